using Xunit;
using static ChallengeHub.Engine.Tests.BoardCampaign;

namespace ChallengeHub.Engine.Tests;

public sealed class EmbeddedBoardRebuildRaceTests(EmbeddedStore store) : BoardRebuildRaceTests(store);

public sealed class RealBoardRebuildRaceTests(RealStore store) : BoardRebuildRaceTests(store);

/// <summary>Rebuilds while others write.</summary>
public abstract class BoardRebuildRaceTests(BoardStore store)
{
    private readonly BoardCampaign campaign = new(store);

    [Fact]
    public async Task A_rebuild_ends_though_another_write_always_slips_in()
    {
        await campaign.Load();
        var ledger = new SharedLedger(1000);
        await CatchUp(campaign.Boards, ledger, ledger.Commit()!.Value - 1);
        var snapshot = new BoardSnapshot(0, 0, []);
        await campaign.Boards.Rebuild(
            campaign.Id,
            Start,
            snapshot,
            async from =>
            {
                var since = ledger.Since(from);
                await CatchUp(campaign.Boards, ledger, ledger.Commit()!.Value - 1);
                return since;
            }
        );
        Assert.InRange(ledger.Seq, 2, 100);

        // the last one slipped in after the rebuild had read: it reached the new boards by itself
        var dump = Assert.Single((await campaign.Boards.Dump(campaign.Id, Start))!);
        Assert.Equal((ledger.Seq, false), (dump.Seq, dump.Lost));
        Assert.Equal(ledger.Since(0).Lines.OrderBy(l => l.Member), dump.Lines.OrderBy(l => l.Member));
    }

    [Fact]
    public async Task A_rebuild_under_eight_writers_ends_exact()
    {
        const int events = 2000;
        await campaign.Load();
        var ledger = new SharedLedger(events);
        var writers = Enumerable
            .Range(0, 8)
            .Select(_ =>
                Task.Run(async () =>
                {
                    var boards = await campaign.AnotherProcess();
                    while (ledger.Commit() is { } seq)
                        await CatchUp(boards, ledger, seq - 1);
                })
            )
            .ToList();
        var rebuilds = Enumerable
            .Range(0, 2)
            .Select(_ =>
                Task.Run(async () =>
                {
                    var boards = await campaign.AnotherProcess();
                    while (ledger.Seq < events)
                        await boards.Rebuild(
                            campaign.Id,
                            Start,
                            ledger.Since(0),
                            from => Task.FromResult(ledger.Since(from))
                        );
                })
            );
        await Task.WhenAll([.. writers, .. rebuilds]);

        Assert.Equal(BoardWrite.AlreadyThere, await CatchUp(campaign.Boards, ledger, events - 1));
        var dump = Assert.Single((await campaign.Boards.Dump(campaign.Id, Start))!);
        Assert.Equal((events, false), (dump.Seq, dump.Lost));
        Assert.Equal(ledger.Since(0).Lines.OrderBy(l => l.Member), dump.Lines.OrderBy(l => l.Member));
    }

    private async Task<BoardWrite> CatchUp(Leaderboards boards, SharedLedger ledger, long from)
    {
        while (true)
        {
            var changed = ledger.Since(from);
            var answer = await boards.Write(new(campaign.Id, Start, from, changed.Seq, changed.Version, changed.Lines));
            if (answer != BoardWrite.Gap)
                return answer;
            from = (await boards.Position(campaign.Id))!.Value.Seq;
        }
    }

    /// <summary>A ledger in memory: commits in order, tells the absolute totals changed since a position.</summary>
    private sealed class SharedLedger(int limit)
    {
        private readonly List<(int Member, int Points)> entries = [];

        public long Seq
        {
            get
            {
                lock (entries)
                    return entries.Count;
            }
        }

        public long? Commit()
        {
            lock (entries)
            {
                if (entries.Count == limit)
                    return null;
                entries.Add((entries.Count * 31 % 97, entries.Count % 7 - 2));
                return entries.Count;
            }
        }

        public BoardSnapshot Since(long from)
        {
            lock (entries)
            {
                var changed = entries.Skip((int)from).Select(e => e.Member).ToHashSet();
                var lines = entries
                    .Select((e, i) => (e.Member, e.Points, At: i))
                    .Where(e => changed.Contains(e.Member))
                    .GroupBy(e => e.Member)
                    .Select(g => Line($"{g.Key}", g.Sum(e => e.Points), g.Max(e => e.At)));
                return new(entries.Count, entries.Count, [.. lines]);
            }
        }
    }
}
