using ChallengeHub.Testing;

namespace ChallengeHub.Engine.Tests;

/// <summary>A campaign with targets, and what its boards by target say.</summary>
internal static class TargetGame
{
    public static readonly Objectives Monthly = new()
    {
        Per = TargetSpan.Period,
        Reps = new Dictionary<string, decimal>
        {
            ["anna"] = 30,
            ["bob"] = 7,
            ["nobody"] = 5,
        },
        Teams = new Dictionary<string, decimal> { ["lyon"] = 40, ["lille"] = 8 },
    };

    public static Prize Tier(decimal percent) =>
        new()
        {
            Code = "tier",
            Name = "Bonus",
            Scope = PrizeScope.Period,
            Board = BoardKind.Reps,
            MinPercent = percent,
        };

    public static Task<Challenge> Launched(
        string redis,
        Objectives? objectives,
        Func<CampaignDocument, CampaignDocument>? configure = null
    ) => Challenge.Launched(x => (configure ?? (y => y))(x with { Objectives = objectives }), redis);

    public static async Task<Challenge> With(Task<Challenge> launched, params (string Code, int Points)[] points)
    {
        var challenge = await launched;
        foreach (var (code, some) in points)
            await challenge.Engine.Corrections.Adjust(
                Challenge.Code,
                new Adjustment(code, some, "played", null),
                code,
                "admin"
            );
        return challenge;
    }

    public static async Task<string> Standing(Challenge challenge, StandingsQuery query) =>
        string.Join(
            " ",
            (await challenge.Engine.Reads.Read(query with { By = RankedBy.Target })).Rows.Select(x =>
                FormattableString.Invariant($"{x.Rank}:{x.Code}:{x.Points}/{x.Target}={x.Percent}")
            )
        );

    public static StandingsQuery Reps(string period = "3") => new(Challenge.Code, BoardKind.Reps, period);
}
