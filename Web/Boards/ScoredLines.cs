namespace ChallengeHub.Web;

/// <summary>
/// What screens hear of entries that were just written. Of a frozen board they hear that something was done, once for
/// each fact: by whom, or for how much, would tell in the sum what the board does not.
/// </summary>
/// <param name="Awards">In ledger order.</param>
internal sealed record ScoredLines(
    IReadOnlyList<LedgerLine> Awards,
    CampaignSnapshot Snapshot,
    IReadOnlyDictionary<EventIdentity, decimal> Amounts,
    DateTimeOffset Now
)
{
    public IReadOnlyList<ScoredLine> For(WatchSight sight)
    {
        var lines = new List<ScoredLine>();
        var facts = new HashSet<EventIdentity>();
        foreach (var award in Awards)
            if (sight.SeesUnrevealed || Freezing.Since(Snapshot, award.Period, Now) is null)
                lines.Add(Named(award, sight.Language));
            else if (facts.Add(award.Event!))
                lines.Add(ScoredLine.Unnamed(award, Snapshot, sight.Language));
        return lines;
    }

    private ScoredLine Named(LedgerLine award, string language) =>
        ScoredLine.Of(award, Snapshot, language, Amounts.TryGetValue(award.Event!, out var amount) ? amount : null);
}
