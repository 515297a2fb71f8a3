namespace ChallengeHub.Web;

/// <summary>
/// Entries of the ledger as people hear of them: what was scored, and what was corrected, the sum for each person and
/// event. Pure.
/// </summary>
/// <param name="Scored">In ledger order.</param>
/// <param name="Corrected">As above; what stands again as it was is left out.</param>
internal sealed record LedgerNews(IReadOnlyList<LedgerLine> Scored, IReadOnlyList<LedgerLine> Corrected)
{
    /// <summary>Of a burst; closings are all told.</summary>
    private const int Most = 100;
    private const string Closed = "closed";

    public static LedgerNews Of(IReadOnlyList<LedgerLine> entries)
    {
        var reversed = entries
            .Where(entry => entry is { Kind: EntryKind.Reversal, Event: not null })
            .GroupBy(entry => entry.Event!)
            .ToDictionary(reversals => reversals.Key, reversals => reversals.First().Seq);

        // a sale whose amount was corrected was cheered already
        bool IsNew(LedgerLine entry) =>
            entry.Kind == EntryKind.Award
            && !(entry.Event is { } told && reversed.TryGetValue(told, out var seq) && entry.Seq > seq);

        return new LedgerNews(
            Told([.. entries.Where(IsNew)]),
            [
                .. entries
                    .Where(entry => !IsNew(entry))
                    .GroupBy(Cause.Of)
                    .Select(Sum)
                    .Where(sum => sum.Points != 0)
                    .OrderBy(sum => sum.Seq)
                    .TakeLast(Most),
            ]
        );
    }

    /// <summary>Whether it is a deal of the rep's own.</summary>
    public static bool IsDeal(LedgerLine entry) => entry.Stage == Closed && entry.Rep == entry.Participant;

    private static IReadOnlyList<LedgerLine> Told(IReadOnlyList<LedgerLine> awards)
    {
        var from = awards.Where(award => award.Stage != Closed).TakeLast(Most).FirstOrDefault()?.Seq ?? 0;
        return [.. awards.Where(award => award.Stage == Closed || award.Seq >= from)];
    }

    private static LedgerLine Sum(IEnumerable<LedgerLine> entries)
    {
        List<LedgerLine> all = [.. entries];
        return all[^1] with
        {
            Points = all.Sum(entry => entry.Points),
            Reason = all.Select(entry => entry.Reason).FirstOrDefault(reason => reason is not null),
        };
    }

    /// <param name="Adjustment">Each of these is one of its own; 0: it is none.</param>
    private sealed record Cause(string Participant, EventIdentity? Event, long Adjustment)
    {
        public static Cause Of(LedgerLine entry) =>
            new(entry.Participant, entry.Event, entry.Kind == EntryKind.Adjustment ? entry.Seq : 0);
    }
}
