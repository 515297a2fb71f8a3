using StackExchange.Redis;
using Xunit;
using static ChallengeHub.Engine.Tests.BoardCampaign;

namespace ChallengeHub.Engine.Tests;

public sealed class EmbeddedBoardRebuildTests(EmbeddedStore store) : BoardRebuildTests(store);

public sealed class RealBoardRebuildTests(RealStore store) : BoardRebuildTests(store);

public abstract class BoardRebuildTests(BoardStore store)
{
    private readonly BoardCampaign campaign = new(store);

    [Fact]
    public async Task A_rebuild_replaces_every_board_and_leaves_nothing_of_the_old_ones()
    {
        await campaign.Load(1, Line("17", 5), Line("18", 4, board: Overall));
        var old = await campaign.Generation();
        await campaign.Load(2, Line("17", 6));

        Assert.Equal("1 17 6", await campaign.TopText());
        Assert.Equal("", await campaign.TopText(board: Overall));
        await NothingLeftOf(old, "reps:3", "reps:0");
        Assert.Equal([await campaign.Generation()], await Generations());
    }

    [Fact]
    public async Task A_process_that_remembers_the_old_generation_writes_and_reads_the_new_one()
    {
        await campaign.Load(1, Line("17", 5));
        var other = await campaign.AnotherProcess();
        Assert.Equal(1, (await other.Position(campaign.Id))!.Value.Seq);
        await campaign.Load(2, Line("17", 6));

        Assert.Equal(BoardWrite.Applied, await other.Write(new(campaign.Id, Start, 2, 3, 3, [Line("17", 7)])));
        Assert.Equal("1 17 7", await campaign.TopText());
    }

    [Fact]
    public async Task A_rebuild_overtaken_by_writes_catches_up_before_it_is_served()
    {
        await campaign.Load(5, Line("17", 5), Line("18", 1));
        Assert.Equal(BoardWrite.Applied, await campaign.Write(5, 7, Line("17", 7), Gone("18")));
        var asked = new List<long>();

        await campaign.Boards.Rebuild(
            campaign.Id,
            Start,
            new(5, 5, [Line("17", 5), Line("18", 1)]),
            async from =>
            {
                asked.Add(from);
                // and another event comes in just then
                if (from == 5)
                    await campaign.Write(7, 8, Line("19", 3));
                return from == 5 ? new(7, 7, [Line("17", 7), Gone("18")]) : new(8, 8, [Line("19", 3)]);
            }
        );

        Assert.Equal([5, 7], asked);
        Assert.Equal("1 17 7, 2 19 3", await campaign.TopText());
        Assert.Equal(8, (await campaign.Top(1))!.Seq);
    }

    [Fact]
    public async Task Of_the_same_position_the_later_version_of_the_campaign_wins()
    {
        await campaign.Boards.Rebuild(
            campaign.Id,
            Start,
            new(5, 2, [Line("17", 5)]),
            _ => throw new InvalidOperationException()
        );
        await campaign.Boards.Rebuild(
            campaign.Id,
            Start,
            new(5, 1, [Line("17", 4)]),
            from => Task.FromResult(new BoardSnapshot(from, 3, [Line("17", 6)]))
        );
        Assert.Equal("1 17 6", await campaign.TopText());
        Assert.Equal(new BoardPosition(5, 3), await campaign.Boards.Position(campaign.Id));
    }

    [Fact]
    public async Task A_ledger_restored_from_a_backup_wins_over_boards_that_are_ahead()
    {
        await campaign.Load(9, Line("17", 9));
        await campaign.Boards.Rebuild(
            campaign.Id,
            Start,
            new(5, 5, [Line("17", 5)]),
            from => Task.FromResult(new BoardSnapshot(5, 5, []))
        );
        Assert.Equal("1 17 5", await campaign.TopText());
        Assert.Equal(5, (await campaign.Top(1))!.Seq);
    }

    [Fact]
    public async Task A_rebuild_that_died_half_way_is_never_served_and_is_swept_by_the_next()
    {
        await campaign.Load(5, Line("17", 5));
        var lines = Enumerable
            .Range(0, 1200)
            .Select(i => i == 1100 ? Line("x", BoardScore.MaxUnits + 1) : Line($"{i}", 1))
            .ToArray();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => campaign.Load(6, lines));

        Assert.Equal("1 17 5", await campaign.TopText());
        Assert.Equal(BoardWrite.Applied, await campaign.Write(5, 6, Line("17", 6)));
        var served = await campaign.Generation();
        var dead = (await Generations()).Single(g => g != served);

        await campaign.Load(6, Line("17", 6));
        Assert.Equal([await campaign.Generation()], await Generations());
        await NothingLeftOf(dead, "reps:3");
    }

    [Fact]
    public async Task A_rebuild_that_another_one_overtook_still_ends_exact()
    {
        await campaign.Load(5, Line("17", 5));
        await campaign.Write(5, 6, Line("17", 6));
        // while the first catches up, a later rebuild finishes and sweeps it away: that will do
        var times = 0;
        await campaign.Boards.Rebuild(
            campaign.Id,
            Start,
            new(5, 5, [Line("17", 5)]),
            async _ =>
            {
                if (times++ == 0)
                    await campaign.Load(6, Line("17", 6));
                return new(6, 6, [Line("17", 6)]);
            }
        );
        Assert.Equal(1, times);
        Assert.Equal("1 17 6", await campaign.TopText());
        Assert.Equal([await campaign.Generation()], await Generations());
    }

    [Fact]
    public async Task A_board_lost_while_it_is_loaded_is_loaded_again()
    {
        await campaign.Load(5, Line("17", 5), Line("18", 5));
        await campaign.Write(5, 6, Line("17", 6));
        var served = await campaign.Generation();
        var times = 0;
        await campaign.Boards.Rebuild(
            campaign.Id,
            Start,
            new(5, 5, [Line("17", 5), Line("18", 5)]),
            async _ =>
            {
                if (times++ == 0)
                    await campaign.Database.KeyDeleteAsync(
                        campaign.Key($"g{(await Generations()).Single(g => g != served)}:reps:3")
                    );
                return new(6, 6, [Line("17", 6)]);
            }
        );
        Assert.Equal("1 17 6, 2 18 5", await campaign.TopText());
    }

    [Fact]
    public async Task A_rebuild_interrupted_by_a_flush_starts_again()
    {
        await using var own = store.Another();
        await own.InitializeAsync();
        var here = new BoardCampaign(own);
        await here.Load(5, Line("17", 5), Line("18", 5));
        await here.Write(5, 6, Line("17", 6));
        await here.Boards.Rebuild(
            here.Id,
            Start,
            new(5, 5, [Line("17", 5), Line("18", 5)]),
            async _ =>
            {
                await own.Flush();
                return new(6, 6, [Line("17", 6)]);
            }
        );
        // served at 5: the write that follows is a gap and is caught up
        Assert.Equal("1 17 5, 1 18 5", await here.TopText());
        Assert.Equal(BoardWrite.Gap, await here.Write(6, 7, Line("17", 7)));
    }

    [Fact]
    public async Task Everything_stored_is_dumped_for_the_comparison_with_the_ledger()
    {
        BoardLine[] lines =
        [
            Line("17", 5),
            Line("18", -4, 7),
            Line("lyon", 9, 1, new(BoardKind.Teams, 0)),
            Line("17+40", 2, 3, new(BoardKind.Pairs, 12)),
        ];
        await campaign.Load(5, lines);
        var dumps = (await campaign.Boards.Dump(campaign.Id, Start))!;
        Assert.Equal(["pairs:12", "reps:3", "teams:0"], dumps.Select(d => d.Board.ToString()).Order());
        Assert.All(dumps, d => Assert.Equal((5, 5, false), (d.Seq, d.Version, d.Lost)));
        Assert.Equal(lines.OrderBy(l => l.Member), dumps.SelectMany(d => d.Lines).OrderBy(l => l.Member));
    }

    private async Task<List<string>> Generations() =>
        [.. (await campaign.Database.SetMembersAsync(campaign.Key("gens"))).Select(g => (string)g!)];

    private async Task NothingLeftOf(string generation, params string[] boards)
    {
        foreach (var key in boards.SelectMany(b => new[] { b, $"{b}:stages" }).Append("meta"))
            Assert.False(await campaign.Database.KeyExistsAsync((RedisKey)campaign.Key($"g{generation}:{key}")), key);
    }
}
