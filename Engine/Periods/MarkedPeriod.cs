using System.Data.Common;

namespace ChallengeHub;

/// <summary>A period whose grace was ended: what it certifies stands at the position of its mark.</summary>
/// <param name="Campaign">Its id.</param>
internal sealed record MarkedPeriod(long Campaign, Period Period)
{
    /// <summary>
    /// Its totals at the mark. Afterwards nothing is booked in it; but where an entry of it was taken back in a later
    /// period, its own line would be counted without it, and the ledger is folded again up to the mark.
    /// </summary>
    /// <param name="now">The totals at the mark or later.</param>
    /// <param name="fold">The fold of so many entries of the ledger.</param>
    public async Task<BoardTotals> Totals(
        DbConnection connection,
        BoardTotals now,
        Func<long, Task<Tally>> fold,
        DbTransaction? transaction = null
    )
    {
        var since = new LedgerPart(Campaign, Period.Number, Period.ClosingSeq ?? now.Seq, now.Seq);
        // a node of the version before knows no mark: what it booked counts
        var seq = await LedgerRows.LastBooked(connection, since, transaction) ?? since.After;
        return await LedgerRows.IsTakenBack(connection, since with { After = seq }, transaction)
            ? BoardTotals.Of(await fold(seq), Period.Number)
            : now with
            {
                Seq = seq,
            };
    }
}
