namespace ChallengeHub;

/// <summary>Spreads a sum over rows by their leads, so that the cents of all rows add up to it.</summary>
public static class FixedShares
{
    /// <summary>
    /// By largest remainder; of equal ones the earlier row gets the cent. Of no lead at all every share is 0.
    /// </summary>
    public static IReadOnlyList<decimal> Of(decimal sum, IReadOnlyList<long> leads)
    {
        var cents = (Int128)decimal.Round(sum * 100);
        Int128 all = leads.Sum();
        if (all == 0)
            return [.. leads.Select(_ => 0m)];

        var shares = leads.Select(x => cents * x / all).ToList();
        var left = (int)(cents - shares.Aggregate(Int128.Zero, (one, other) => one + other));
        var first = Enumerable
            .Range(0, leads.Count)
            .OrderByDescending(x => cents * leads[x] % all)
            .ThenBy(x => x)
            .Take(left);
        foreach (var row in first)
            shares[row]++;
        return [.. shares.Select(x => (decimal)x / 100)];
    }
}
