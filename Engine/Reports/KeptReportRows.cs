using System.Data.Common;

namespace ChallengeHub;

/// <summary>The table KeptReports: written once per closing and amendment, never updated.</summary>
public static class KeptReportRows
{
    /// <summary>The newest version, or the one asked for; null where none is kept.</summary>
    public static Task<KeptReport?> Find(DbConnection connection, long campaign, KeptKey key, int? version = null) =>
        connection.Find<KeptReport?>(
            """
            select Period, Kind, Part, Version, FactSeq, KeptAt, Sha256, Canonical
              from KeptReports
             where CampaignId = @campaign
               and Period = @Period
               and Kind = @Kind
               and Part = @Part
               and Version = coalesce(@version, (select max(Version)
                                                   from KeptReports
                                                  where CampaignId = @campaign
                                                    and Period = @Period
                                                    and Kind = @Kind
                                                    and Part = @Part))
            """,
            new
            {
                campaign,
                key.Period,
                key.Kind,
                key.Part,
                version,
            }
        );

    /// <summary>What is kept of the campaign, without the reports themselves.</summary>
    public static Task<IReadOnlyList<KeptLine>> Of(DbConnection connection, long campaign) =>
        connection.Query<KeptLine>(
            """
            select Period, Kind, Part, Version, FactSeq, KeptAt, Sha256
              from KeptReports
             where CampaignId = @campaign
             order by Period, Kind, Part, Version
            """,
            new { campaign }
        );

    /// <summary>Certified results whose reports are not kept yet, the oldest first.</summary>
    public static Task<IReadOnlyList<DueReports>> Due(DbConnection connection) =>
        connection.Query<DueReports>(
            """
            select Campaigns.Code as Campaign, Results.Period, Results.Version, Results.ClosedAt
              from Results
              join Campaigns on Campaigns.Id = Results.CampaignId
             where not exists (select 1
                                 from KeptReports
                                where KeptReports.CampaignId = Results.CampaignId
                                  and KeptReports.Period = Results.Period
                                  and KeptReports.Version = Results.Version)
             order by Results.ClosedAt, Results.CampaignId, Results.Period, Results.Version
            """
        );

    /// <summary>Whether another was faster.</summary>
    public static async Task<bool> Any(UnitOfWork work, long campaign, DueReports of) =>
        await work.Connection.Scalar<long>(
            """
            select count(*)
              from KeptReports
             where CampaignId = @campaign
               and Period = @Period
               and Version = @Version
            """,
            new
            {
                campaign,
                of.Period,
                of.Version,
            },
            work.Transaction
        ) > 0;

    public static Task Insert(UnitOfWork work, long campaign, IEnumerable<KeptReport> reports) =>
        work.Connection.Execute(
            """
            insert into KeptReports (CampaignId, Period, Kind, Part, Version, FactSeq, KeptAt, Sha256, Canonical)
            values (@campaign, @Period, @Kind, @Part, @Version, @FactSeq, @KeptAt, @Sha256, @Canonical)
            """,
            reports.Select(x => new
            {
                campaign,
                x.Period,
                x.Kind,
                x.Part,
                x.Version,
                x.FactSeq,
                x.KeptAt,
                x.Sha256,
                x.Canonical,
            }),
            work.Transaction
        );

    /// <summary>What closings and amendments of this moment booked among the facts.</summary>
    public static Task<IReadOnlyList<Change>> Closings(DbConnection connection, long campaign, DateTimeOffset at) =>
        connection.Query<Change>(
            """
            select FactSeq, Kind, Document, ChangedAt
              from Changes
             where CampaignId = @campaign
               and ChangedAt = @at
               and Kind in ('period-closed', 'campaign-closed', 'amendment')
             order by FactSeq
            """,
            new { campaign, at }
        );

    /// <summary>The last fact that was there at a moment, where a closing booked nothing among the facts.</summary>
    public static Task<long> LastFact(DbConnection connection, long campaign, DateTimeOffset at) =>
        connection.Scalar<long>(
            """
            select coalesce(max(FactSeq), 0)
              from Facts
             where CampaignId = @campaign
               and ReceivedAt <= @at
            """,
            new { campaign, at }
        );
}
