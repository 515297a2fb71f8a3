namespace ChallengeHub;

/// <summary>What a funnel is charged with beside its leads' own costs.</summary>
/// <param name="CampaignReceived">Over so many leads the fixed costs are spread.</param>
/// <param name="Awards">Null: they are no part of it.</param>
internal sealed record FunnelBill(long CampaignReceived, AwardCosts? Awards);

/// <summary>The rows of a funnel with their costs, and what they sum up to. Pure.</summary>
internal sealed record FunnelLines(IReadOnlyList<FunnelRow> Rows, FunnelRow Total)
{
    /// <param name="campaign">The key of the one row that is the whole campaign; null: rows are parts of it.</param>
    public static FunnelLines Of(FunnelCount count, FunnelBill bill, string? campaign)
    {
        var keys = KeysOf(count, bill.Awards, campaign);
        var rest = Math.Max(0, bill.CampaignReceived - count.Total.Received);
        var shares = FixedShares.Of(count.Money.FixedSum, [.. keys.Select(x => count.Tally(x).Received), rest]);

        var pending = bill.Awards?.Pending ?? 0;
        var rows = keys.Select(
                (key, place) =>
                {
                    var awards = campaign is null ? AwardsOf(key, bill.Awards) : bill.Awards?.Sum ?? 0;
                    var cost = count.Tally(key).LeadCosts + shares[place] + awards;
                    return count.Money.Paid(count.Row(key), cost, campaign is null ? 0 : pending);
                }
            )
            .ToList();
        var total = count.Total.Row(new FunnelRow());
        return new FunnelLines(rows, count.Money.Paid(total, rows.Sum(x => x.Cost ?? 0), pending));
    }

    /// <summary>
    /// Of the rows with leads, of the periods whose awards cost something, and, for what the campaign itself awarded,
    /// the row without a key.
    /// </summary>
    private static IReadOnlyList<string?> KeysOf(FunnelCount count, AwardCosts? awards, string? campaign)
    {
        if (campaign is not null)
            return [campaign];
        var paid = (awards?.ByPeriod ?? new Dictionary<int, decimal>()).Where(x => x.Value > 0).Select(x => Key(x.Key));
        return count.InOrder(count.Keys.Union(paid));
    }

    private static decimal AwardsOf(string? key, AwardCosts? awards) =>
        awards?.ByPeriod.Where(x => Key(x.Key) == key).Sum(x => x.Value) ?? 0;

    private static string? Key(int period) => period == BoardKey.Overall ? null : FunnelKeys.KeyOf(period);
}
