using System.Text;

namespace ChallengeHub.Testing;

/// <summary>A campaign played again from its store.</summary>
/// <param name="Entries">What the replay wrote.</param>
public sealed record Replayed(Replay Replay, IReadOnlyList<LedgerEntry> Entries)
{
    public static async Task<Replayed> Play(EngineParts engine, string campaign, Trial draft, DateTimeOffset now)
    {
        var row = (await engine.Reads.Snapshot(campaign)).Campaign;
        var reads = new PastReads(engine.Database);
        var entries = new List<LedgerEntry>();
        var replay = new Replay(await reads.Load(row), draft, entries.Add);
        await foreach (var fact in reads.Facts(row))
            replay.Play(fact);
        replay.Finish(now);
        return new Replayed(replay, entries);
    }

    /// <summary>
    /// Where it differs from what happened: entry by entry, board by board, and the bytes of every result with its
    /// awards and draws.
    /// </summary>
    public async Task<IReadOnlyList<string>> Differences(EngineParts engine, string campaign)
    {
        var snapshot = await engine.Reads.Snapshot(campaign);
        await using var connection = await engine.Database.Connect();
        var ledger = new List<LedgerEntry>();
        var wrong = new List<string>();
        await foreach (var entry in LedgerRows.After(connection, snapshot.Campaign.Id, 0))
            ledger.Add(entry);
        if (ledger.Count != Entries.Count)
            wrong.Add($"{ledger.Count} entries, replayed {Entries.Count}");
        wrong.AddRange(
            ledger
                .Zip(Entries)
                .Where(x => x.First != x.Second)
                .Take(3)
                .Select(x => $"{x.First}\nwas replayed as\n{x.Second}")
        );
        var periods = snapshot.Periods.Where(x => !x.Void).ToList();
        foreach (var kind in Enum.GetValues<BoardKind>())
        foreach (
            var period in periods
                .Where(x => x.ClosedAt is null)
                .Select(x => x.Number)
                .Append(BoardKey.Overall)
                .Where(x => x > 0 || snapshot.Campaign.ClosedAt is null)
        )
        {
            var live = (
                await engine.Reads.Read(
                    new StandingsQuery(campaign, kind, period == 0 ? "overall" : $"{period}", 1000)
                    {
                        Audience = Audience.Staff,
                    }
                )
            )
                .Rows.Select(x =>
                    $"{x.Rank} {x.Code} {x.Points} {x.ReachedAt.ToUnixTimeSeconds()} "
                    + $"{string.Join(',', x.Stages.Values)}"
                )
                .ToList();
            var again = Ranking
                .Rank(
                    Replay.Tally.Lines(new BoardKey(kind, period)).Select(x => x.On(Replay.Snapshot)),
                    Replay.Snapshot
                )
                .Take(1000)
                .Select(x => Line(x, kind == BoardKind.Teams && snapshot.Averages))
                .ToList();
            if (!live.SequenceEqual(again))
                wrong.Add(
                    $"{kind} of {period}: {string.Join(" | ", live)}\nwas replayed as\n{string.Join(" | ", again)}"
                );
        }
        var closed = periods
            .Where(x => x.ClosedAt is not null)
            .Select(x => x.Number)
            .Concat(snapshot.Campaign.ClosedAt is null ? [] : [BoardKey.Overall])
            .Order()
            .ToList();
        if (!closed.SequenceEqual(Replay.Certified.Keys.Order()))
            wrong.Add(
                $"closed are {string.Join(", ", closed)}, replayed {string.Join(", ", Replay.Certified.Keys.Order())}"
            );
        foreach (var period in closed)
        {
            var stored = Encoding.UTF8.GetString(
                (await ResultRows.Find(connection, snapshot.Campaign.Id, period))!.Canonical
            );
            if (
                Replay.Certified.TryGetValue(period, out var again)
                && Encoding.UTF8.GetString(again.Canonical()) is var bytes
                && bytes != stored
            )
                wrong.Add($"{stored}\nwas replayed as\n{bytes}");
        }
        return wrong;
    }

    private static string Line(Ranked row, bool hundredths)
    {
        var stages = row.Line.Stages;
        var validated = stages.Validated > 0 ? $",{stages.Validated}" : "";
        return $"{row.Rank} {row.Code} {(hundredths ? row.Line.Units / 100m : row.Line.Units)} "
            + $"{row.Line.ReachedAtSeconds} "
            + $"{stages.Taken},{stages.Contacted},{stages.Closed}{validated}";
    }
}
