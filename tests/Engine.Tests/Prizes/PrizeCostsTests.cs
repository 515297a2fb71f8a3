using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class PrizeCostsTests(SharedRedis redis)
{
    private static readonly Prize Month = new()
    {
        Code = "month",
        Name = "Month",
        Scope = PrizeScope.Period,
        Board = BoardKind.Reps,
        Ranks = [1, 2],
        Value = 50,
    };

    private static PrizeCost Of(Prize prize, int undecided) => PrizeCost.Of(prize, [], undecided);

    [Fact]
    public void Ranks_a_raffle_or_a_stock_bound_what_a_prize_can_cost()
    {
        Assert.Equal((24, 1200m, true), (Of(Month, 12).MostWinners, Of(Month, 12).MostCost, Of(Month, 12).TiesMayAdd));
        Assert.Equal(
            (5, 250m, false),
            (
                Of(Month with { Stock = 5 }, 12).MostWinners,
                Of(Month with { Stock = 5 }, 12).MostCost,
                Of(Month with { Stock = 5 }, 12).TiesMayAdd
            )
        );
        var raffle = Month with { Ranks = null, Raffle = new Raffle(RaffleTickets.Points, 3) };
        Assert.Equal((36, 10), (Of(raffle, 12).MostWinners, Of(raffle with { Stock = 10 }, 12).MostWinners));
        Assert.Null(Of(Month with { Ranks = null, MinPoints = 5 }, 12).MostCost);
        Assert.Equal(0, Of(Month with { Ranks = null, MinPoints = 5 }, 0).MostCost);
    }

    [Fact]
    public async Task What_is_awarded_is_committed_and_what_is_undecided_can_still_come()
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Budget = 1000,
                    Prizes =
                    [
                        Month,
                        Some.Prize() with
                        {
                            Value = 400,
                        },
                        Month with
                        {
                            Code = "club",
                            Ranks = null,
                            MinPoints = 100,
                        },
                    ],
                },
            redis.ConnectionString
        );
        await challenge.Tell("taken", "L1", "anna");
        var before = await challenge.Engine.Awards.Costs(Challenge.Code);
        Assert.Equal((0m, 1600m, true, 1000m), (before.Committed, before.Most, before.OverBudget, before.Left));
        Assert.Equal(["club"], before.Unbounded);

        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:00:00+02:00"));
        for (var month = 1; month <= 3; month++)
            await challenge.Engine.Closing.Close(Challenge.Code, month);
        // three months gave one award of six, and the one who reached the rank is alone
        var after = await challenge.Engine.Awards.Costs(Challenge.Code);
        Assert.Equal((50m, 50m + 9 * 2 * 50 + 400, 950m), (after.Committed, after.Most, after.Left));
    }

    [Fact]
    public async Task A_draft_can_be_reckoned_and_an_awarded_prize_that_left_the_campaign_still_cost_what_it_did()
    {
        await using var challenge = await Challenge.Launched(x => x with { Prizes = [Month] }, redis.ConnectionString);
        await challenge.Engine.Campaigns.Put("draft", Challenge.Document with { Prizes = [Month], Budget = 1 }, null);
        Assert.Equal(1200, (await challenge.Engine.Awards.Costs("draft")).Most);

        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:00:00+02:00"));
        await challenge.Engine.Closing.Close(Challenge.Code, 3);
        await challenge.Engine.Campaigns.Put(
            Challenge.Code,
            (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document with
            {
                Prizes = [],
            },
            null
        );
        var costs = await challenge.Engine.Awards.Costs(Challenge.Code);
        Assert.Equal((50m, 50m, "month"), (costs.Committed, costs.Most, costs.Prizes.Single().Prize.Code));
    }
}
