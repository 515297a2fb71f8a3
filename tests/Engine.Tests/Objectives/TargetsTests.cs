using ChallengeHub.Testing;
using CsCheck;
using Dapper;
using Xunit;
using static ChallengeHub.Engine.Tests.TargetGame;

namespace ChallengeHub.Engine.Tests;

public sealed class TargetsTests(SharedRedis redis)
{
    [Fact]
    public void A_percent_is_rounded_half_away_from_zero_to_a_hundredth()
    {
        Assert.Equal(71.43m, Targets.Percent(5, 7));
        Assert.Equal(0.13m, Targets.Percent(1, 800));
        Assert.Equal(-0.13m, Targets.Percent(-1, 800));
        Assert.Equal(100m, Targets.Percent(19_999, 20_000 - 0.99m));
        Gen.Select(Gen.Long[-33_554_431, 33_554_431], Gen.Long[1, 3_355_443_100])
            .Sample(
                (points, cents) =>
                {
                    var target = cents / 100m;
                    var percent = Targets.Percent(points, cents / 100m);
                    // hundredths of a percent times the target are the points to half a hundredth
                    return Math.Abs(points * 100m - percent * target) <= 0.005m * target + 0.000001m;
                }
            );
    }

    [Fact]
    public async Task Who_has_a_target_is_ranked_by_percent_of_it_and_who_has_none_is_not()
    {
        await using var challenge = await With(
            Launched(redis.ConnectionString, Monthly),
            ("anna", 20),
            ("bob", 5),
            ("carl", 99)
        );
        Assert.Equal("1:bob:5/7=71.43 2:anna:20/30=66.67", await Standing(challenge, Reps()));
        Assert.Equal("1:bob:5/84=5.95 2:anna:20/360=5.56", await Standing(challenge, Reps("overall")));
        Assert.Equal(
            "1:lille:99/8=1237.5 2:lyon:25/40=62.5",
            await Standing(challenge, Reps() with { Board = BoardKind.Teams })
        );
        Assert.Equal(
            RefusedKind.Invalid,
            await CorrectionsTests.Refused(() =>
                challenge.Engine.Reads.Read(Reps() with { Board = BoardKind.Pairs, By = RankedBy.Target })
            )
        );
    }

    [Fact]
    public async Task Of_a_target_for_the_campaign_each_period_asks_for_its_share()
    {
        await using var challenge = await With(
            Launched(
                redis.ConnectionString,
                Monthly with
                {
                    Per = TargetSpan.Campaign,
                    Reps = new Dictionary<string, decimal> { ["anna"] = 100, ["bob"] = 0.01m },
                }
            ),
            ("anna", 5),
            ("bob", 1)
        );
        Assert.Equal("1:bob:1/0.01=10000 2:anna:5/8.33=60.02", await Standing(challenge, Reps()));
        Assert.Equal("1:bob:1/0.01=10000 2:anna:5/100=5", await Standing(challenge, Reps("overall")));
        // an early end in March: nine periods are void and ask for nothing
        await challenge.Engine.Campaigns.End(Challenge.Code);
        Assert.Equal("1:bob:1/0.01=10000 2:anna:5/25=20", await Standing(challenge, Reps("overall")));
    }

    [Theory]
    [InlineData(TieBreak.Shared, "1:bob:4/8=50 1:anna:15/30=50")]
    [InlineData(TieBreak.FirstToReach, "1:bob:4/8=50 2:anna:15/30=50")]
    public async Task Ties_are_broken_as_the_campaign_says(TieBreak ties, string expected)
    {
        await using var challenge = await With(
            Launched(
                redis.ConnectionString,
                Monthly with
                {
                    Reps = new Dictionary<string, decimal> { ["anna"] = 30, ["bob"] = 8 },
                },
                x => x with { Ties = ties }
            ),
            ("bob", 4)
        );
        challenge.Running.Clock.Advance(TimeSpan.FromSeconds(10));
        await challenge.Engine.Corrections.Adjust(
            Challenge.Code,
            new Adjustment("anna", 15, "played", null),
            "later",
            "admin"
        );
        Assert.Equal(expected, await Standing(challenge, Reps()));
    }

    [Fact]
    public async Task It_is_the_same_with_and_without_Redis_as_of_a_position_and_around_somebody()
    {
        await using var own = await RedisServer.Start();
        await using var challenge = await With(
            Launched(own.ConnectionString, Monthly),
            ("anna", 20),
            ("bob", 5),
            ("carl", 99)
        );
        var live = await challenge.Engine.Reads.Read(Reps() with { By = RankedBy.Target });
        Assert.Equal((true, 2), (live.Live, live.Count));
        Assert.Equal("1:anna:20/30=66.67", await Standing(challenge, Reps() with { AsOfSeq = 1 }));
        Assert.Equal("1:bob:5/7=71.43", await Standing(challenge, Reps() with { Top = 1 }));
        Assert.Equal("1:bob:5/7=71.43 2:anna:20/30=66.67", await Standing(challenge, Reps() with { Around = "anna" }));
        Assert.Equal("", await Standing(challenge, Reps() with { Around = "carl" }));
        await own.Kill();
        var ledger = await challenge.Engine.Reads.Read(Reps() with { By = RankedBy.Target });
        Assert.False(ledger.Live);
        Assert.Equal(
            live.Rows.Select(x => (x.Rank, x.Code, x.Target, x.Percent)),
            ledger.Rows.Select(x => (x.Rank, x.Code, x.Target, x.Percent))
        );
    }

    [Fact]
    public async Task Who_is_forgotten_keeps_the_target_and_loses_the_code_everywhere_but_in_the_audit()
    {
        await using var challenge = await With(Launched(redis.ConnectionString, Monthly), ("anna", 20));
        await challenge.Engine.Campaigns.Put(
            Challenge.Code,
            (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document with
            {
                Objectives = Monthly with { Per = TargetSpan.Campaign },
            },
            null
        );
        var erased = await challenge.Engine.Erasure.Participant(Challenge.Code, "anna", new Actor("key:admin", null));
        Assert.Equal($"1:{erased.Code}:20/2.5=800", await Standing(challenge, Reps()));
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(
            0,
            await connection.ExecuteScalarAsync<int>("select count(*) from Changes where Document like '%\"anna\"%'")
        );
        Assert.Equal(
            0,
            await connection.ExecuteScalarAsync<int>("select count(*) from Campaigns where Document like '%\"anna\"%'")
        );
    }

    [Fact]
    public async Task Without_objectives_nobody_can_be_ranked_by_target()
    {
        await using var challenge = await With(Launched(redis.ConnectionString, null), ("anna", 20));
        Assert.Equal(
            RefusedKind.Invalid,
            await CorrectionsTests.Refused(() => challenge.Engine.Reads.Read(Reps() with { By = RankedBy.Target }))
        );
    }
}
