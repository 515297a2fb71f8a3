using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// Boards of closed periods as they were certified, read once and kept while somebody asks for them; after an amendment
/// the newest version.
/// </summary>
public sealed class CertifiedBoards : IDisposable
{
    /// <summary>Some 100 MB.</summary>
    private const long MostLines = 400_000;
    private readonly WhileAsked<CertifiedKey, KeptPeriod> kept;

    public CertifiedBoards(Database database, [FromKeyedServices(Clocks.People)] TimeProvider clock) =>
        kept = new(clock, key => new KeptPeriod(key, database, Trim));

    /// <summary>Null: it is not closed.</summary>
    internal async Task<CertifiedPeriod?> Find(CampaignSnapshot seen, int period)
    {
        var closedAt = period == BoardKey.Overall ? seen.Campaign.ClosedAt : seen.Period(period)?.ClosedAt;
        return closedAt is { } at
            ? await kept.Get(new CertifiedKey(seen.Campaign.Id, period, at)).Find(seen.Campaign)
            : null;
    }

    public void Dispose() => kept.Dispose();

    private void Trim() => kept.Trim(MostLines, period => period.Count);

    private readonly record struct CertifiedKey(long Campaign, int Period, DateTimeOffset ClosedAt);

    /// <param name="CampaignVersion">Of the campaign when the store was asked whether there is a newer one.</param>
    private sealed record Looked(CertifiedPeriod Period, long CampaignVersion);

    /// <param name="read">Hears that it was read, and weighs something.</param>
    private sealed class KeptPeriod(CertifiedKey key, Database database, Action read)
    {
        private readonly SemaphoreSlim turn = new(1);
        private volatile Looked? last;

        public long Count => last?.Period.Count ?? 0;

        public async Task<CertifiedPeriod?> Find(Campaign seen)
        {
            if (Known(seen) is { } known)
                return known;

            await turn.WaitAsync();
            try
            {
                return Known(seen) ?? await Look(seen);
            }
            finally
            {
                turn.Release();
            }
        }

        /// <summary>Only an amendment makes another version, and there is none before the campaign is closed.</summary>
        private CertifiedPeriod? Known(Campaign seen) =>
            last is { } looked && (seen.ClosedAt is null || looked.CampaignVersion >= seen.Version)
                ? looked.Period
                : null;

        private async Task<CertifiedPeriod?> Look(Campaign seen)
        {
            await using var connection = await database.Connect();
            if (
                last is { } looked
                && await ResultRows.LastVersion(connection, key.Campaign, key.Period) == looked.Period.Version
            )
            {
                last = looked with { CampaignVersion = seen.Version };
                return looked.Period;
            }

            if (await ResultRows.Find(connection, key.Campaign, key.Period) is not { } stored)
                return null;

            var period = new CertifiedPeriod(stored.Results);
            last = new Looked(period, seen.Version);
            read();
            return period;
        }
    }
}

/// <summary>What a period's boards and targets were certified to be, and where each member stands.</summary>
internal sealed class CertifiedPeriod(Results results)
{
    // draws and awards are as long as the boards, and nobody asks here
    private readonly Results results = results with { Awards = [], Raffles = [] };
    private readonly ConcurrentDictionary<BoardKind, IReadOnlyDictionary<string, int>> places = new();

    public int Version => results.Version;

    /// <summary>Lines of all boards.</summary>
    public long Count { get; } = results.Boards.Values.Sum(lines => (long)lines.Count);

    /// <summary>By member; null: it was closed without objectives.</summary>
    public IReadOnlyDictionary<string, decimal>? TargetsOf(BoardKey board) => results.TargetsOf(board);

    public BoardRows Rows(CampaignSnapshot snapshot, BoardKey board, BoardWindow window)
    {
        var lines = results.Boards[board.Word];
        var own = window.Member is { } member ? Places(board.Kind, lines).GetValueOrDefault(member, -1) : -1;
        return new BoardRows(
            snapshot.Campaign.LastSeq,
            Live: true,
            lines.Count,
            Results.ToRanked(lines.Take(window.Of(lines.Count, own)), board, snapshot)
        );
    }

    private IReadOnlyDictionary<string, int> Places(BoardKind kind, IReadOnlyList<CertifiedLine> lines) =>
        places.GetOrAdd(kind, _ => lines.Index().ToDictionary(x => x.Item.Member, x => x.Index));
}
