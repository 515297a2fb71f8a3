using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Boards that are frozen say what they said then, to everybody but those who run the campaign.</summary>
public sealed class FreezingTests(SharedRedis redis)
{
    private string Redis => redis.ConnectionString;

    [Fact]
    public async Task From_so_long_before_a_periods_end_its_boards_and_the_overall_ones_stand_still_until_it_is_closed()
    {
        await using var challenge = await FrozenMarch.Launched(Redis);
        await FrozenMarch.Play(challenge);

        foreach (var period in new[] { "current", "3", "overall" })
        {
            var board = await challenge.Reps(period);
            Assert.Equal("1 bob 10, 2 anna 1", FrozenMarch.Text(board));
            Assert.Equal((true, FrozenMarch.Begins), (board.Frozen, board.AsOf));
            Assert.Equal((2L, true), (board.Seq, board.Live));
            Assert.Equal("1 anna 11, 2 bob 0", await challenge.ToTheOffice(period));
        }

        // April is open: its own boards tell nothing of March
        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:30:00+02:00"));
        await challenge.Tell("taken", "L9", "carl");
        Assert.Equal("1 carl 1", await challenge.ToEverybody("4"));
        Assert.Equal("1 bob 10, 2 anna 1", await challenge.ToEverybody("3"));
        Assert.Equal("1 bob 10, 2 anna 1", await challenge.ToEverybody("overall"));

        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T01:00:00+02:00"));
        await challenge.Engine.Closing.CloseDue();
        var march = await challenge.Reps("3");
        Assert.Equal((false, "1 anna 11, 2 bob 0"), (march.Frozen, FrozenMarch.Text(march)));
        Assert.Equal("1 anna 11, 2 carl 1, 3 bob 0", await challenge.ToEverybody("overall"));
    }

    [Fact]
    public async Task A_moment_before_the_freeze_boards_are_as_they_are()
    {
        await using var challenge = await FrozenMarch.Launched(Redis);
        challenge.Running.Clock.SetUtcNow(FrozenMarch.Begins.AddMilliseconds(-1));
        await challenge.Tell("taken", "L1", "anna");
        Assert.False((await challenge.Reps("3")).Frozen);

        challenge.Running.Clock.SetUtcNow(FrozenMarch.Begins);
        Assert.True((await challenge.Reps("3")).Frozen);
        Assert.Equal("1 anna 1", await challenge.ToEverybody("3"));
    }

    [Fact]
    public async Task Before_the_end_of_the_campaign_all_boards_that_are_not_certified_stand_still_until_it_is_closed()
    {
        await using var challenge = await FrozenMarch.FiveDays(Redis);
        var clock = challenge.Running.Clock;
        await challenge.Tell("taken", "L1", "anna");
        clock.SetUtcNow(Challenge.Start.AddDays(3).AddHours(11));
        await challenge.Engine.Closing.CloseDue();
        await challenge.Tell("closed", "L2", "bob");
        clock.SetUtcNow(Challenge.Start.AddDays(3).AddHours(13));
        await challenge.Tell("closed", "L1", "anna");
        await challenge.Tell("contacted", "L1", "anna");

        Assert.Equal("1 anna 1", await challenge.ToEverybody("1"));
        Assert.Equal("1 bob 10", await challenge.ToEverybody("4"));
        Assert.Equal("1 bob 10, 2 anna 1", await challenge.ToEverybody("overall"));

        // certified meanwhile, and still not for everybody
        clock.SetUtcNow(Challenge.Start.AddDays(4).AddHours(2));
        await challenge.Engine.Closing.CloseDue();
        await challenge.Tell("taken", "L7", "carl");
        var fourth = await challenge.Reps("4");
        Assert.Equal((true, "1 bob 10"), (fourth.Frozen, FrozenMarch.Text(fourth)));
        Assert.Equal("1 anna 13, 2 bob 10", await challenge.ToTheOffice("4"));
        Assert.Equal("", await challenge.ToEverybody("5"));
        Assert.Equal("1 carl 1", await challenge.ToTheOffice("5"));
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        Assert.NotNull(Freezing.RevealedAt(snapshot, 1, clock.GetUtcNow()));
        Assert.Null(Freezing.RevealedAt(snapshot, 4, clock.GetUtcNow()));

        clock.SetUtcNow(Challenge.Start.AddDays(5).AddHours(1));
        await challenge.Engine.Closing.CloseDue();
        foreach (var period in new[] { "4", "5", "overall" })
        {
            Assert.False((await challenge.Reps(period)).Frozen);
            Assert.Equal(await challenge.ToTheOffice(period), await challenge.ToEverybody(period));
        }
    }

    [Fact]
    public async Task What_an_early_end_comes_before_is_frozen_as_of_that_end()
    {
        await using var challenge = await Challenge.Launched(x => x with { Freeze = new Freeze(48) }, Redis);
        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.Advance(TimeSpan.FromSeconds(1));
        await challenge.Engine.Campaigns.End(Challenge.Code);
        challenge.Running.Clock.Advance(TimeSpan.FromMinutes(30));
        await challenge.Tell("closed", "L2", "bob", x => x with { At = Challenge.Noon });

        var board = await challenge.Reps("overall");
        Assert.Equal((Challenge.Noon.AddSeconds(1), "1 anna 1"), (board.AsOf, FrozenMarch.Text(board)));
        Assert.Equal("1 bob 10, 2 anna 1", await challenge.ToTheOffice("overall"));

        challenge.Running.Clock.Advance(TimeSpan.FromMinutes(30));
        await challenge.Engine.Closing.CloseDue();
        Assert.Equal("1 bob 10, 2 anna 1", await challenge.ToEverybody("overall"));
    }

    [Fact]
    public async Task A_period_that_ends_early_while_it_is_frozen_stays_as_it_was()
    {
        await using var challenge = await FrozenMarch.Launched(Redis);
        await FrozenMarch.Play(challenge);
        challenge.Running.Clock.Advance(TimeSpan.FromHours(1));
        await challenge.Engine.Campaigns.End(Challenge.Code);

        var board = await challenge.Reps("3");
        Assert.Equal((FrozenMarch.Begins, "1 bob 10, 2 anna 1"), (board.AsOf, FrozenMarch.Text(board)));
    }

    [Fact]
    public async Task What_had_ended_before_the_launch_is_filled_in_before_the_eyes_of_all()
    {
        await using var challenge = await FrozenMarch.Launched(Redis);
        await challenge.Tell("taken", "L1", "anna", x => x with { At = Challenge.Start.AddDays(30) });
        foreach (var period in new[] { "1", "overall" })
        {
            Assert.False((await challenge.Reps(period)).Frozen);
            Assert.Equal("1 anna 1", await challenge.ToEverybody(period));
        }
    }

    [Fact]
    public async Task Every_board_is_the_one_of_the_ledgers_position_then_on_each_node_and_after_a_restart()
    {
        await using var challenge = await FrozenMarch.Launched(Redis);
        await challenge.Tell("taken", "L3", "carl", x => x with { Prospector = "pia" });
        await FrozenMarch.Play(challenge);
        await using (var second = await Second(challenge))
            await IsOfThen(second.Engine);
        await IsOfThen(challenge.Engine);
        await challenge.Running.Restart(challenge.Redis);
        await IsOfThen(challenge.Engine);

        // people may change meanwhile, ranks do not
        await challenge.Engine.Roster.Put(Challenge.Code, [Challenge.People[1] with { Name = "Robert" }]);
        await challenge.Tell("taken", "L8", "bob");
        await IsOfThen(challenge.Engine);
        Assert.Equal("Robert", (await challenge.Reps("3")).Rows[0].Name);
    }

    private Task<RunningEngine> Second(Challenge challenge) =>
        RunningEngine.Start(challenge.Running.Clock.GetUtcNow(), Redis, challenge.Running.Directory);

    private static async Task IsOfThen(EngineParts engine)
    {
        foreach (var kind in Enum.GetValues<BoardKind>())
        foreach (var period in new[] { "3", "overall" })
        {
            var query = new StandingsQuery(Challenge.Code, kind, period, 1000);
            var frozen = await engine.Reads.Read(query);
            var then = await engine.Reads.Read(query with { AsOfSeq = 3, Audience = Audience.Staff });
            Assert.Equal((3L, then.Count), (frozen.Seq, frozen.Count));
            Assert.Equal(NaiveBoards.Lines(then), NaiveBoards.Lines(frozen));
            Assert.Equal(kind == BoardKind.Prospectors, frozen.Rows.Count == 0);
        }
    }
}
