using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>A campaign played again by the rules in force, held against what really happened.</summary>
internal static class Replayed
{
    public static async Task<(Replay Replay, IReadOnlyList<LedgerEntry> Entries)> Play(ChallengeEngine engine, string campaign, Draft draft, DateTimeOffset now)
    {
        var row = (await engine.Reads.View(campaign)).Campaign;
        var reads = new PastReads(engine.Database);
        var entries = new List<LedgerEntry>();
        var replay = new Replay(await reads.Load(row), draft, entries.Add);
        await foreach (var fact in reads.Facts(row)) replay.Play(fact);
        replay.Finish(now);
        return (replay, entries);
    }

    /// <summary>The same ledger, the same boards of every period and overall, the same bytes of results with their awards and draws.</summary>
    public static async Task IsWhatHappened(ChallengeEngine engine, string campaign, DateTimeOffset now)
    {
        var (replay, entries) = await Play(engine, campaign, Draft.InForce, now);
        var view = await engine.Reads.View(campaign);
        await using var connection = await engine.Database.Connect();
        var ledger = new List<LedgerEntry>();
        await foreach (var entry in LedgerRows.After(connection, view.Campaign.Id, 0)) ledger.Add(entry);
        Assert.Equal(ledger, entries);

        var naive = await NaiveBoards.Read(engine, campaign);
        foreach (var kind in Enum.GetValues<BoardKind>())
            foreach (var period in view.Periods.Where(x => !x.Void).Select(x => x.Number).Append(BoardKey.Overall))
                Assert.Equal(naive.Board(kind, period), NaiveBoards.Told(
                    Ranking.Rank(replay.Tally.Lines(new BoardKey(kind, period)).Select(line => line.On(replay.View)), replay.View), kind == BoardKind.Teams && view.Averages));

        var closed = view.Periods.Where(x => x.ClosedAt is not null).Select(x => x.Number).ToList();
        if (view.Campaign.ClosedAt is not null) closed.Add(BoardKey.Overall);
        Assert.Equal(closed.Order(), replay.Certified.Keys.Order());
        foreach (var period in closed)
        {
            var stored = (await ResultRows.Find(connection, view.Campaign.Id, period))!;
            Assert.Equal(System.Text.Encoding.UTF8.GetString(stored.Canonical), System.Text.Encoding.UTF8.GetString(replay.Certified[period].Canonical()));
        }
    }
}
