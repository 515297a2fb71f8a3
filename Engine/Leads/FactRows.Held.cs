using System.Data.Common;

namespace ChallengeHub;

/// <summary>Which facts hold a key: what streaks and first-of-the-day look at.</summary>
public static partial class FactRows
{
    /// <summary>
    /// The facts that hold a key and wait for no validation, one by one. No index leads from a participant to them:
    /// it would be written with every fact, for what is read once after a start.
    /// </summary>
    internal static IAsyncEnumerable<HeldFact> Holding(
        DbConnection connection,
        long campaign,
        DbTransaction transaction
    ) =>
        connection.Stream<HeldFact>(
            """
            select FactSeq, Stage, Rep, Prospector, At
              from Facts
             where CampaignId = @campaign
               and Held = 1
               and Owed = 0
               and Stage is not null
            """,
            new { campaign },
            transaction
        );

    /// <summary>The leads of facts after that one.</summary>
    internal static Task<IReadOnlyList<string>> LeadsAfter(UnitOfWork work, long campaign, long after) =>
        work.Connection.Query<string>(
            """
            select distinct Lead
              from Facts
             where CampaignId = @campaign
               and FactSeq > @after
            """,
            new { campaign, after },
            work.Transaction
        );
}
