using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// Since when a board is frozen, and the ledger's last entry before that: neither what was earned since nor what was
/// taken back since is on it.
/// </summary>
public sealed record FreezePoint(DateTimeOffset At, long Seq);

/// <summary>
/// Boards as they stood when they were frozen. The ledger is taken back to that moment once for all boards of a
/// campaign, and what it came to is kept while somebody asks for it; names and teams are those of now.
/// </summary>
public sealed class FrozenBoards : IDisposable
{
    /// <summary>Some 100 MB.</summary>
    private const long MostLines = 400_000;
    private readonly WhileAsked<FrozenKey, FrozenLedger> kept;

    public FrozenBoards(
        Database database,
        LedgerBoards ledger,
        [FromKeyedServices(Clocks.People)] TimeProvider clock
    ) => kept = new(clock, key => new FrozenLedger(key, database, ledger, Trim));

    /// <summary>Where the ledger stood at an instant, by the instants at which entries were recorded.</summary>
    internal Task<FreezePoint> Point(CampaignSnapshot seen, DateTimeOffset at) => Of(seen, at).Point(seen);

    internal Task<BoardRows> Read(CampaignSnapshot seen, BoardKey board, BoardWindow window, FreezePoint point) =>
        Of(seen, point.At).Read(seen, board, window, point.Seq);

    /// <summary>What its lines came to then, for who reckons with them.</summary>
    internal Task<IReadOnlyList<TallyLine>> Totals(CampaignSnapshot seen, BoardKey board, FreezePoint point) =>
        Of(seen, point.At).Totals(seen, board, point.Seq);

    public void Dispose() => kept.Dispose();

    private FrozenLedger Of(CampaignSnapshot seen, DateTimeOffset at) => kept.Get(new FrozenKey(seen.Campaign.Id, at));

    private void Trim() => kept.Trim(MostLines, ledger => ledger.Count);

    private readonly record struct FrozenKey(long Campaign, DateTimeOffset At);

    /// <summary>A campaign's ledger as of one freeze.</summary>
    /// <param name="made">Hears that a board was made, and weighs something.</param>
    private sealed class FrozenLedger(FrozenKey key, Database database, LedgerBoards ledger, Action made)
    {
        private readonly SemaphoreSlim turn = new(1);
        private readonly ConcurrentDictionary<BoardKey, FrozenBoard> boards = new();
        private volatile Looked looked = new(0, null);
        private volatile Folded? folded;

        public long Count => (folded?.Count ?? 0) + boards.Values.Sum(board => (long)board.Order.Count);

        public async Task<FreezePoint> Point(CampaignSnapshot seen)
        {
            var last = seen.Campaign.LastSeq;
            var known = looked;
            if (known.First is null && known.UpTo < last)
                known = await Look(last);
            return new FreezePoint(key.At, known.First is { } first && first <= last ? first - 1 : last);
        }

        public async Task<BoardRows> Read(CampaignSnapshot seen, BoardKey board, BoardWindow window, long seq)
        {
            var order = (Known(seen, board, seq) ?? await Make(seen, board, seq)).Order;
            return new BoardRows(seq, Live: true, order.Count, order.Rows(window));
        }

        public async Task<IReadOnlyList<TallyLine>> Totals(CampaignSnapshot seen, BoardKey board, long seq)
        {
            await turn.WaitAsync();
            try
            {
                var lines = folded is { } last && last.Seq == seq ? last : await Fold(seen, seq);
                return [.. lines.Of(board)];
            }
            finally
            {
                turn.Release();
                made();
            }
        }

        /// <summary>
        /// Of what is there now the first entry that is too late; once there is one, it never is another.
        /// </summary>
        private async Task<Looked> Look(long last)
        {
            await turn.WaitAsync();
            try
            {
                if (looked is { First: null } before && before.UpTo < last)
                {
                    await using var connection = await database.Connect();
                    var first = await LedgerRows.FirstRecorded(connection, key.Campaign, before.UpTo, key.At);
                    looked = new Looked(last, first);
                }

                return looked;
            }
            finally
            {
                turn.Release();
            }
        }

        private FrozenBoard? Known(CampaignSnapshot seen, BoardKey board, long seq) =>
            boards.TryGetValue(board, out var known)
            && known.Seq == seq
            && known.ConfigVersion >= seen.Campaign.ConfigVersion
                ? known
                : null;

        private async Task<FrozenBoard> Make(CampaignSnapshot seen, BoardKey board, long seq)
        {
            await turn.WaitAsync();
            try
            {
                // somebody may have made it while this one waited
                if (Known(seen, board, seq) is { } known)
                    return known;

                var lines = folded is { } last && last.Seq == seq ? last : await Fold(seen, seq);
                var order = new BoardOrder(seen.Campaign.Document.Ties);
                order.Put([.. lines.Of(board).Select(line => Ranking.Unranked(line.On(seen), seen))]);
                boards[board] = new FrozenBoard(seq, seen.Campaign.ConfigVersion, order);
                return boards[board];
            }
            finally
            {
                turn.Release();
                made();
            }
        }

        private async Task<Folded> Fold(CampaignSnapshot seen, long seq)
        {
            var lines = await ledger.Read(seen, (_, tally) => Then(tally, seq).Lines());
            return folded = new Folded(seq, lines.Count, lines.ToLookup(line => line.Board));
        }

        private static Tally Then(Tally tally, long seq)
        {
            if (tally.Seq == seq)
                return tally;
            var then = tally.Copy();
            then.ReturnTo(seq);
            return then;
        }
    }

    /// <param name="UpTo">So far the ledger was looked through.</param>
    /// <param name="First">The first entry since the freeze; null: there was none.</param>
    private sealed record Looked(long UpTo, long? First);

    /// <summary>What the ledger came to, for all boards.</summary>
    private sealed record Folded(long Seq, int Count, ILookup<BoardKey, TallyLine> Lines)
    {
        public IEnumerable<TallyLine> Of(BoardKey board) => Lines[board];
    }

    /// <param name="Order">Never changed once it is there.</param>
    private sealed record FrozenBoard(long Seq, long ConfigVersion, BoardOrder Order);
}
