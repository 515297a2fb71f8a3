namespace ChallengeHub;

/// <summary>What the awards of a campaign cost: those that were not declined, by period; 0 is the campaign's.</summary>
/// <param name="Pending">What prizes that nobody has won yet can still cost.</param>
/// <param name="Unbounded">Codes of undecided prizes whose winners nothing bounds: no part of the pending.</param>
internal sealed record AwardCosts(
    IReadOnlyDictionary<int, decimal> ByPeriod,
    decimal Pending,
    IReadOnlyList<string> Unbounded
)
{
    public decimal Sum => ByPeriod.Values.Sum();

    /// <summary>Pure. A prize that was taken out of the document can cost no more than it did.</summary>
    public static AwardCosts Of(CampaignSnapshot snapshot, IReadOnlyList<AwardTotal> totals)
    {
        var byPrize = totals.ToLookup(x => x.Prize);
        var prizes = snapshot
            .Campaign.Document.Prizes.Select(prize =>
                PrizeCost.Of(prize, [.. byPrize[prize.Code!]], PrizeCosts.Undecided(snapshot, prize))
            )
            .ToList();

        return new AwardCosts(
            totals.GroupBy(x => x.Period).ToDictionary(x => x.Key, x => x.Sum(total => total.Cost)),
            prizes.Sum(x => (x.MostCost ?? x.Cost) - x.Cost),
            [.. prizes.Where(x => x.IsUnbounded).Select(x => x.Prize.Code!)]
        );
    }
}
