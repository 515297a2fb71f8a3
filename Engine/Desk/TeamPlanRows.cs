using System.Data.Common;

namespace ChallengeHub;

/// <summary>The table TeamPlans: what the director of each team plans, shown above the form for leads.</summary>
public static class TeamPlanRows
{
    public static Task<TeamPlan?> Find(
        DbConnection connection,
        long campaign,
        string team,
        DbTransaction? transaction = null
    ) =>
        connection.Find<TeamPlan?>(
            """
            select Team, Brief, Version, ChangedBy, ChangedAt
              from TeamPlans
             where CampaignId = @campaign
               and Team = @team
            """,
            new { campaign, team },
            transaction
        );

    /// <summary>By team; without those that have none.</summary>
    public static Task<IReadOnlyList<TeamPlan>> Of(DbConnection connection, long campaign) =>
        connection.Query<TeamPlan>(
            """
            select Team, Brief, Version, ChangedBy, ChangedAt
              from TeamPlans
             where CampaignId = @campaign
             order by Team
            """,
            new { campaign }
        );

    /// <summary>
    /// False where somebody changed it since its version (0: there was none): nothing is written then.
    /// </summary>
    public static async Task<bool> Put(UnitOfWork work, long campaign, TeamPlan plan) =>
        await work.Connection.Execute(
            """
            update TeamPlans
               set Brief = @Brief,
                   Version = Version + 1,
                   ChangedBy = @ChangedBy,
                   ChangedAt = @ChangedAt
             where CampaignId = @campaign
               and Team = @Team
               and Version = @Version;
            insert into TeamPlans (CampaignId, Team, Brief, Version, ChangedBy, ChangedAt)
            select @campaign, @Team, @Brief, 1, @ChangedBy, @ChangedAt
             where @Version = 0
               and not exists (select 1
                                 from TeamPlans
                                where CampaignId = @campaign
                                  and Team = @Team);
            """,
            new
            {
                campaign,
                plan.Team,
                plan.Brief,
                plan.Version,
                plan.ChangedBy,
                plan.ChangedAt,
            },
            work.Transaction
        ) == 1;

    /// <summary>Who changed a plan is a pseudonym.</summary>
    public static Task Rename(UnitOfWork work, long campaign, IEnumerable<RenamedAuthor> authors) =>
        work.Connection.Execute(
            """
            update TeamPlans
               set ChangedBy = @Pseudonym
             where CampaignId = @campaign
               and ChangedBy = @Author
            """,
            authors.Select(x => new
            {
                campaign,
                x.Author,
                x.Pseudonym,
            }),
            work.Transaction
        );
}

/// <summary>What the director of a team plans.</summary>
public sealed record TeamPlan
{
    public string Team { get; init; } = "";

    /// <summary>It may have lines; empty: nothing is shown.</summary>
    public string Brief { get; init; } = "";
    public long Version { get; init; }
    public string ChangedBy { get; init; } = "";
    public DateTimeOffset ChangedAt { get; init; }
}
