using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>The table Results: certified once per period and version, never updated.</summary>
public static class ResultRows
{
    /// <summary>The newest version, or the one asked for; null until closed.</summary>
    public static async Task<StoredResults?> Find(
        DbConnection connection,
        long campaign,
        int period,
        int? version = null,
        DbTransaction? transaction = null
    ) =>
        (
            await connection.Find<Row?>(
                """
                select Sha256, Canonical
                  from Results
                 where CampaignId = @campaign
                   and Period = @period
                   and Version = coalesce(@version, (select max(Version)
                                                       from Results
                                                      where CampaignId = @campaign
                                                        and Period = @period))
                """,
                new
                {
                    campaign,
                    period,
                    version,
                },
                transaction
            )
        )?.Stored();

    /// <summary>Null until closed.</summary>
    internal static Task<int?> LastVersion(DbConnection connection, long campaign, int period) =>
        connection.Scalar<int?>(
            """
            select max(Version)
              from Results
             where CampaignId = @campaign
               and Period = @period
            """,
            new { campaign, period }
        );

    /// <param name="canonical">The bytes of exactly these results.</param>
    public static Task Insert(UnitOfWork work, long campaign, Results results, byte[] canonical) =>
        work.Connection.Execute(
            """
            insert into Results (CampaignId, Period, Version, ClosedAt, Sha256, Canonical)
            values (@campaign, @Period, @Version, @ClosedAt, @sha256, @canonical)
            """,
            new
            {
                campaign,
                results.Period,
                results.Version,
                results.ClosedAt,
                sha256 = Results.Sha256(canonical),
                canonical,
            },
            work.Transaction
        );

    private sealed record Row
    {
        public string Sha256 { get; init; } = "";
        public byte[] Canonical { get; init; } = [];

        public StoredResults Stored() =>
            new(JsonSerializer.Deserialize<Results>(Canonical, EngineJson.Options)!, Canonical, Sha256);
    }
}
