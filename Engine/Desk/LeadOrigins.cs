namespace ChallengeHub;

/// <summary>The leads of other campaigns that cards name as their origins.</summary>
internal static class LeadOrigins
{
    /// <summary>
    /// Those that are there, where the caller has a say: of others he does not learn whether they are.
    /// </summary>
    public static async Task<IReadOnlySet<OriginLead>> Known(
        UnitOfWork work,
        IEnumerable<LeadCard> cards,
        DeskCaller by
    )
    {
        var known = new HashSet<OriginLead>();
        var asked = cards.Select(x => x.Origin).OfType<OriginLead>();

        foreach (var origins in asked.GroupBy(x => x.Campaign, StringComparer.Ordinal))
        {
            if (!by.Reaches(origins.Key))
                continue;
            if (await CampaignRows.Find(work.Connection, origins.Key, work.Transaction) is not { } campaign)
                continue;

            var codes = origins.Select(x => x.Lead);
            var leads = await LeadRows.FindMany(work.Connection, campaign.Id, codes, work.Transaction);
            known.UnionWith(leads.Select(x => new OriginLead(origins.Key, x.Lead)));
        }

        return known;
    }
}
