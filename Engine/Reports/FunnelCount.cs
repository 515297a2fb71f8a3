namespace ChallengeHub;

/// <summary>Puts each lead of a cohort into its row; what it keeps grows with the rows, not with the leads.</summary>
internal sealed class FunnelCount(FunnelKeys keys, FunnelMoney money, WorkedTimes times)
{
    private readonly Dictionary<RowKey, FunnelTally> tallies = [];

    public FunnelTally Total { get; } = new();
    public FunnelMoney Money => money;

    /// <summary>The keys of rows with leads, in order.</summary>
    public IReadOnlyList<string?> Keys => keys.InOrder(tallies.Keys.Select(x => x.Key));

    public IReadOnlyList<string?> InOrder(IEnumerable<string?> some) => keys.InOrder(some);

    public void Add(CohortLead lead)
    {
        var key = new RowKey(keys.Of(lead));
        if (!tallies.TryGetValue(key, out var tally))
            tallies[key] = tally = new FunnelTally();

        var cost = money.CostOf(lead);
        var worked = times.Of(lead.Team);
        tally.Add(lead, cost, worked);
        Total.Add(lead, cost, worked);
    }

    /// <summary>Of a row, also of one without leads.</summary>
    public FunnelTally Tally(string? key) => tallies.GetValueOrDefault(new RowKey(key)) ?? new FunnelTally();

    public FunnelRow Row(string? key) => Tally(key).Row(keys.Row(key));

    private readonly record struct RowKey(string? Key);
}
