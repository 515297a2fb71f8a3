namespace ChallengeHub;

/// <summary>
/// A lead with those that it was recovered from and those that were recovered from it, in whatever campaign, as far as
/// their origins reach.
/// </summary>
internal sealed class LeadFamily(UnitOfWork work)
{
    private readonly Dictionary<string, CampaignSnapshot?> campaigns = new(StringComparer.Ordinal);

    /// <summary>The lead itself first; none where it is not there.</summary>
    public async Task<IReadOnlyList<RelatedLead>> Of(OriginLead lead)
    {
        var family = new List<RelatedLead>();
        var known = new HashSet<OriginLead> { lead };
        var asked = new Queue<OriginLead>(known);
        while (asked.TryDequeue(out var one))
        {
            if (await Find(one) is not { } found)
                continue;
            family.Add(found);
            foreach (var next in await Relatives(one, found.Row))
                if (known.Add(next))
                    asked.Enqueue(next);
        }

        return family;
    }

    private async Task<RelatedLead?> Find(OriginLead lead)
    {
        if (!campaigns.TryGetValue(lead.Campaign, out var snapshot))
            campaigns[lead.Campaign] = snapshot = await CampaignSnapshot.Load(
                work.Connection,
                lead.Campaign,
                work.Transaction
            );
        if (snapshot is null)
            return null;

        var row = await LeadRows.Find(work.Connection, snapshot.Campaign.Id, lead.Lead, work.Transaction);
        return row is null ? null : new RelatedLead(snapshot, row);
    }

    private async Task<IReadOnlyList<OriginLead>> Relatives(OriginLead lead, StoredLead row)
    {
        var relatives = new List<OriginLead>();
        if (row is { OriginCampaign: { } campaign, OriginLead: { } origin })
            relatives.Add(new OriginLead(campaign, origin));
        foreach (var later in await LeadRows.RecoveredFrom(work.Connection, lead, work.Transaction))
        {
            var of = await CampaignRows.Get(work.Connection, later.CampaignId, work.Transaction);
            relatives.Add(new OriginLead(of.Code, later.Lead));
        }

        return relatives;
    }
}

/// <summary>A lead in its campaign.</summary>
internal sealed record RelatedLead(CampaignSnapshot Snapshot, StoredLead Row);
