using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>Leads that may begin again.</summary>
public static partial class LeadRows
{
    /// <summary>Those that are meant, the first first; why they were lost stands in their facts.</summary>
    public static Task<IReadOnlyList<StoredLead>> Resting(
        DbConnection connection,
        long campaign,
        RestingTerms terms,
        DbTransaction? transaction = null
    ) =>
        connection.Query<StoredLead>(
            Columns
                + """

                 from Leads
                 where CampaignId = @campaign
                   and Number > @After
                   and Status <> 'Unfollowed'
                   and (@Status is null or Status = @Status)
                   and (@Since is null or LastAt <= @Since)
                   and (@Source is null or Source = @Source)
                   and (@Team is null or ReachTeam = @Team)
                   and (@Rep is null or coalesce(Holder, CardRep) = @Rep)
                   and (@Prospector is null or Prospector = @Prospector)
                 order by Number
                 limit @Limit
                """,
            new
            {
                campaign,
                terms.After,
                terms.Status,
                terms.Since,
                terms.Source,
                terms.Team,
                terms.Rep,
                terms.Prospector,
                terms.Limit,
            },
            transaction
        );

    /// <summary>Which leads of another campaign were recovered into this one already, by their codes there.</summary>
    public static async Task<IReadOnlySet<string>> Recovered(
        DbConnection connection,
        long campaign,
        IEnumerable<OriginLead> origins,
        DbTransaction? transaction = null
    )
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in origins.GroupBy(x => x.Campaign, StringComparer.Ordinal))
            found.UnionWith(
                await connection.Query<string>(
                    """
                    select OriginLead
                      from (select value as WantedLead
                              from json_each(@leads)) wanted
                     cross join Leads
                     where CampaignId = @campaign
                       and OriginCampaign = @origin
                       and OriginLead = WantedLead
                    """,
                    new
                    {
                        campaign,
                        origin = group.Key,
                        leads = JsonSerializer.Serialize(group.Select(x => x.Lead)),
                    },
                    transaction
                )
            );
        return found;
    }
}

/// <summary>What the statement about resting leads is sent with. People are known by number.</summary>
public sealed record RestingTerms
{
    /// <summary>The number of the last lead of the page before.</summary>
    public long After { get; init; }
    public required int Limit { get; init; }
    public string? Status { get; init; }

    /// <summary>Nothing has happened after it.</summary>
    public DateTimeOffset? Since { get; init; }
    public string? Source { get; init; }
    public string? Team { get; init; }
    public int? Rep { get; init; }
    public int? Prospector { get; init; }
}
