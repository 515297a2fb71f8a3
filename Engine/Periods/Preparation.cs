namespace ChallengeHub;

/// <summary>
/// What was computed for a closing at one moment; of a period that it does not have, the closing computes it itself.
/// </summary>
internal sealed record Preparation(DateTimeOffset Now, IReadOnlyList<PreparedResults> Results)
{
    /// <summary>Something changed while it was prepared.</summary>
    public bool IsStale { get; init; }

    public PreparedResults? Of(int period) => Results.FirstOrDefault(x => x.Period == period);

    public async Task<bool> Hold(UnitOfWork work, CampaignState state)
    {
        if (IsStale)
            return false;
        foreach (var results in Results)
            if (!await results.Holds(work, state))
                return false;
        return true;
    }
}
