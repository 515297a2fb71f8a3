using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>No way around leads to what a frozen board does not say, and nobody misses what is his own.</summary>
public sealed class FrozenReadersTests(SharedRedis redis)
{
    private string Redis => redis.ConnectionString;

    [Fact]
    public async Task Neither_a_later_position_nor_neighbours_nor_targets_tell_more()
    {
        await using var challenge = await FrozenMarch.Launched(
            Redis,
            x =>
                x with
                {
                    Objectives = new Objectives
                    {
                        Per = TargetSpan.Period,
                        Reps = new Dictionary<string, decimal> { ["anna"] = 10, ["bob"] = 10 },
                    },
                }
        );
        await FrozenMarch.Play(challenge);

        var ahead = await Assert.ThrowsAsync<RefusedException>(() => challenge.Reps("3", x => x with { AsOfSeq = 3 }));
        Assert.Equal(new FieldError("asOfSeq", "not-between", 0, 2L), ahead.Why);
        var first = await challenge.Reps("3", x => x with { AsOfSeq = 1 });
        Assert.Equal("1 anna 1", FrozenMarch.Text(first));
        var around = await challenge.Reps("3", x => x with { Around = "anna" });
        Assert.Equal("1 bob 10, 2 anna 1", FrozenMarch.Text(around));
        var byTarget = await challenge.Reps("3", x => x with { By = RankedBy.Target });
        Assert.Equal([("bob", 100m), ("anna", 10m)], byTarget.Rows.Select(row => (row.Code, row.Percent!.Value)));
    }

    [Fact]
    public async Task Each_player_reads_all_of_his_own_entries_and_a_director_those_up_to_the_freeze()
    {
        await using var challenge = await FrozenMarch.Launched(Redis);
        await FrozenMarch.Play(challenge);
        async Task<long[]> Entries(Audience audience, string participant) =>
            [
                .. (await challenge.Engine.Ledger.For(audience).Page(Challenge.Code, participant, 0, 100)).Select(x =>
                    x.Seq
                ),
            ];

        Assert.Equal(new long[] { 1, 3 }, await Entries(new Audience(false, ["anna"]), "anna"));
        Assert.Equal(new long[] { 1 }, await Entries(new Audience(false, ["bob"]), "anna"));
        Assert.Equal(new long[] { 2 }, await Entries(Audience.Everybody, "bob"));
        Assert.Equal(new long[] { 2, 4 }, await Entries(Audience.Staff, "bob"));
    }

    [Fact]
    public async Task A_race_ends_where_its_board_was_frozen()
    {
        await using var challenge = await FrozenMarch.Launched(Redis);
        await FrozenMarch.Play(challenge);

        var race = await Race(challenge, new Audience(false, ["anna"]));
        var whole = await Race(challenge, Audience.Staff);

        Assert.Equal((true, 2L, FrozenMarch.Begins), (race.Frozen, race.Seq, race.AsOf));
        Assert.Equal(FrozenMarch.Begins, race.Frames[^1].Until);
        Assert.Equal(["bob", "anna"], race.Lines.Select(x => x.Code));
        Assert.Equal((false, 4L), (whole.Frozen, whole.Seq));
        Assert.Equal("anna", whole.Lines[0].Code);
    }

    private static async Task<BoardRace> Race(Challenge challenge, Audience audience)
    {
        var query = new RaceQuery(BoardKind.Reps) { Audience = audience };
        var race = await challenge.Engine.Races.Read(Challenge.Code, query);
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        return RaceReads.Named(race, snapshot, new Reader(audience, "en"));
    }

    [Fact]
    public async Task Nobody_hears_that_another_passed_him_while_boards_are_frozen()
    {
        await using var challenge = await FrozenMarch.Launched(Redis);
        var bob = await challenge.Rep("bob");
        await challenge.Tell("closed", "L2", "bob");
        challenge.Running.Clock.SetUtcNow(FrozenMarch.Begins);
        await challenge.Engine.BoardNews.Run();

        await challenge.Tell("closed", "L1", "anna");
        await challenge.Tell("taken", "L1", "anna");
        await challenge.Engine.BoardNews.Run();

        Assert.Equal("1 anna 11, 2 bob 10", await challenge.ToTheOffice("3"));
        Assert.DoesNotContain(NotificationKind.Overtaken, await Told(challenge, bob));
    }

    [Fact]
    public async Task A_prize_that_is_won_meanwhile_is_told_when_the_result_is_revealed()
    {
        await using var challenge = await FrozenMarch.FiveDays(
            Redis,
            x => x with { Prizes = [Some.Prize() with { Code = "day", Scope = PrizeScope.Period }] }
        );
        var anna = await challenge.Rep("anna");
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddDays(3).AddHours(13));
        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddDays(4).AddHours(2));
        await challenge.Engine.Closing.CloseDue();

        await challenge.Engine.BoardNews.Run();
        Assert.Single(await challenge.Engine.Awards.Winners(Challenge.Code, 4));
        Assert.DoesNotContain(NotificationKind.Prize, await Told(challenge, anna));

        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddDays(5).AddHours(2));
        await challenge.Engine.Closing.CloseDue();
        await challenge.Engine.BoardNews.Run();
        Assert.Contains(NotificationKind.Prize, await Told(challenge, anna));
    }

    [Fact]
    public async Task What_is_drawn_meanwhile_is_shown_when_the_result_is_revealed()
    {
        var raffle = Some.Prize() with
        {
            Code = "lots",
            Scope = PrizeScope.Period,
            Ranks = null,
            Raffle = new Raffle(RaffleTickets.Points, 1),
        };
        await using var challenge = await FrozenMarch.FiveDays(Redis, x => x with { Prizes = [raffle] });
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddDays(3).AddHours(13));
        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddDays(4).AddHours(2));
        await challenge.Engine.Closing.CloseDue();

        Assert.NotNull((await Draw(challenge, Audience.Staff)).Certified);
        var waiting = await Draw(challenge, new Audience(false, ["anna"]));
        Assert.Equal((false, 0L), (waiting.Line.Decided, waiting.Line.Won));
        Assert.Null(waiting.Certified);

        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddDays(5).AddHours(2));
        await challenge.Engine.Closing.CloseDue();
        Assert.NotNull((await Draw(challenge, Audience.Everybody)).Certified);
    }

    private static async Task<DrawSheet> Draw(Challenge challenge, Audience audience) =>
        (await challenge.Engine.Draws.Find(Challenge.Code, 4, "lots", new Reader(audience, "en")))!;

    private static async Task<IReadOnlyList<NotificationKind>> Told(Challenge challenge, Account reader) =>
        [.. (await challenge.Engine.Inbox.Look(reader, Inbox.MostLines)).Lines.Select(x => x.Latest.Kind)];

    [Fact]
    public async Task A_freeze_can_change_until_it_has_begun_and_none_begins_at_once()
    {
        await using var challenge = await FrozenMarch.Launched(Redis);
        await Change(challenge, new Freeze(24, FreezeOf.Period));
        await Change(challenge, null);
        await Change(challenge, new Freeze(48, FreezeOf.Period));

        challenge.Running.Clock.SetUtcNow(FrozenMarch.Begins);
        foreach (var changed in new Freeze?[] { null, new(24, FreezeOf.Period), new(24) })
            Assert.Equal("freeze-begun", await Refused(challenge, changed));

        challenge.Running.Clock.SetUtcNow(FrozenMarch.Begins.AddDays(4));
        await challenge.Engine.Closing.CloseDue();
        await Change(challenge, null);
        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-29T00:00:00+02:00"));
        Assert.Equal("freeze-begun", await Refused(challenge, new Freeze(48, FreezeOf.Period)));
        await Change(challenge, new Freeze(47, FreezeOf.Period));
    }

    private static async Task Change(Challenge challenge, Freeze? freeze)
    {
        var document = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
        await challenge.Engine.Campaigns.Put(Challenge.Code, document with { Freeze = freeze }, null);
    }

    private static async Task<string> Refused(Challenge challenge, Freeze? freeze)
    {
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => Change(challenge, freeze));
        Assert.Equal(RefusedKind.Conflict, refusal.Kind);
        return refusal.Why.Code;
    }
}
