using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// Boards in their order, kept in memory while somebody asks for them and advanced by what the ledger has since: where
/// a member stands is found without looking at the whole board, however many are level. Made again when people or rules
/// changed.
/// </summary>
public sealed class RankedBoards : IDisposable
{
    /// <summary>Some 500 MB, and only while that much is asked for within a minute.</summary>
    private const long MostLines = 2_000_000;
    private readonly WhileAsked<RankedKey, KeptBoard> kept;

    public RankedBoards(LedgerBoards ledger, [FromKeyedServices(Clocks.People)] TimeProvider clock) =>
        kept = new(clock, key => new KeptBoard(key.Board, ledger, Trim));

    /// <summary>As it was when the campaign was seen, or later.</summary>
    internal Task<BoardRows> Read(CampaignSnapshot seen, BoardKey board, BoardWindow window) =>
        kept.Get(new RankedKey(seen.Campaign.Code, board)).Read(seen, window);

    public void Dispose() => kept.Dispose();

    private void Trim() => kept.Trim(MostLines, board => board.Count);

    private readonly record struct RankedKey(string Campaign, BoardKey Board);

    /// <param name="made">Hears that it was made, and weighs something.</param>
    private sealed class KeptBoard(BoardKey board, LedgerBoards ledger, Action made)
    {
        private readonly Lock gate = new();
        private BoardOrder? order;
        private Campaign? campaign;
        private long seq;

        public int Count => order?.Count ?? 0;

        public Task<BoardRows> Read(CampaignSnapshot seen, BoardWindow window) =>
            Rows(seen.Campaign, window) is { } rows
                ? Task.FromResult(rows)
                : ledger.Read(seen, (now, tally) => Advanced(now, tally, window));

        /// <summary>By one at a time: the fold is shown to one reader after the other.</summary>
        private BoardRows Advanced(CampaignSnapshot now, Tally tally, BoardWindow window)
        {
            // somebody may have advanced it while this one waited
            if (Rows(now.Campaign, window) is { } rows)
                return rows;

            Advance(now, tally);
            return Rows(now.Campaign, window)!;
        }

        /// <summary>Null: it is behind.</summary>
        private BoardRows? Rows(Campaign seen, BoardWindow window)
        {
            lock (gate)
                return order is not null && IsAsNew(seen)
                    ? new BoardRows(seq, Live: true, order.Count, order.Rows(window))
                    : null;
        }

        private bool IsAsNew(Campaign seen) =>
            campaign!.Id == seen.Id && campaign.ConfigVersion >= seen.ConfigVersion && seq >= seen.LastSeq;

        private void Advance(CampaignSnapshot now, Tally tally)
        {
            if (campaign is { } last && last.Id == now.Campaign.Id && last.ConfigVersion == now.Campaign.ConfigVersion)
            {
                var changed = tally.Since(seq).Where(line => line.Board == board).Select(Shown).ToList();
                lock (gate)
                {
                    order!.Put(changed);
                    seq = tally.Seq;
                }
                return;
            }

            // readers of before go on meanwhile
            var fresh = new BoardOrder(now.Campaign.Document.Ties);
            fresh.Put([.. tally.Lines(board).Select(Shown)]);
            lock (gate)
            {
                order = fresh;
                campaign = now.Campaign;
                seq = tally.Seq;
            }
            made();

            Ranked Shown(TallyLine line) => Ranking.Unranked(line.On(now), now);
        }
    }
}
