using System.Data.Common;

namespace ChallengeHub;

/// <summary>What people have to do with leads, counted: what reps hold, and with whom a prospector works.</summary>
public static partial class LeadRows
{
    /// <summary>What each rep has yet to work on, by number; without those who hold nothing of it.</summary>
    public static Task<IReadOnlyList<OpenLeads>> OpenByHolder(
        DbConnection connection,
        long campaign,
        DateTimeOffset now
    ) =>
        connection.Query<OpenLeads>(
            """
            select Holder,
                   coalesce(sum(case when Status = 'Assigned' then 1 else 0 end), 0) as Assigned,
                   coalesce(sum(case when Status = 'Taken' then 1 else 0 end), 0) as Taken,
                   coalesce(sum(case when Status = 'Contacted' then 1 else 0 end), 0) as Contacted,
                   coalesce(sum(case when DeadlineAt <= @now then 1 else 0 end), 0) as Overdue
              from Leads
             where CampaignId = @campaign
               and Holder is not null
               and Status in ('Assigned', 'Taken', 'Contacted')
             group by Holder
             order by Holder
            """,
            new { campaign, now }
        );

    /// <summary>The codes of those whose cards somebody handed in, the first first.</summary>
    public static Task<IReadOnlyList<string>> CreatedBy(DbConnection connection, long campaign, string author) =>
        connection.Query<string>(
            """
            select Lead
              from Leads
             where CampaignId = @campaign
               and CreatedBy = @author
             order by Number
            """,
            new { campaign, author }
        );

    /// <summary>The reps who got leads of a prospector, those with the most first.</summary>
    public static Task<IReadOnlyList<SharedLeads>> SharedWith(DbConnection connection, long campaign, int prospector) =>
        connection.Query<SharedLeads>(
            """
            select Holder as Rep,
                   count(*) as Leads,
                   coalesce(sum(case when Status = 'Won' then 1 else 0 end), 0) as Won
              from Leads
             where CampaignId = @campaign
               and Prospector = @prospector
               and Holder is not null
               and Status <> 'Unfollowed'
             group by Holder
             order by count(*) desc, Holder
            """,
            new { campaign, prospector }
        );
}

/// <summary>What a rep has yet to work on, in numbers of leads.</summary>
public sealed record OpenLeads
{
    /// <summary>By number.</summary>
    public int Holder { get; init; }
    public long Assigned { get; init; }
    public long Taken { get; init; }
    public long Contacted { get; init; }
    public long Overdue { get; init; }
}

/// <summary>How many of a prospector's leads a rep got.</summary>
public sealed record SharedLeads
{
    /// <summary>By number.</summary>
    public int Rep { get; init; }
    public long Leads { get; init; }
    public long Won { get; init; }
}
