using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The table LeadTwinKeys: what each lead may share with a twin. Made from the cards, and made again with them.
/// </summary>
public static class LeadTwinKeyRows
{
    /// <summary>The keys of each lead, in the place of those that it had.</summary>
    public static async Task Replace(UnitOfWork work, long campaign, IReadOnlyCollection<KeysOfLead> leads)
    {
        await Delete(work, campaign, leads.Select(x => x.Lead));
        await work.Connection.Execute(
            """
            insert into LeadTwinKeys (CampaignId, TwinKey, LeadNumber)
            select @campaign, value, Number
              from json_each(@keys)
             cross join Leads
             where CampaignId = @campaign
               and Lead = @Lead
            """,
            leads.Select(x => new
            {
                campaign,
                x.Lead,
                keys = JsonSerializer.Serialize(x.Keys.Distinct(StringComparer.Ordinal)),
            }),
            work.Transaction
        );
    }

    /// <summary>Nobody is their twin any more.</summary>
    public static Task Delete(UnitOfWork work, long campaign, IEnumerable<string> leads) =>
        work.Connection.Execute(
            """
            delete from LeadTwinKeys
             where LeadNumber in (select Number
                                    from Leads
                                   where CampaignId = @campaign
                                     and Lead in (select value
                                                    from json_each(@leads)))
            """,
            new { campaign, leads = JsonSerializer.Serialize(leads) },
            work.Transaction
        );

    /// <summary>The leads that have one of the keys, once for each that they have; the first lead first.</summary>
    public static Task<IReadOnlyList<FoundTwin>> Twins(
        DbConnection connection,
        long campaign,
        IEnumerable<string> keys,
        DbTransaction? transaction = null
    ) =>
        connection.Query<FoundTwin>(
            """
            select TwinKey, Leads.Lead
              from (select value as WantedKey
                      from json_each(@keys)) wanted
             cross join LeadTwinKeys
              join Leads on Leads.Number = LeadTwinKeys.LeadNumber
             where LeadTwinKeys.CampaignId = @campaign
               and TwinKey = WantedKey
             order by Leads.Number, TwinKey
            """,
            new { campaign, keys = JsonSerializer.Serialize(keys.Distinct(StringComparer.Ordinal)) },
            transaction
        );
}

/// <summary>A lead by its code, and its keys as <see cref="TwinKeys.Of"/> makes them.</summary>
public sealed record KeysOfLead(string Lead, IReadOnlyList<string> Keys);

/// <summary>A lead, by its code, that has a key.</summary>
public sealed record FoundTwin
{
    public string TwinKey { get; init; } = "";
    public string Lead { get; init; } = "";
}
