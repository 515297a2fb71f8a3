using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Leads as cards: handed in, found, read with their story, changed, written about.</summary>
public static class LeadsApi
{
    public static void MapLeads(this IEndpointRouteBuilder routes)
    {
        var leads = routes
            .MapGroup("/api/v1/campaigns/{code}/leads")
            .WithTags("Leads")
            .RequireAccess(AccessPolicies.Leads)
            .WithProblems(400, 401, 403, 404);

        leads
            .MapPost("/", Create)
            .WithProblems(409, 413, 415)
            .WithSummary("Hand in a lead, or up to 1,000")
            .WithDescription(
                "A card, answered as the lead that it became (201), or as a draft with what it lacks, field by field "
                    + "(202); an array is answered one by one in `results`. Without `code` it gets the campaign's next "
                    + "free one. A lead of the same prospect is a 409 with `twins`, unless `twin` is `keep`. `at`, "
                    + "when it was received, is for keys alone. `Idempotency-Key`, 1–200 visible characters: the same "
                    + "request sent again creates nothing more; the same key with another body is a 409."
            );

        leads
            .MapGet("/", List)
            .WithSummary("The leads that the caller may see")
            .WithDescription(
                "`status`, `team`, `rep` (who holds it), `prospector`, `source`, `overdue`, `vouched`: only such. `q`: "
                    + "beginnings of words in code, company and contact, or digits of a phone. `sort`: new (default), "
                    + "old, deadline. `limit`: 1–200 (default 50). `next` of an answer, sent as `after`, asks for the "
                    + "page after it; null: there are no more. `format`: csv or xlsx, all that the filter shows, as "
                    + "import takes it; `sep`: `,` or `;`."
            )
            .Produces<LeadListAnswer>(StatusCodes.Status200OK, "application/json", LeadsFile.Csv, LeadsFile.Xlsx);

        leads
            .MapGet("/{lead}", Get)
            .WithSummary("One lead with its story")
            .WithDescription(
                "`allowed`: what the caller may do now, and what it would pay. `people`: names by code. `story`: "
                    + "facts, their points and notes, the oldest first, those of the lead that it was recovered from "
                    + "before them. The `ETag` is of the card's own members: a note or a move does not change it. A "
                    + "slash in the code is `%2F`."
            );

        leads
            .MapPatch("/{lead}", Patch)
            .WithProblems(409, 412, 413, 415, 428)
            .WithSummary("Change a card")
            .WithDescription(
                "A merge patch (RFC 7396) with `If-Match` (else 428). Stale: 412 with the card in `lead`. `code`, "
                    + "`origin`, `prospector` and `rep` cannot be changed; a rep changes contact, next and "
                    + "qualification of what he holds, a prospector his leads while nobody has taken them."
            );

        leads
            .MapPost("/{lead}/notes", Note)
            .WithProblems(409, 413, 415)
            .WithSummary("Write a note")
            .WithDescription(
                "`id` is the caller's own: sent again it is the same note. `kind`: note, call, no-answer, meeting, or "
                    + "rating with `quality` 1–5, of a lead that was contacted. Answers the lead with its story."
            );

        leads.MapMoves();
    }

    private static async Task<Results<Created<LeadAnswer>, Accepted<DraftAnswer>, Ok<CreatedAnswers>>> Create(
        string code,
        LeadsBody body,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        HttpContext http,
        LeadCalls calls
    )
    {
        var by = await calls.Callers.Of(http, code);
        var created = await calls.Desk.Create(code, body.Leads, by, Once(key, body));
        if (body.IsArray)
            return TypedResults.Ok(await CreatedAnswers.Of(http, code, created, calls));

        var one = created[0];
        if (one.IsDraft)
            return TypedResults.Accepted((string?)null, DraftAnswer.Of(one, LeadCalls.LanguageOf(http)));
        if (one.Errors.Count > 0)
            throw RefusedException.Invalid(one.Errors);
        if (one.Refusal is { } refusal)
            throw one.IsTwin ? LeadDesk.Thrown(refusal).With("twins", one.Twins) : LeadDesk.Thrown(refusal);

        return TypedResults.Created(
            $"/api/v1/campaigns/{code}/leads/{LeadCodes.ToRoute(one.Code)}",
            await Shown(http, code, await calls.Reads.One(code, one.Code, by), calls)
        );
    }

    private static async Task<IResult> List(
        string code,
        [AsParameters] LeadListParameters asked,
        HttpContext http,
        LeadCalls calls,
        LeadLists lists
    )
    {
        var by = await calls.Callers.Of(http, code);
        var snapshot = await calls.Boards.Snapshot(code);
        var page = LeadListQuery.Page(asked, snapshot, by.Mover, calls.Clock.GetUtcNow());
        var format = Query.Word("format", asked.Format, "json", "csv", "xlsx");
        var separator = Query.Word("sep", asked.Sep, ",", ";");
        if (format != "json")
            return await lists.File.Of(code, page, by, format == "csv" ? $"csv{separator}" : format);

        return await lists.Of(http, page, by, snapshot);
    }

    private static async Task<Ok<LeadAnswer>> Get(string code, string lead, HttpContext http, LeadCalls calls)
    {
        var by = await calls.Callers.Of(http, code);
        var found = await calls.Reads.One(code, LeadCodes.FromRoute(http), by);
        return TypedResults.Ok(await Shown(http, code, found, calls));
    }

    private static async Task<Results<Ok<LeadAnswer>, ProblemHttpResult>> Patch(
        string code,
        string lead,
        CardBody body,
        HttpContext http,
        LeadCalls calls
    )
    {
        var language = LeadCalls.LanguageOf(http);
        if (http.Request.Headers.IfMatch.Count == 0 || Etags.Expected(http.Request) is not { } expected)
            return TypedResults.Problem(
                ErrorSentences.Of(new FieldError("", "if-match-needed"), language),
                statusCode: StatusCodes.Status428PreconditionRequired
            );

        var by = await calls.Callers.Of(http, code);
        var name = LeadCodes.FromRoute(http);
        try
        {
            await calls.Desk.Patch(code, name, new CardPatch(body.Members, expected), by);
            return TypedResults.Ok(await Shown(http, code, await calls.Reads.One(code, name, by), calls));
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.Stale)
        {
            var now = await Shown(http, code, await calls.Reads.One(code, name, by), calls);
            return Problems.Of(refusal.With("lead", now), language);
        }
    }

    private static async Task<Ok<LeadAnswer>> Note(
        string code,
        string lead,
        Body<NoteRequest> body,
        HttpContext http,
        LeadCalls calls
    )
    {
        var errors = new FieldErrors();
        var note = body.Value.Read(errors, "", needsId: true);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        var by = await calls.Callers.Of(http, code);
        var name = LeadCodes.FromRoute(http);
        await calls.Desk.Note(code, name, note, by);
        return TypedResults.Ok(await Shown(http, code, await calls.Reads.One(code, name, by), calls));
    }

    /// <summary>With the ETag of its card.</summary>
    private static async Task<LeadAnswer> Shown(HttpContext http, string code, DeskLead lead, LeadCalls calls)
    {
        http.Response.Headers.ETag = $"\"{lead.Row.CardVersion}\"";
        return LeadAnswer.Of(lead, await calls.Reader(http, code));
    }

    private static SentOnce? Once(string? key, LeadsBody body)
    {
        if (key is null)
            return null;
        return key is { Length: >= 1 and <= 200 } && key.All(x => x is > ' ' and <= '~')
            ? new SentOnce(key, body.Sha256)
            : throw RefusedException.Invalid("Idempotency-Key", "idempotency-key-format");
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Next">Sent as <c>after</c> it asks for the page after this one; null: there are no more.</param>
public sealed record LeadListAnswer(IReadOnlyList<LeadAnswer> Leads, string? Next);
