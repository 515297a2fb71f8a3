using CsCheck;
using Xunit;
using static ChallengeHub.Engine.Tests.BoardCampaign;

namespace ChallengeHub.Engine.Tests;

public sealed class EmbeddedBoardWriteTests(EmbeddedStore store) : BoardWriteTests(store);

public sealed class RealBoardWriteTests(RealStore store) : BoardWriteTests(store);

public abstract class BoardWriteTests(BoardStore store)
{
    private readonly BoardCampaign campaign = new(store);

    [Fact]
    public async Task A_write_that_follows_is_applied_and_read_back_whole()
    {
        await campaign.Load();
        Assert.Equal(
            BoardWrite.Applied,
            await campaign.Write(0, 5, Line("17", 14, 60), Line("17+40", -3, 7, new(BoardKind.Pairs, 3)))
        );

        var page = (await campaign.Top(10))!;
        Assert.Equal((5, 5, 1), (page.Seq, page.Version, page.Count));
        Assert.Equal(new BoardRow("17", 14, Start + 60, new(14, 1, 2, 3), 1), Assert.Single(page.Rows));
        Assert.Equal("1 17+40 -3", await campaign.TopText(board: new(BoardKind.Pairs, 3)));
        Assert.Equal(new BoardPosition(5, 5), await campaign.Boards.Position(campaign.Id));
    }

    [Fact]
    public async Task Twice_or_late_changes_nothing()
    {
        await campaign.Load();
        Assert.Equal(BoardWrite.Applied, await campaign.Write(0, 5, Line("17", 5)));
        Assert.Equal(BoardWrite.Applied, await campaign.Write(5, 9, Line("17", 9)));

        Assert.Equal(BoardWrite.AlreadyThere, await campaign.Write(5, 9, Line("17", 9)));
        Assert.Equal(BoardWrite.AlreadyThere, await campaign.Write(0, 5, Line("17", 5)));
        Assert.Equal("1 17 9", await campaign.TopText());
    }

    [Fact]
    public async Task A_write_that_overlaps_is_applied()
    {
        await campaign.Load();
        await campaign.Write(0, 5, Line("17", 5));
        Assert.Equal(BoardWrite.Applied, await campaign.Write(3, 9, Line("17", 9)));
        Assert.Equal("1 17 9", await campaign.TopText());
    }

    [Fact]
    public async Task A_write_ahead_of_the_board_is_a_gap_and_writes_nothing()
    {
        await campaign.Load();
        Assert.Equal(BoardWrite.Gap, await campaign.Write(1, 5, Line("17", 5)));
        Assert.Equal("", await campaign.TopText());
        Assert.Equal(0, (await campaign.Boards.Position(campaign.Id))!.Value.Seq);
    }

    [Fact]
    public async Task A_write_without_lines_moves_the_position_alone()
    {
        await campaign.Load(0, Line("17", 5));
        Assert.Equal(BoardWrite.Applied, await campaign.Write(0, 8));
        Assert.Equal(8, (await campaign.Top(1))!.Seq);
        Assert.Equal("1 17 5", await campaign.TopText());
    }

    [Fact]
    public async Task A_member_without_entries_leaves_the_board()
    {
        await campaign.Load(0, Line("17", 5), Line("18", 4));
        await campaign.Write(0, 1, Gone("17"), Gone("99"));
        Assert.Equal("1 18 4", await campaign.TopText());

        await campaign.Write(1, 2, Gone("18"));
        Assert.Equal("", await campaign.TopText());
        Assert.Equal(BoardWrite.Applied, await campaign.Write(2, 3, Line("18", 1)));
        Assert.Equal("1 18 1", await campaign.TopText());
    }

    [Fact]
    public async Task Of_two_lines_of_one_member_the_later_counts()
    {
        await campaign.Load();
        await campaign.Write(0, 1, Line("17", 5), Gone("17"), Line("18", 1), Line("18", 2));
        Assert.Equal("1 18 2", await campaign.TopText());
    }

    [Fact]
    public async Task A_campaign_never_loaded_is_lost()
    {
        Assert.Equal(BoardWrite.Lost, await campaign.Write(0, 5, Line("17", 5)));
        Assert.Null(await campaign.Boards.Position(campaign.Id));
        Assert.Null(await campaign.Top(10));
        Assert.Null(await campaign.Boards.Dump(campaign.Id, Start));
    }

    [Theory]
    [InlineData("reps:3")]
    [InlineData("reps:3:stages")]
    public async Task A_single_member_missing_means_that_the_board_was_lost(string key)
    {
        await campaign.Load(0, Line("17", 5), Line("18", 4));
        var name = campaign.Key($"g{await campaign.Generation()}:{key}");
        if (key == "reps:3")
            Assert.True(await campaign.Database.SortedSetRemoveAsync(name, "17"));
        else
            Assert.True(await campaign.Database.HashDeleteAsync(name, "17"));

        Assert.Equal(BoardWrite.Lost, await campaign.Write(0, 1, Line("17", 6)));
        Assert.Null(await campaign.Top(10));
        Assert.Null(await campaign.Around("18", 5, 5));
        Assert.True(Assert.Single((await campaign.Boards.Dump(campaign.Id, Start))!).Lost);

        await campaign.Load(1, Line("17", 6), Line("18", 4));
        Assert.Equal("1 17 6, 2 18 4", await campaign.TopText());
    }

    [Fact]
    public async Task A_flushed_Redis_is_lost_and_comes_back_by_a_rebuild()
    {
        await using var own = store.Another();
        await own.InitializeAsync();
        var here = new BoardCampaign(own);
        await here.Load(3, Line("17", 5));
        await own.Flush();

        Assert.Equal(BoardWrite.Lost, await here.Write(3, 4, Line("17", 6)));
        Assert.Null(await here.Top(10));
        Assert.Null(await here.Boards.Position(here.Id));

        await here.Load(4, Line("17", 6));
        Assert.Equal("1 17 6", await here.TopText());
    }

    [Fact]
    public async Task A_write_of_20_000_lines_is_one_step()
    {
        await campaign.Load();
        var lines = Enumerable.Range(0, 20_000).Select(i => Line($"{i}", i / 2)).ToArray();
        Assert.Equal(BoardWrite.Applied, await campaign.Write(0, 20_000, lines));
        Assert.Equal(20_000, (await campaign.Top(3))!.Count);
        Assert.Equal("1 19998 9999, 1 19999 9999, 3 19996 9998", await campaign.TopText(3));
        Assert.Equal(20_000, (await campaign.Boards.Dump(campaign.Id, Start))!.Single().Lines.Count);
    }

    [Fact]
    public async Task Any_interleaving_of_overlapping_writes_ends_at_the_ledger()
    {
        // a ledger of entries (member, points); a write carries the absolute totals as of its end of those who changed
        // in (from, to]
        var history = Gen.Select(Gen.Int[0, 4], Gen.Int[-3, 9]).Array[1, 30];
        var writes = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30]).Array[0, 25];
        await Gen.Select(history, writes)
            .SampleAsync(
                async (ledger, spans) =>
                {
                    var here = new BoardCampaign(store);
                    await here.Load();
                    foreach (var (a, b) in spans)
                    {
                        var from = Math.Min(Math.Min(a, b), ledger.Length);
                        var to = Math.Min(Math.Max(a, b), ledger.Length);
                        await here.Write(from, to, Changed(ledger, from, to));
                        var seq = (int)(await here.Boards.Position(here.Id))!.Value.Seq;
                        Assert.Equal(Expected(ledger, seq), await here.TopText());
                    }
                    var reached = (int)(await here.Boards.Position(here.Id))!.Value.Seq;
                    await here.Write(reached, ledger.Length, Changed(ledger, reached, ledger.Length));
                    Assert.Equal(Expected(ledger, ledger.Length), await here.TopText());
                },
                iter: 40,
                threads: 2
            );
    }

    [Fact]
    public async Task Eight_writers_that_catch_up_lose_nothing()
    {
        await campaign.Load();
        var ledger = Enumerable.Range(0, 800).Select(i => (i * 7 % 13, i % 5 - 1)).ToArray();
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async writer =>
                {
                    var boards = await campaign.AnotherProcess();
                    for (var to = writer + 1; to <= ledger.Length; to += 8)
                    {
                        var from = to - 1;
                        while (
                            await boards.Write(new(campaign.Id, Start, from, to, to, Changed(ledger, from, to)))
                            == BoardWrite.Gap
                        )
                            from = Math.Min(to, (int)(await boards.Position(campaign.Id))!.Value.Seq);
                    }
                })
        );
        Assert.Equal(Expected(ledger, ledger.Length), await campaign.TopText());
    }

    private static BoardLine[] Changed((int Member, int Points)[] ledger, int from, int to) =>
        [.. ledger[from..to].Select(e => e.Member).Distinct().Select(m => Total(ledger, m, to))];

    private static string Expected((int Member, int Points)[] ledger, int seq)
    {
        var totals = ledger[..seq].Select(e => e.Member).Distinct().Select(m => Total(ledger, m, seq)).ToList();
        return string.Join(
            ", ",
            totals
                .Select(t => (Rank: 1 + totals.Count(o => Ahead(o, t)), Line: t))
                .OrderBy(t => t.Rank)
                .ThenBy(t => t.Line.Member, StringComparer.Ordinal)
                .Select(t => $"{t.Rank} {t.Line.Member} {t.Line.Units}")
        );
    }

    private static bool Ahead(BoardLine x, BoardLine y) =>
        x.Units > y.Units || (x.Units == y.Units && x.ReachedAtSeconds < y.ReachedAtSeconds);

    private static BoardLine Total((int Member, int Points)[] ledger, int member, int seq)
    {
        var own = ledger[..seq]
            .Select((e, i) => (e.Member, e.Points, At: i / 3))
            .Where(e => e.Member == member)
            .ToList();
        return Line($"{member}", own.Sum(e => e.Points), own.Max(e => e.At));
    }
}
