using System.Data.Common;

namespace ChallengeHub;

/// <summary>What one participant has: by the index of participants, however large the ledger is.</summary>
public static partial class LedgerRows
{
    /// <param name="period">0: all of them.</param>
    internal static Task<long> Total(DbConnection connection, long campaign, int participant, int period) =>
        connection.Scalar<long>(
            """
            select coalesce(sum(Points), 0)
              from Ledger
             where CampaignId = @campaign
               and Participant = @participant
               and (Period = @period or @period = 0)
            """,
            new
            {
                campaign,
                participant,
                period,
            }
        );

    /// <summary>By slots of time, the first of which is 0: as many rows as there are slots, at most.</summary>
    internal static Task<IReadOnlyList<SlotPoints>> InSlots(
        DbConnection connection,
        long campaign,
        int participant,
        SlotWindow window
    ) =>
        connection.Query<SlotPoints>(
            """
            select Slot, sum(Points) as Points
              from (select (OccurredAt - @Origin) / @Length as Slot,
                           Points
                      from Ledger
                     where CampaignId = @campaign
                       and Participant = @participant
                       and OccurredAt >= @Origin
                       and OccurredAt < @Until) booked
             group by Slot
             order by Slot
            """,
            new
            {
                campaign,
                participant,
                window.Origin,
                window.Until,
                window.Length,
            }
        );

    /// <summary>What a rule paid last that nothing has taken back; null: nothing yet.</summary>
    internal static async Task<LedgerEntry?> LastAward(DbConnection connection, long campaign, int participant) =>
        (
            await connection.Query<LedgerEntry>(
                Columns
                    + """

                     from Ledger entry
                     where CampaignId = @campaign
                       and Participant = @participant
                       and Kind = 0
                       and not exists (select 1
                                         from Ledger reversal
                                        where reversal.CampaignId = entry.CampaignId
                                          and reversal.Reverses = entry.Seq)
                     order by Seq desc
                     limit @limit
                    """,
                new
                {
                    campaign,
                    participant,
                    limit = 1,
                }
            )
        ).FirstOrDefault();
}

/// <summary>A stretch of time, cut into slots: milliseconds since 1970.</summary>
internal sealed record SlotWindow(long Origin, long Until, long Length);

internal sealed record SlotPoints
{
    public long Slot { get; init; }
    public long Points { get; init; }
}
