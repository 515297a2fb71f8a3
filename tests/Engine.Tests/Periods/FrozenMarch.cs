using ChallengeHub.Testing;

namespace ChallengeHub.Engine.Tests;

/// <summary>A year whose months are frozen two days before their ends, and what happens in March.</summary>
internal static class FrozenMarch
{
    /// <summary>Two days before the end of March in Paris; the clocks went forward just before.</summary>
    public static readonly DateTimeOffset Begins = DateTimeOffset.Parse("2026-03-30T00:00:00+02:00");

    public static Task<Challenge> Launched(string redis, Func<CampaignDocument, CampaignDocument>? configure = null) =>
        Challenge.Launched(x => (configure ?? (y => y))(x with { Freeze = new Freeze(48, FreezeOf.Period) }), redis);

    /// <summary>
    /// Five days from the first of January on; all that is not certified by then is frozen at noon of the fourth.
    /// </summary>
    public static Task<Challenge> FiveDays(string redis, Func<CampaignDocument, CampaignDocument>? configure = null) =>
        Challenge.Launched(
            x =>
                (configure ?? (y => y))(
                    x with
                    {
                        EndsAt = Challenge.Start.AddDays(5),
                        Periods = new PeriodPlan { Every = PeriodLength.Day },
                        Freeze = new Freeze(36, FreezeOf.Campaign),
                    }
                ),
            redis,
            Challenge.Start.AddHours(12)
        );

    /// <summary>
    /// Bob leads Anna when March is frozen; then she passes him, and what he closed is taken back. Four entries, two of
    /// them before.
    /// </summary>
    public static async Task Play(Challenge challenge)
    {
        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.SetUtcNow(Begins.AddMinutes(-1));
        var closing = await challenge.Tell("closed", "L2", "bob");
        challenge.Running.Clock.SetUtcNow(Begins);
        await challenge.Tell("closed", "L1", "anna");
        await challenge.Engine.Corrections.Reverse(
            Challenge.Code,
            new EventIdentity("crm", closing.Id),
            "told wrongly",
            "zoe"
        );
    }

    /// <summary>As everybody sees it, unless the change says otherwise.</summary>
    public static Task<Standings> Reps(
        this Challenge challenge,
        string period,
        Func<StandingsQuery, StandingsQuery>? change = null
    ) =>
        challenge.Engine.Reads.Read(
            (change ?? (x => x))(new StandingsQuery(Challenge.Code, BoardKind.Reps, period, 1000))
        );

    public static async Task<string> ToEverybody(this Challenge challenge, string period) =>
        Text(await challenge.Reps(period));

    public static async Task<string> ToTheOffice(this Challenge challenge, string period) =>
        Text(await challenge.Reps(period, x => x with { Audience = Audience.Staff }));

    /// <summary>"1 bob 10, 2 anna 1"</summary>
    public static string Text(Standings board) =>
        string.Join(", ", board.Rows.Select(row => $"{row.Rank} {row.Code} {row.Points:0}"));
}
