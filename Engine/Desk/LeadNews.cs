using System.Collections.Concurrent;

namespace ChallengeHub;

/// <summary>Tells the feed which rows of Leads were written, no matter by which part, once that is durable.</summary>
public sealed class LeadNews(Feed feed, Database database)
{
    /// <summary>So many are in one message.</summary>
    private const int AtOnce = 500;
    private readonly ConcurrentDictionary<long, string> codes = new();

    internal async Task Tell(WrittenLeads written)
    {
        foreach (var (campaign, leads) in written.ByCampaign)
        {
            var code = await CodeOf(campaign);
            foreach (var some in leads.Chunk(AtOnce))
                await feed.Publish(
                    new News(NewsKind.LeadChanged, code, 0, 0)
                    {
                        Leads = [.. some.Select(x => new ChangedLead(x.Key, [.. x.Value]))],
                    }
                );
        }
    }

    private async Task<string> CodeOf(long campaign)
    {
        if (codes.TryGetValue(campaign, out var known))
            return known;
        await using var connection = await database.Connect();
        return codes[campaign] = (await CampaignRows.Get(connection, campaign)).Code;
    }
}

/// <summary>A lead whose row was written, by its code.</summary>
/// <param name="Before">Where it stood before, for those who do not see it any more; empty: it stands there
/// still.</param>
public sealed record ChangedLead(string Lead, IReadOnlyList<LeadPlace> Before);

/// <summary>
/// The leads whose rows a transaction writes. Those of a work that was rolled back alone stay: somebody looks at them
/// in vain.
/// </summary>
internal sealed class WrittenLeads
{
    private readonly Dictionary<long, Dictionary<string, HashSet<LeadPlace>>> byCampaign = [];

    public bool Any => byCampaign.Count > 0;
    public IReadOnlyDictionary<long, Dictionary<string, HashSet<LeadPlace>>> ByCampaign => byCampaign;

    /// <param name="campaign">By its number in the store.</param>
    /// <param name="before">Where the lead stood until now; null: that does not change.</param>
    public void Add(long campaign, string lead, LeadPlace? before = null)
    {
        if (!byCampaign.TryGetValue(campaign, out var leads))
            byCampaign[campaign] = leads = new(StringComparer.Ordinal);
        if (!leads.TryGetValue(lead, out var places))
            leads[lead] = places = [];
        if (before is not null)
            places.Add(before);
    }
}
