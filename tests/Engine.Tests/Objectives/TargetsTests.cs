using ChallengeHub.Testing;
using CsCheck;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class TargetsTests(SharedRedis redis)
{
    private static readonly Objectives Monthly = new()
    {
        Per = TargetSpan.Period, Reps = new Dictionary<string, decimal> { ["anna"] = 30, ["bob"] = 7, ["nobody"] = 5 }, Teams = new Dictionary<string, decimal> { ["lyon"] = 40, ["lille"] = 8 },
    };

    private static Prize Tier(decimal percent) => new() { Code = "tier", Name = "Bonus", Scope = PrizeScope.Period, Board = BoardKind.Reps, MinPercent = percent };

    private Task<Challenge> Launched(Objectives? objectives, Func<CampaignDocument, CampaignDocument>? configure = null, string? redisOf = null) =>
        Challenge.Launched(x => (configure ?? (y => y))(x with { Objectives = objectives }), redisOf ?? redis.ConnectionString);

    private static async Task<Challenge> With(Task<Challenge> launched, params (string Code, int Points)[] points)
    {
        var challenge = await launched;
        foreach (var (code, some) in points) await challenge.Engine.Corrections.Adjust(Challenge.Code, new Adjustment(code, some, "played", null), code, "admin");
        return challenge;
    }

    private static async Task<string> Told(Challenge challenge, StandingsQuery query) => string.Join(" ", (await challenge.Engine.Reads.Read(query with { By = RankedBy.Target }))
        .Rows.Select(x => FormattableString.Invariant($"{x.Rank}:{x.Code}:{x.Points}/{x.Target}={x.Percent}")));

    private static StandingsQuery Reps(string period = "3") => new(Challenge.Code, BoardKind.Reps, period);

    [Fact]
    public void A_percent_is_rounded_half_away_from_zero_to_a_hundredth()
    {
        Assert.Equal(71.43m, Targets.Percent(5, 7));
        Assert.Equal(0.13m, Targets.Percent(1, 800));
        Assert.Equal(-0.13m, Targets.Percent(-1, 800));
        Assert.Equal(100m, Targets.Percent(19_999, 20_000 - 0.99m));
        Gen.Select(Gen.Long[-33_554_431, 33_554_431], Gen.Long[1, 3_355_443_100]).Sample((points, cents) =>
        {
            var (target, percent) = (cents / 100m, Targets.Percent(points, cents / 100m));
            // hundredths of a percent times the target are the points to half a hundredth
            return Math.Abs(points * 100m - percent * target) <= 0.005m * target + 0.000001m;
        });
    }

    [Fact]
    public async Task Who_has_a_target_is_ranked_by_percent_of_it_and_who_has_none_is_not()
    {
        await using var challenge = await With(Launched(Monthly), ("anna", 20), ("bob", 5), ("carl", 99));
        Assert.Equal("1:bob:5/7=71.43 2:anna:20/30=66.67", await Told(challenge, Reps()));
        Assert.Equal("1:bob:5/84=5.95 2:anna:20/360=5.56", await Told(challenge, Reps("overall")));
        Assert.Equal("1:lille:99/8=1237.5 2:lyon:25/40=62.5", await Told(challenge, Reps() with { Board = BoardKind.Teams }));
        Assert.Equal(RefusalKind.Invalid, await CorrectionsTests.Refused(() => challenge.Engine.Reads.Read(Reps() with { Board = BoardKind.Pairs, By = RankedBy.Target })));
    }

    [Fact]
    public async Task Of_a_target_for_the_campaign_each_period_asks_for_its_share()
    {
        await using var challenge = await With(Launched(Monthly with { Per = TargetSpan.Campaign, Reps = new Dictionary<string, decimal> { ["anna"] = 100, ["bob"] = 0.01m } }), ("anna", 5), ("bob", 1));
        Assert.Equal("1:bob:1/0.01=10000 2:anna:5/8.33=60.02", await Told(challenge, Reps()));
        Assert.Equal("1:bob:1/0.01=10000 2:anna:5/100=5", await Told(challenge, Reps("overall")));
        // an early end in March: nine periods are void and ask for nothing
        await challenge.Engine.Campaigns.End(Challenge.Code);
        Assert.Equal("1:bob:1/0.01=10000 2:anna:5/25=20", await Told(challenge, Reps("overall")));
    }

    [Theory]
    [InlineData(TieBreak.Shared, "1:bob:4/8=50 1:anna:15/30=50")]
    [InlineData(TieBreak.FirstToReach, "1:bob:4/8=50 2:anna:15/30=50")]
    public async Task Ties_are_broken_as_the_campaign_says(TieBreak ties, string told)
    {
        await using var challenge = await With(Launched(Monthly with { Reps = new Dictionary<string, decimal> { ["anna"] = 30, ["bob"] = 8 } }, x => x with { Ties = ties }), ("bob", 4));
        challenge.Running.Clock.Advance(TimeSpan.FromSeconds(10));
        await challenge.Engine.Corrections.Adjust(Challenge.Code, new Adjustment("anna", 15, "played", null), "later", "admin");
        Assert.Equal(told, await Told(challenge, Reps()));
    }

    [Fact]
    public async Task It_is_the_same_with_and_without_Redis_as_of_a_position_and_around_somebody()
    {
        await using var own = await RedisServer.Start();
        await using var challenge = await With(Launched(Monthly, redisOf: own.ConnectionString), ("anna", 20), ("bob", 5), ("carl", 99));
        var live = await challenge.Engine.Reads.Read(Reps() with { By = RankedBy.Target });
        Assert.Equal((true, 2), (live.Live, live.Count));
        Assert.Equal("1:anna:20/30=66.67", await Told(challenge, Reps() with { AsOfSeq = 1 }));
        Assert.Equal("1:bob:5/7=71.43", await Told(challenge, Reps() with { Top = 1 }));
        Assert.Equal("1:bob:5/7=71.43 2:anna:20/30=66.67", await Told(challenge, Reps() with { Around = "anna" }));
        Assert.Equal("", await Told(challenge, Reps() with { Around = "carl" }));
        await own.Kill();
        var ledger = await challenge.Engine.Reads.Read(Reps() with { By = RankedBy.Target });
        Assert.False(ledger.Live);
        Assert.Equal(live.Rows.Select(x => (x.Rank, x.Code, x.Target, x.Percent)), ledger.Rows.Select(x => (x.Rank, x.Code, x.Target, x.Percent)));
    }

    [Fact]
    public async Task Everybody_at_or_above_so_much_of_the_own_target_wins_and_ranks_may_go_by_it()
    {
        Prize[] prizes = [Tier(66.67m), Tier(66.68m) with { Code = "more" }, Tier(1) with { Code = "first", MinPercent = null, By = RankedBy.Target, Ranks = [1, 1] }, Tier(50) with { Code = "one", Stock = 1 }];
        await using var challenge = await With(Launched(Monthly, x => x with { Prizes = prizes }), ("anna", 20), ("bob", 5), ("carl", 99));
        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:00:00+02:00"));
        await challenge.Engine.Closing.Close(Challenge.Code, 3);
        Assert.Equal(["first 1 bob", "more 1 bob", "one 1 bob", "tier 1 bob", "tier 2 anna"],
            (await challenge.Engine.Awards.Winners(Challenge.Code, 3)).Select(x => $"{x.Prize} {x.Rank} {x.Code}"));
    }

    [Fact]
    public async Task Targets_and_percents_are_certified_and_a_later_change_counts_for_what_is_undecided_only()
    {
        await using var challenge = await With(Launched(Monthly, x => x with { Prizes = [Tier(50)] }), ("anna", 20), ("bob", 5));
        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:30:00+02:00"));
        var closed = await challenge.Engine.Closing.Close(Challenge.Code, 3);
        var view = await challenge.Engine.Reads.View(Challenge.Code);
        Assert.Equal(["bob 7 1 71.43", "anna 30 2 66.67"], closed.Results.Targets!["reps"].Select(x => FormattableString.Invariant($"{view.CodeOf(BoardKind.Reps, x.Member)} {x.Target} {x.Rank} {x.Percent}")));
        Assert.Equal(["lyon 40 1 62.5", "lille 8  "], closed.Results.Targets["teams"].Select(x => FormattableString.Invariant($"{x.Member} {x.Target} {x.Rank} {x.Percent}")));
        var before = await Told(challenge, Reps());

        var document = view.Campaign.Document with { Objectives = Monthly with { Reps = new Dictionary<string, decimal> { ["anna"] = 1 } } };
        await challenge.Engine.Campaigns.Put(Challenge.Code, document, null);
        await challenge.Engine.Corrections.Adjust(Challenge.Code, new Adjustment("anna", 2, "played", null), "april", "admin");
        Assert.Equal(before, await Told(challenge, Reps()));
        Assert.Equal("1:anna:2/1=200", await Told(challenge, Reps("4")));
        Assert.Equal(closed.Sha256, (await challenge.Engine.Results.Find(Challenge.Code, 3))!.Stored.Sha256);
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("select count(*) from Changes where Kind = 'objectives'"));
    }

    [Fact]
    public async Task An_amendment_measures_by_the_targets_of_the_closing_and_leaves_awards_as_they_are()
    {
        await using var challenge = await With(Launched(Monthly, x => x with { Prizes = [Tier(50)], Periods = new PeriodPlan { Every = PeriodLength.None } }), ("anna", 20));
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddYears(1).AddHours(2));
        await challenge.Engine.Closing.CloseDue();
        var late = await challenge.Tell("closed", "L9", "bob", x => x with { At = Challenge.Noon, Id = "late" });
        Assert.Equal("late", late.Status);
        await challenge.Engine.Amendments.Accept(Challenge.Code, [new EventIdentity("crm", "late")], ("by post", "admin"));
        Assert.Equal("1:bob:10/7=142.86 2:anna:20/30=66.67", await Told(challenge, Reps("1")));
        Assert.Equal(["anna"], (await challenge.Engine.Awards.Winners(Challenge.Code, 1)).Select(x => x.Code));
    }

    [Fact]
    public async Task Who_is_forgotten_keeps_the_target_and_loses_the_code_everywhere_but_in_the_audit()
    {
        await using var challenge = await With(Launched(Monthly), ("anna", 20));
        await challenge.Engine.Campaigns.Put(Challenge.Code, (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document with { Objectives = Monthly with { Per = TargetSpan.Campaign } }, null);
        var erased = await challenge.Engine.Erasure.Participant(Challenge.Code, "anna", new By("key:admin", null));
        Assert.Equal($"1:{erased.Code}:20/2.5=800", await Told(challenge, Reps()));
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*) from Changes where Document like '%\"anna\"%'"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*) from Campaigns where Document like '%\"anna\"%'"));
    }

    [Fact]
    public async Task Without_objectives_nobody_can_be_ranked_by_target()
    {
        await using var challenge = await With(Launched(null), ("anna", 20));
        Assert.Equal(RefusalKind.Invalid, await CorrectionsTests.Refused(() => challenge.Engine.Reads.Read(Reps() with { By = RankedBy.Target })));
    }
}
