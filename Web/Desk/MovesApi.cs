using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>
/// What people do with leads: taken, contacted, closed. The same move sent again answers as the first did.
/// </summary>
public static class MovesApi
{
    /// <param name="leads">The group of a campaign's leads.</param>
    public static void MapMoves(this RouteGroupBuilder leads)
    {
        leads
            .MapPost("/{lead}/moves", Move)
            .WithProblems(409, 413, 415)
            .WithMetadata(new TakesBody(typeof(MoveRequest), ["application/json"]))
            .WithSummary("Move a lead")
            .WithDescription(
                "`id` is the caller's own (a UUID): sent again it answers as the first did. `type` as of an event; "
                    + "`at`, when it was made, lies in the last 72 hours. Refused, lost and released need a `reason` "
                    + "(`undo` gives back what was taken within the last minute), contacted a `note` of the kind "
                    + "call or meeting; assigned a `rep`. What is not possible from where the lead stands is a 409 "
                    + "with `leadStatus` and `holder`, and nothing is written. "
                    + "`lead` is null where the caller does not see it any more."
            );

        leads
            .MapPost("/moves", Moves)
            .WithProblems(409, 413, 415)
            .WithSummary("Move up to 1,000 leads")
            .WithDescription(
                "An array of moves, each with its `lead`; each is answered in `results`, in the order given, with "
                    + "`result`, or with `refused`, whatever became of the others."
            );
    }

    private static async Task<Ok<MoveAnswer>> Move(
        string code,
        string lead,
        Body<MoveRequest> body,
        HttpContext http,
        LeadCalls calls
    )
    {
        var errors = new FieldErrors();
        var name = LeadCodes.FromRoute(http);
        var sent = body.Value.Read(name, errors);
        errors.If(body.Value.Lead is { } other && other != name, "lead", "code-of-address", name);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        var by = await calls.Callers.Of(http, code);
        var moved = await calls.Desk.Move(code, sent, by);
        return TypedResults.Ok(
            new MoveAnswer(
                await calls.Discreet(http, code, moved.Answer!),
                await calls.AnswerIfSeen(http, code, name, by)
            )
        );
    }

    private static async Task<Ok<MovesAnswer>> Moves(string code, MovesBody body, HttpContext http, LeadCalls calls)
    {
        var by = await calls.Callers.Of(http, code);
        var moved = new List<MovedLead>();
        foreach (var outcome in await calls.Desk.Moves(code, body.Moves, by))
            moved.Add(
                new MovedLead(outcome.Lead)
                {
                    Result = outcome.Answer is { } answer ? await calls.Discreet(http, code, answer) : null,
                    Refused = outcome.Refusal is { } refusal
                        ? RefusedMove.Of(refusal, LeadCalls.LanguageOf(http))
                        : null,
                }
            );
        return TypedResults.Ok(new MovesAnswer(moved));
    }
}

/// <summary>What a move did, as an event is answered, and the lead as it is now.</summary>
public sealed record MoveAnswer(EventAnswer Result, LeadAnswer? Lead);

/// <summary>What became of each move of a request, in the order given.</summary>
public sealed record MovesAnswer(IReadOnlyList<MovedLead> Results);

/// <summary>One of the two: what the move did, or why it was not made.</summary>
public sealed record MovedLead(string Lead)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EventAnswer? Result { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RefusedMove? Refused { get; init; }
}

/// <summary>Why a move was not made; where the lead stands, and who holds it, if that is why.</summary>
public sealed record RefusedMove(RefusedKind Kind, string Detail)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LeadStatus? LeadStatus { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Holder { get; init; }

    public static RefusedMove Of(MoveRefusal refusal, string language) =>
        new(refusal.Kind, ErrorSentences.Of(refusal.Error, language))
        {
            Field = refusal.Error.Field.Length == 0 ? null : refusal.Error.Field,
            LeadStatus = refusal.Status,
            Holder = refusal.Holder,
        };
}
