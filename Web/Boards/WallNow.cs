namespace ChallengeHub.Web;

/// <summary>
/// What a wall has missed that was just opened, or comes back: where the challenge stands, the latest news and
/// ceremonies, and who won.
/// </summary>
public sealed record WallNow(
    CampaignChange State,
    IReadOnlyList<ScoredLine> Scored,
    IReadOnlyList<CorrectedLine> Corrected,
    LargestDeals Largest
)
{
    /// <summary>Of the whole challenge; null until it is closed, and the reader may know it.</summary>
    public IReadOnlyList<ClosingAward>? Awards { get; init; }

    /// <summary>The latest, in order: a wall celebrates those that it has not shown.</summary>
    public IReadOnlyList<WallCeremony> Ceremonies { get; init; } = [];

    /// <summary>Of the latest periods that were celebrated and had prizes, in order.</summary>
    public IReadOnlyList<PastWinners> Winners { get; init; } = [];
}

/// <summary>The largest deals of a period: by points, and by amount where walls say amounts.</summary>
/// <param name="Period">Null: there is none.</param>
/// <param name="Whole">All that was closed in it was looked at.</param>
public sealed record LargestDeals(int? Period, long Points, decimal Amount, bool Whole)
{
    internal static LargestDeals Of(
        Period? period,
        IReadOnlyList<LedgerLine> scored,
        IReadOnlyDictionary<EventIdentity, decimal> amounts,
        bool isWhole
    )
    {
        var all = scored.Where(x => LedgerNews.IsDeal(x) && x.Period == period?.Number);
        var deals = all.GroupBy(x => x.Event!).ToList();
        return new LargestDeals(
            period?.Number,
            deals.Select(deal => deal.Sum(x => x.Points)).DefaultIfEmpty().Max(),
            deals.Select(deal => amounts.GetValueOrDefault(deal.Key)).DefaultIfEmpty().Max(),
            isWhole
        );
    }
}
