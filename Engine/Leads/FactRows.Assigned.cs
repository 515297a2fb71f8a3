using System.Data.Common;

namespace ChallengeHub;

/// <summary>Whose turn it is: read from the assignments among the facts.</summary>
public static partial class FactRows
{
    /// <summary>The number of each rep's last assignment; without those who never had one.</summary>
    public static async Task<IReadOnlyDictionary<int, long>> LastAssigned(
        DbConnection connection,
        long campaign,
        DbTransaction? transaction = null
    ) =>
        (
            await connection.Query<AssignedRow>(
                """
                select Rep, max(FactSeq) as FactSeq
                  from Facts
                 where CampaignId = @campaign
                   and Type = 'lead.assigned'
                   and Rep is not null
                 group by Rep
                """,
                new { campaign },
                transaction
            )
        ).ToDictionary(x => x.Rep, x => x.FactSeq);

    private sealed record AssignedRow
    {
        public int Rep { get; init; }
        public long FactSeq { get; init; }
    }
}
