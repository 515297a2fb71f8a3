using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// Boards as they were at an earlier position of the ledger. Each is folded once, one after the other, and kept while
/// somebody asks for it.
/// </summary>
public sealed class PastBoards : IDisposable
{
    /// <summary>Some 50 MB.</summary>
    private const long MostLines = 200_000;

    /// <summary>Each of them may stand for a fold of the whole ledger.</summary>
    private const int MostWaiting = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly LedgerBoards ledger;
    private readonly SemaphoreSlim turn = new(1);
    private readonly WhileAsked<PastKey, PastBoard> kept;
    private int waiting;

    public PastBoards(LedgerBoards ledger, [FromKeyedServices(Clocks.People)] TimeProvider clock)
    {
        this.ledger = ledger;
        kept = new(clock, _ => new PastBoard());
    }

    /// <param name="seq">Of the ledger, up to its last entry.</param>
    internal async Task<BoardRows> Read(CampaignSnapshot snapshot, BoardKey board, BoardWindow window, long seq)
    {
        var campaign = snapshot.Campaign;
        var past = kept.Get(new PastKey(campaign.Id, campaign.ConfigVersion, board, seq));
        var order = past.Order ?? await Queue(() => Fold(past, snapshot, board, seq));
        return new BoardRows(seq, Live: false, order.Count, order.Rows(window));
    }

    public void Dispose() => kept.Dispose();

    private async Task<BoardOrder> Queue(Func<Task<BoardOrder>> fold)
    {
        try
        {
            return Interlocked.Increment(ref waiting) > MostWaiting
                ? throw RefusedException.TooOften("", "past-boards-crowded", Pause)
                : await fold();
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async Task<BoardOrder> Fold(PastBoard past, CampaignSnapshot snapshot, BoardKey board, long seq)
    {
        await turn.WaitAsync();
        try
        {
            if (past.Order is { } made)
                return made;

            var tally = await ledger.AsOf(snapshot, seq);
            var order = new BoardOrder(snapshot.Campaign.Document.Ties);
            order.Put([.. tally.Lines(board).Select(line => Ranking.Unranked(line.On(snapshot), snapshot))]);
            past.Order = order;
            kept.Trim(MostLines, x => x.Order?.Count ?? 0);
            return order;
        }
        finally
        {
            turn.Release();
        }
    }

    private readonly record struct PastKey(long Campaign, long ConfigVersion, BoardKey Board, long Seq);

    private sealed class PastBoard
    {
        private volatile BoardOrder? order;

        /// <summary>Never changed once it is there.</summary>
        public BoardOrder? Order
        {
            get => order;
            set => order = value;
        }
    }
}
