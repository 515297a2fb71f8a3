using ChallengeHub.Testing;
using Dapper;
using Xunit;
using static ChallengeHub.Engine.Tests.TargetGame;

namespace ChallengeHub.Engine.Tests;

/// <summary>Targets at a closing: what they win, what is certified of them, and what changes no more.</summary>
public sealed class DecidedTargetsTests(SharedRedis redis)
{
    [Fact]
    public async Task Everybody_at_or_above_so_much_of_the_own_target_wins_and_ranks_may_go_by_it()
    {
        Prize[] prizes =
        [
            Tier(66.67m),
            Tier(66.68m) with
            {
                Code = "more",
            },
            Tier(1) with
            {
                Code = "first",
                MinPercent = null,
                By = RankedBy.Target,
                Ranks = [1, 1],
            },
            Tier(50) with
            {
                Code = "one",
                Stock = 1,
            },
        ];
        await using var challenge = await With(
            Launched(redis.ConnectionString, Monthly, x => x with { Prizes = prizes }),
            ("anna", 20),
            ("bob", 5),
            ("carl", 99)
        );
        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:00:00+02:00"));
        await challenge.Engine.Closing.Close(Challenge.Code, 3);
        Assert.Equal(
            ["first 1 bob", "more 1 bob", "one 1 bob", "tier 1 bob", "tier 2 anna"],
            (await challenge.Engine.Awards.Winners(Challenge.Code, 3)).Select(x => $"{x.Prize} {x.Rank} {x.Code}")
        );
    }

    [Fact]
    public async Task Targets_and_percents_are_certified_and_a_later_change_counts_for_what_is_undecided_only()
    {
        await using var challenge = await With(
            Launched(redis.ConnectionString, Monthly, x => x with { Prizes = [Tier(50)] }),
            ("anna", 20),
            ("bob", 5)
        );
        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:30:00+02:00"));
        var closed = await challenge.Engine.Closing.Close(Challenge.Code, 3);
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        Assert.Equal(
            ["bob 7 1 71.43", "anna 30 2 66.67"],
            closed
                .Results.Targets!["reps"]
                .Select(x =>
                    FormattableString.Invariant(
                        $"{snapshot.CodeOf(BoardKind.Reps, x.Member)} {x.Target} {x.Rank} {x.Percent}"
                    )
                )
        );
        Assert.Equal(
            ["lyon 40 1 62.5", "lille 8  "],
            closed
                .Results.Targets["teams"]
                .Select(x => FormattableString.Invariant($"{x.Member} {x.Target} {x.Rank} {x.Percent}"))
        );
        var before = await Standing(challenge, Reps());

        var document = snapshot.Campaign.Document with
        {
            Objectives = Monthly with { Reps = new Dictionary<string, decimal> { ["anna"] = 1 } },
        };
        await challenge.Engine.Campaigns.Put(Challenge.Code, document, null);
        await challenge.Engine.Corrections.Adjust(
            Challenge.Code,
            new Adjustment("anna", 2, "played", null),
            "april",
            "admin"
        );
        Assert.Equal(before, await Standing(challenge, Reps()));
        Assert.Equal("1:anna:2/1=200", await Standing(challenge, Reps("4")));
        Assert.Equal(closed.Sha256, (await challenge.Engine.Results.Find(Challenge.Code, 3))!.Stored.Sha256);
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(
            1,
            await connection.ExecuteScalarAsync<int>("select count(*) from Changes where Kind = 'objectives'")
        );
    }

    [Fact]
    public async Task An_amendment_measures_by_the_targets_of_the_closing_and_leaves_awards_as_they_are()
    {
        await using var challenge = await With(
            Launched(
                redis.ConnectionString,
                Monthly,
                x =>
                    x with
                    {
                        Prizes = [Tier(50)],
                        Periods = new PeriodPlan { Every = PeriodLength.None },
                    }
            ),
            ("anna", 20)
        );
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddYears(1).AddHours(2));
        await challenge.Engine.Closing.CloseDue();
        var late = await challenge.Tell("closed", "L9", "bob", x => x with { At = Challenge.Noon, Id = "late" });
        Assert.Equal("late", late.Status);
        await challenge.Engine.Amendments.Accept(
            Challenge.Code,
            [new EventIdentity("crm", "late")],
            "by post",
            "admin"
        );
        Assert.Equal("1:bob:10/7=142.86 2:anna:20/30=66.67", await Standing(challenge, Reps("1")));
        Assert.Equal(["anna"], (await challenge.Engine.Awards.Winners(Challenge.Code, 1)).Select(x => x.Code));
    }
}
