using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Every point with its reason, and the pen that corrects: by reversing entries, never by erasing.</summary>
public static class LedgerApi
{
    public static void MapLedger(this IEndpointRouteBuilder routes)
    {
        var ledger = routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Ledger")
            .RequireAccess(AccessPolicies.Ledger)
            .WithProblems(400, 401, 403, 404);

        ledger
            .MapGet("/ledger", Read)
            .WithSummary("Ledger entries in order of seq")
            .WithDescription(
                "After a seq, at most `limit` (1–1,000, default 1,000). With `Accept: application/x-ndjson` all of "
                    + "them as a stream, one per line. A player and a director see the code with `~` of "
                    + "those who appear by an alias or not at all, and ask by it. While boards are frozen a director "
                    + "sees entries up to the freeze; a player always sees all of the own ones."
            )
            .Produces<IReadOnlyList<LedgerLine>>(StatusCodes.Status200OK, "application/json", "application/x-ndjson");

        var scores = routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Ledger")
            .RequireAccess(AccessPolicies.Scores)
            .WithProblems(400, 401, 403, 404);

        scores
            .MapPost("/corrections", Correct)
            .WithProblems(409, 413, 415)
            .WithSummary("Reverse an event's entries, or adjust a participant's points")
            .WithDescription(
                "`{source, id, reason}` reverses; `{participant, points, reason, at?}` adjusts and needs an "
                    + "`Idempotency-Key` of 1–200 visible characters. Answers the entries that were written."
            );

        scores
            .MapPost("/amendments", Amend)
            .WithProblems(409, 413, 415)
            .WithSummary("Accept events that came after the campaign's closing")
            .WithDescription(
                "All of them or none. Their points make a new version of the results beside the old; awards then "
                    + "change only by hand."
            );
    }

    private static async Task<Results<Ok<IReadOnlyList<LedgerLine>>, NdJson<LedgerLine>>> Read(
        string code,
        [AsParameters] LedgerParameters asked,
        HttpContext http,
        LedgerReads ledger,
        BoardReads reads
    )
    {
        await OwnEntries.Check(http, reads, code, asked.Participant);
        var after = Query.Whole("after", asked.After, 0, 0);
        var limit = Query.Whole("limit", asked.Limit, 1000, 1, 1000);
        ledger = ledger.For(Caller.Of(http.User).Audience(code));
        if (!NdJson.IsAsked(http.Request))
            return TypedResults.Ok(await ledger.Page(code, asked.Participant, after, (int)limit));
        var lines = ledger.Stream(code, asked.Participant, after, http.RequestAborted);
        return new NdJson<LedgerLine>(asked.Limit is null ? lines : lines.Take((int)limit));
    }

    private static async Task<Ok<IReadOnlyList<LedgerLine>>> Correct(
        string code,
        Body<CorrectionRequest> body,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        HttpContext http,
        Corrections corrections
    )
    {
        var asked = body.Value;
        asked.Check();

        if (asked.Source is not null)
            return TypedResults.Ok(
                await corrections.Reverse(code, new EventIdentity(asked.Source, asked.Id!), asked.Reason!, http.By())
            );
        if (key is not { Length: >= 1 and <= 200 } || key.Any(x => x is <= ' ' or > '~'))
            throw RefusedException.Invalid("Idempotency-Key", "idempotency-key-required");

        return TypedResults.Ok(
            await corrections.Adjust(
                code,
                new Adjustment(asked.Participant!, asked.Points!.Value, asked.Reason!, asked.At),
                key,
                http.By()
            )
        );
    }

    private static async Task<Ok<IReadOnlyList<LedgerLine>>> Amend(
        string code,
        Body<AmendmentRequest> body,
        HttpContext http,
        Amendments amendments
    )
    {
        var (events, reason) = body.Value.Checked();
        return TypedResults.Ok(await amendments.Accept(code, events, reason, http.By()));
    }
}

/// <summary>What GET ledger may be asked; read as text, so that a wrong one is named.</summary>
public sealed record LedgerParameters(string? After, string? Limit, string? Participant);
