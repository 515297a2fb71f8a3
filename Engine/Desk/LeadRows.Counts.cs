using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>How many leads there are for the heading of somebody's desk.</summary>
public static partial class LeadRows
{
    public static async Task<DeskCounts> Count(DbConnection connection, long campaign, CountedFor whom) =>
        await connection.Find<DeskCounts?>(
            """
            select coalesce(sum(case when Holder = @Rep and Status in ('Assigned', 'Taken', 'Contacted')
                                     then 1 else 0 end), 0) as Mine,
                   coalesce(sum(case when Holder = @Rep and Status = 'Taken' then 1 else 0 end), 0) as MineToContact,
                   coalesce(sum(case when Holder = @Rep and DeadlineAt <= @Now then 1 else 0 end), 0) as MineOverdue,
                   coalesce(sum(case when Holder = @Rep and ClosedAt >= @MonthFrom
                                     then 1 else 0 end), 0) as MineWonThisMonth,
                   coalesce(sum(case when Status = 'Open' then 1 else 0 end), 0) as ToTake,
                   coalesce(sum(case when Status = 'Taken' then 1 else 0 end), 0) as ToContact,
                   coalesce(sum(case when Status = 'Waiting' then 1 else 0 end), 0) as ToValidate,
                   coalesce(sum(case when DeadlineAt <= @Now then 1 else 0 end), 0) as Overdue,
                   coalesce(sum(case when ClosedAt >= @MonthFrom then 1 else 0 end), 0) as WonThisMonth
              from Leads
             where CampaignId = @campaign
               and (@Teams is null
                    or ReachTeam in (select value
                                       from json_each(@Teams))
                    or (Status = 'Open' and ReachTeam is null and @Rep is not null)
                    or (ReachTeam is null and @Directs = 1)
                    or Holder = @Rep
                    or Prospector = @Prospector)
            """,
            new
            {
                campaign,
                whom.Rep,
                whom.Prospector,
                Directs = whom.Directs ? 1 : 0,
                Teams = whom.Teams is null ? null : JsonSerializer.Serialize(whom.Teams),
                whom.Now,
                whom.MonthFrom,
            }
        ) ?? new DeskCounts();
}

/// <summary>For whom is counted.</summary>
/// <param name="Rep">By number; null: he is no rep.</param>
/// <param name="Prospector">By number; null: he is no prospector.</param>
/// <param name="Teams">Whose leads he sees; null: all leads.</param>
/// <param name="MonthFrom">When the month began, by the campaign's clock.</param>
public sealed record CountedFor(
    int? Rep,
    int? Prospector,
    IReadOnlyCollection<string>? Teams,
    DateTimeOffset Now,
    DateTimeOffset MonthFrom
)
{
    /// <summary>A director sees the leads of no team, too.</summary>
    public bool Directs { get; init; }
}

/// <summary>The heading of a desk, in numbers of leads.</summary>
public sealed record DeskCounts
{
    /// <summary>That he holds.</summary>
    public long Mine { get; init; }

    /// <summary>Of those that he holds or won himself.</summary>
    public long MineToContact { get; init; }
    public long MineOverdue { get; init; }
    public long MineWonThisMonth { get; init; }
    public long ToTake { get; init; }
    public long ToContact { get; init; }
    public long ToValidate { get; init; }
    public long Overdue { get; init; }
    public long WonThisMonth { get; init; }
}
