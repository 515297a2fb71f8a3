using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class NextPrizesTests(SharedRedis redis)
{
    private static readonly Prize First = new()
    {
        Code = "first",
        Name = "First",
        Scope = PrizeScope.Period,
        Board = BoardKind.Reps,
        Ranks = [1, 1],
    };

    [Fact]
    public async Task What_is_won_now_is_told_apart_from_the_nearest_of_the_rest()
    {
        await using var challenge = await March(
            First,
            First with
            {
                Code = "podium",
                Ranks = [1, 3],
            },
            First with
            {
                Code = "club",
                Ranks = null,
                MinPoints = 7,
            }
        );
        Assert.Equal("holds first podium club", await Seen(challenge, "anna"));
        Assert.Equal("holds podium, then club 2", await Seen(challenge, "bob"));
    }

    [Fact]
    public async Task To_be_level_is_enough_only_where_ranks_are_shared()
    {
        await using var strict = await March(First);
        Assert.Equal("holds , then first 5", await Seen(strict, "bob"));
        await using var shared = await March(x => x with { Ties = TieBreak.Shared }, First);
        Assert.Equal("holds , then first 4", await Seen(shared, "bob"));
    }

    [Fact]
    public async Task Who_left_is_passed_over_and_a_part_of_the_own_target_is_reckoned_in_points()
    {
        await using var challenge = await March(
            x =>
                x with
                {
                    Objectives = new Objectives
                    {
                        Per = TargetSpan.Period,
                        Reps = new Dictionary<string, decimal> { ["bob"] = 20 },
                    },
                },
            First,
            First with
            {
                Code = "target",
                Ranks = null,
                MinPercent = 100,
            }
        );
        Assert.Equal("holds , then first 5", await Seen(challenge, "bob"));
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "anna");
        Assert.Equal("holds first, then target 15", await Seen(challenge, "bob"));
        Assert.Equal("holds , then first 1", await Seen(challenge, "carl"));
    }

    private Task<Challenge> March(params Prize[] prizes) => March(x => x, prizes);

    /// <summary>Anna has 9 points, Bob 5, and Carl 5 that he reached later.</summary>
    private async Task<Challenge> March(Func<CampaignDocument, CampaignDocument> change, params Prize[] prizes)
    {
        var challenge = await Challenge.Launched(x => change(x with { Prizes = prizes }), redis.ConnectionString);
        foreach (var (rep, points, hour) in new[] { ("anna", 9, -3), ("bob", 5, -2), ("carl", 5, -1) })
            await challenge.Engine.Corrections.Adjust(
                Challenge.Code,
                new Adjustment(rep, points, "played", Challenge.Noon.AddHours(hour)),
                rep,
                "admin"
            );
        return challenge;
    }

    private static async Task<string> Seen(Challenge challenge, string code)
    {
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        var now = challenge.Running.Clock.GetUtcNow();
        var period = PeriodBook.Current(snapshot.Periods, now)!;
        var player = snapshot.Find(code)!;
        var chances = await challenge.Engine.NextPrizes.Of(
            new PrizesOfPlayer(snapshot, player, new Audience(false, [code]), period)
            {
                Points = await challenge.Engine.PlayerPoints.Of(snapshot, player, period.Number, now),
            }
        );
        var held = $"holds {string.Join(' ', chances.Held.Select(x => x.Code))}";
        return chances.Next is { } next ? $"{held}, then {next.Prize.Code} {next.Points}" : held;
    }
}
