using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class ForecastsTests(SharedRedis redis)
{
    private static readonly Reader Office = new(Audience.Staff, "en");

    private static Prize Prize(string code, PrizeScope scope = PrizeScope.Period) =>
        new()
        {
            Code = code,
            Name = code,
            Scope = scope,
            Board = BoardKind.Reps,
        };

    private async Task<Challenge> March(params Prize[] prizes)
    {
        var challenge = await Challenge.Launched(
            x => x with { Ties = TieBreak.Shared, Prizes = prizes },
            redis.ConnectionString
        );
        foreach (var (rep, points) in new[] { ("anna", 9), ("bob", 5), ("carl", 5) })
            await challenge.Engine.Corrections.Adjust(
                Challenge.Code,
                new Adjustment(rep, points, "played", Challenge.Noon.AddDays(-1)),
                rep,
                "admin"
            );
        return challenge;
    }

    private static async Task<string[]> Foreseen(Challenge challenge) =>
        [
            .. (await challenge.Engine.Forecasts.Now(Challenge.Code, Office)).Select(x =>
                $"{x.Prize} {x.Period} {string.Join('+', x.Winners)} of "
                + $"{x.Of}{(x.Lot ? " by lot" : "")}{(x.Drawn ? " drawn" : "")}"
            ),
        ];

    [Fact]
    public async Task It_tells_who_would_win_now_in_this_period_and_in_the_campaign()
    {
        await using var challenge = await March(
            Prize("first") with
            {
                Ranks = [1, 1],
            },
            Prize("grand", PrizeScope.Campaign) with
            {
                Ranks = [1, 2],
            },
            Prize("luck") with
            {
                Raffle = new Raffle(RaffleTickets.Points, 1),
            },
            Prize("club") with
            {
                MinPoints = 100,
            }
        );
        Assert.Equal(
            ["first 3 Anna of 1", "grand 0 Anna+Bob+Carl of 3", "luck 3  of 3 drawn", "club 3  of 0"],
            await Foreseen(challenge)
        );
    }

    [Fact]
    public async Task It_passes_over_who_left_and_awards_the_very_same_at_the_closing()
    {
        await using var challenge = await March(Prize("podium") with { Ranks = [1, 1] });
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "anna");
        Assert.Equal(["podium 3 Bob+Carl of 2"], await Foreseen(challenge));

        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddMonths(3).AddHours(2));
        await challenge.Engine.Closing.Close(Challenge.Code, 3);
        Assert.Equal(["bob", "carl"], (await challenge.Engine.Awards.Winners(Challenge.Code, 3)).Select(x => x.Code));
    }

    [Fact]
    public async Task Of_a_stock_it_names_those_who_are_sure_of_it()
    {
        await using var challenge = await March(
            Prize("few") with
            {
                MinPoints = 1,
                Stock = 2,
            },
            Prize("one") with
            {
                MinPoints = 1,
                Stock = 1,
            }
        );
        Assert.Equal(["few 3 Anna of 2 by lot", "one 3 Anna of 1"], await Foreseen(challenge));
    }
}
