namespace ChallengeHub;

/// <summary>
/// Compares what the rows of leads say of status, holder and deadline with the fold of their facts, and follows again
/// those that differ.
/// </summary>
public sealed class LeadDrift(WriteQueue queue, CampaignStates states)
{
    /// <summary>Few enough that nobody else waits for them.</summary>
    private const int AtOnce = 200;

    /// <summary>Answers how many differed.</summary>
    public async Task<int> Mend(string campaign)
    {
        var drift = 0;
        for (var bite = new Bite(0, 0); bite.Last is { } last; drift += bite.Drift)
            bite = await queue.Write(work => Look(work, campaign, last));
        return drift;
    }

    private async Task<Bite> Look(UnitOfWork work, string campaign, long after)
    {
        var snapshot = (await states.Get(work, campaign)).Snapshot;
        var id = snapshot.Campaign.Id;
        var rows = await LeadRows.After(work, id, after, AtOnce);
        var facts = (await FactRows.OfLeads(work.Connection, id, rows.Select(x => x.Lead), work.Transaction)).ToLookup(
            x => x.Lead,
            StringComparer.Ordinal
        );

        var differing = rows.Where(row => Differs(snapshot, row, [.. facts[row.Lead]])).ToList();
        await LeadFollowing.Follow(work, snapshot, differing.Select(x => x.Lead));
        return new Bite(rows.LastOrDefault()?.Number, differing.Count);
    }

    private static bool Differs(CampaignSnapshot snapshot, StoredLead row, IReadOnlyList<Fact> facts)
    {
        var followed = LeadFollowing.Row(snapshot, row, new LeadFacts(row.Lead, facts));
        // a note is later than the last fact
        return followed with { LastAt = row.LastAt } != row;
    }

    /// <param name="Last">The number of the last row; null: there were no more.</param>
    private sealed record Bite(long? Last, int Drift);
}
