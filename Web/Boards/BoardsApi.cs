using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>The leaderboards as JSON.</summary>
public static class BoardsApi
{
    public const int Most = 1000;
    public const int Usual = 50;

    public static void MapBoards(this IEndpointRouteBuilder routes)
    {
        var boards = routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Boards")
            .RequireAccess(AccessPolicies.Boards)
            .WithProblems(401, 403, 404);

        boards
            .MapGet("/standings", Read)
            .WithProblems(400)
            .WithSummary("A leaderboard")
            .WithDescription(
                "`board`: reps, prospectors, teams, pairs. `period`: current (default), overall, or a number. `top`: "
                    + "1–1,000 lines (default 50). `by`: points (default), or target: who has one ranked by percent "
                    + "of it, lines with `target` and `percent`. `around`: a code, with 5 above and below. "
                    + "`asOfSeq`: as it was at that ledger position. `lang`: language of names. `points` are whole, "
                    + "or an average to 1/100; `live` is false when the ledger answered instead of the boards. "
                    + "People and screens see an alias, or `Anonymous` and a code with `~`, of those who want it so, "
                    + "and no more lines than the campaign's `privacy.top`; keys, marketing and admins see all. While "
                    + "boards are frozen, everybody but marketing, admins and keys with the scope results sees them "
                    + "as they were at `asOf`, `frozen` is true, and `asOfSeq` goes no further than `seq`. `photo`, of "
                    + "somebody who shows one: the mark for GET photos."
            )
            .Produces<StandingsAnswer>();

        routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Boards")
            .RequireAccess(AccessPolicies.Admin)
            .WithProblems(401, 403, 404)
            .MapPost("/rebuild", Rebuild)
            .WithSummary("Rebuild the leaderboards from the ledger")
            .WithDescription("`drift`: lines that were wrong before; 0 in health.");
    }

    private static Task<JsonBytes> Read(
        string code,
        [AsParameters] StandingsParameters asked,
        HttpContext http,
        StandingsAnswers answers
    ) =>
        answers.Of(
            new StandingsQuery(
                code,
                Query.Board(asked.Board),
                asked.Period ?? "current",
                (int)Query.Whole("top", asked.Top, Usual, 1, Most)
            )
            {
                Around = asked.Around,
                By = Query.Word("by", asked.By, "points", "target") == "target" ? RankedBy.Target : RankedBy.Points,
                AsOfSeq = asked.AsOfSeq is null ? null : Query.Whole("asOfSeq", asked.AsOfSeq, 0, 0),
                Language = Query.Language(asked.Lang),
                Audience = Caller.Of(http.User).Audience(code),
            }
        );

    private static async Task<Ok<Rebuilt>> Rebuild(string code, HttpContext http, BoardKeeper boards, AuditLog auditLog)
    {
        var rebuilt = await boards.Rebuild(code);
        await auditLog.Note(http.By(), new AuditedAction(AuditActions.BoardsRebuilt, code, After: rebuilt));
        return TypedResults.Ok(rebuilt);
    }
}

/// <summary>What GET standings may be asked; read as text, so that a wrong one is named.</summary>
public sealed record StandingsParameters(
    string? Board,
    string? Period,
    string? Top,
    string? Around,
    string? AsOfSeq,
    string? Lang,
    string? By
);

/// <summary>A board at one ledger position, the same over HTTP and on the hub.</summary>
/// <param name="Seq">The ledger position up to which the board is complete.</param>
/// <param name="Live">False when Redis lagged and the ledger answered.</param>
/// <param name="AsOf">When it was sent; of a frozen board, since when it is frozen.</param>
/// <param name="Count">Members on the whole board.</param>
public sealed record StandingsAnswer(
    string Campaign,
    BoardKind Board,
    StandingsPeriod? Period,
    long Seq,
    bool Live,
    DateTimeOffset AsOf,
    long Count,
    IReadOnlyList<Standing> Standings
)
{
    /// <summary>What came since <see cref="AsOf"/> is not for the reader until the result is revealed.</summary>
    public bool Frozen { get; init; }

    public static StandingsAnswer Of(Standings x) =>
        new(x.Campaign, x.Board, x.Period, x.Seq, x.Live, x.AsOf, x.Count, x.Rows) { Frozen = x.Frozen };
}
