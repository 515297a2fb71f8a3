using System.Data.Common;

namespace ChallengeHub;

/// <summary>What boards read of the ledger.</summary>
public static partial class LedgerRows
{
    /// <summary>
    /// As <see cref="After"/>, each with no more than its place on boards: most of the time that a long ledger takes
    /// goes into texts that no board shows.
    /// </summary>
    public static IAsyncEnumerable<LedgerEntry> OnBoards(
        DbConnection connection,
        long campaign,
        long after,
        long upTo,
        DbTransaction? transaction = null
    ) =>
        connection.Stream<LedgerEntry>(
            """
            select Seq, Kind, FactSeq, Participant, Team, Stage, Rep, Prospector, Points, OccurredAt, Period, Reverses
              from Ledger
             where CampaignId = @campaign
               and Seq > @after
               and Seq <= @upTo
             order by Seq
            """,
            new
            {
                campaign,
                after,
                upTo,
            },
            transaction
        );
}
