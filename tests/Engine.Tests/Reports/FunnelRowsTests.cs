using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Which rows of a funnel are withheld, and what stands beside their costs.</summary>
public sealed class FunnelRowsTests(SharedRedis redis)
{
    private static Task<FunnelReport> Read(Challenge challenge, FunnelBy by, ReportReader? reader = null) =>
        challenge.Engine.Funnels.Read(Challenge.Code, new FunnelQuery(by), reader ?? ReportReader.All);

    /// <summary>
    /// January and February are one and the same rep's: the total less March would be his figures.
    /// </summary>
    [Fact]
    public async Task Rows_are_withheld_until_five_people_are_behind_all_that_is_hidden()
    {
        await using var game = await EffectGame.Launched(redis.ConnectionString);
        await game.Told(new ToldLeads("j", EffectGame.In, 3, 3) { Reps = 1 });
        await game.Told(new ToldLeads("f", Challenge.Start.AddMonths(1).AddDays(4), 3, 3) { Reps = 1 });
        await game.Told(new ToldLeads("m", Challenge.Start.AddMonths(2), 12, 12));
        var few = new ReportReader { SeesEachPerson = false };

        var periods = await Read(game.Challenge, FunnelBy.Period, few);
        Assert.Equal(["1 True", "2 True", "3 True"], periods.Rows.Select(Said));
        Assert.Equal(18, periods.Total.Received);
        Assert.Equal(["lyon False"], (await Read(game.Challenge, FunnelBy.Team, few)).Rows.Select(Said));

        static string Said(FunnelRow row) => $"{row.Key} {row.IsWithheld}";
    }

    [Fact]
    public async Task A_prize_that_nothing_bounds_is_no_pending_cost_and_is_named()
    {
        var club = new Prize
        {
            Code = "club",
            Name = "Club",
            Scope = PrizeScope.Campaign,
            Board = BoardKind.Reps,
            MinPoints = 100,
            Value = 50,
        };
        await using var challenge = await Challenge.Launched(
            x => x with { Prizes = [club, Some.Prize()] },
            redis.ConnectionString
        );

        var whole = await Read(challenge, FunnelBy.Campaign);
        Assert.Equal(5000, whole.Pending);
        Assert.Equal(["club"], whole.Assumptions.Unbounded);
        Assert.Empty((await Read(challenge, FunnelBy.Team)).Assumptions.Unbounded);
    }
}
