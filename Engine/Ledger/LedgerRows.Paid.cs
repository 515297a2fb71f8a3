using System.Text.Json;

namespace ChallengeHub;

/// <summary>What events and participants were paid, read for many at once.</summary>
public static partial class LedgerRows
{
    /// <summary>What these participants were paid that nothing has taken back: what caps and streaks count.</summary>
    internal static async Task<IReadOnlyList<PaidSlot>> PaidTo(
        UnitOfWork work,
        long campaign,
        IReadOnlyList<int> participants
    ) =>
        [
            .. (
                await work.Connection.Query<PaidRow>(
                    """
                    select Participant, [Rule], Lead, OccurredAt, Period
                      from (select cast(value as bigint) as WantedParticipant
                              from json_each(@wanted)) wanted
                     cross join Ledger entry
                     where CampaignId = @campaign
                       and Participant = WantedParticipant
                       and Kind = 0
                       and not exists (select 1
                                         from Ledger reversal
                                        where reversal.CampaignId = entry.CampaignId
                                          and reversal.Reverses = entry.Seq)
                    """,
                    new { campaign, wanted = JsonSerializer.Serialize(participants) },
                    work.Transaction
                )
            ).Select(row => row.Slot()),
        ];

    /// <summary>The entries that the recording of these facts wrote, in the order of the ledger.</summary>
    internal static Task<IReadOnlyList<LedgerEntry>> WrittenBy(
        UnitOfWork work,
        long campaign,
        IEnumerable<Fact> facts
    ) =>
        work.Connection.Query<LedgerEntry>(
            Columns
                + """

                 from (select cast(value as bigint) as WantedSeq
                         from json_each(@wanted)) wanted
                 cross join Ledger
                 where CampaignId = @campaign
                   and Seq = WantedSeq
                 order by Seq
                """,
            new
            {
                campaign,
                wanted = JsonSerializer.Serialize(
                    facts.SelectMany(x => Enumerable.Range(0, x.Entries).Select(i => x.FirstSeq + i))
                ),
            },
            work.Transaction
        );

    private sealed record PaidRow
    {
        public int Participant { get; init; }
        public string Rule { get; init; } = "";
        public string Lead { get; init; } = "";
        public DateTimeOffset OccurredAt { get; init; }
        public int Period { get; init; }

        public PaidSlot Slot() => new(Participant, Rule, Lead, OccurredAt, Period);
    }
}
