using System.Data.Common;

namespace ChallengeHub;

/// <summary>What follows from a lead's facts.</summary>
public static partial class LeadRows
{
    /// <summary>
    /// Where each lead stands now, in the transaction of its facts. One without a row gets one, with an empty card, and
    /// <see cref="StoredLead.CreatedBy"/> and <see cref="StoredLead.CreatedAt"/> as given. The deadline that runs keeps
    /// its reminder; a new one is looked at when it falls due.
    /// </summary>
    public static Task Follow(UnitOfWork work, long campaign, IEnumerable<StoredLead> leads) =>
        work.Connection.Execute(
            """
            update Leads
               set Version = case when Status = @StatusText and Cycle = @Cycle
                                   and coalesce(Holder, 0) = coalesce(@Holder, 0)
                                  then Version
                                  else Version + 1
                             end,
                   RemindedAt = case when DeadlineWhat = @DeadlineWhatText and DeadlineAt = @DeadlineAt
                                     then RemindedAt
                                end,
                   LookAt = case when DeadlineWhat = @DeadlineWhatText and DeadlineAt = @DeadlineAt
                                 then LookAt
                                 else @DeadlineAt
                            end,
                   Status = @StatusText,
                   Cycle = @Cycle,
                   Holder = @Holder,
                   Prospector = @Prospector,
                   ReachTeam = @ReachTeam,
                   Vouched = @Vouched,
                   DeadlineWhat = @DeadlineWhatText,
                   DeadlineAt = @DeadlineAt,
                   StatusAt = @StatusAt,
                   ReceivedAt = @ReceivedAt,
                   TakenAt = @TakenAt,
                   ContactedAt = @ContactedAt,
                   ClosedAt = @ClosedAt,
                   Amount = @AmountText,
                   LastAt = case when LastAt < @LastAt then @LastAt else LastAt end,
                   FollowedSeq = @FollowedSeq
             where CampaignId = @CampaignId
               and Lead = @Lead;
            insert into Leads (CampaignId, Lead, CardVersion, Version, CreatedBy, CreatedAt, Status, Cycle, Holder,
                               Prospector, ReachTeam, Vouched, DeadlineWhat, DeadlineAt, LookAt, StatusAt, ReceivedAt,
                               TakenAt, ContactedAt, ClosedAt, Amount, LastAt, FollowedSeq)
            select @CampaignId, @Lead, 1, 1, @CreatedBy, @CreatedAt, @StatusText, @Cycle, @Holder, @Prospector,
                   @ReachTeam, @Vouched, @DeadlineWhatText, @DeadlineAt, @DeadlineAt, @StatusAt, @ReceivedAt, @TakenAt,
                   @ContactedAt, @ClosedAt, @AmountText, @LastAt, @FollowedSeq
             where not exists (select 1
                                 from Leads
                                where CampaignId = @CampaignId
                                  and Lead = @Lead);
            """,
            Written(work, campaign, leads),
            work.Transaction
        );

    /// <summary>
    /// At the start of a process: a row for each lead whose facts were there before the table, or came from a node of
    /// an earlier version. Answers how many there were; <see cref="Unfollowed"/> then names them.
    /// </summary>
    public static Task<int> Complete(UnitOfWork work, long campaign) =>
        work.Connection.Execute(
            """
            insert into Leads (CampaignId, Lead, CardVersion, Version, CreatedBy, CreatedAt, Status, Cycle, Vouched,
                               LastAt, FollowedSeq)
            select CampaignId, Lead, 1, 1, 'system', min(ReceivedAt), 'Unfollowed', 1, 0, max(At), 0
              from Facts
             where CampaignId = @campaign
               and not exists (select 1
                                 from Leads
                                where Leads.CampaignId = Facts.CampaignId
                                  and Leads.Lead = Facts.Lead)
             group by CampaignId, Lead
             order by min(FactSeq)
            """,
            new { campaign },
            work.Transaction
        );

    /// <summary>The codes of leads whose facts nobody has followed, the first first.</summary>
    public static Task<IReadOnlyList<string>> Unfollowed(DbConnection connection, long campaign, int limit) =>
        connection.Query<string>(
            """
            select Lead
              from Leads
             where CampaignId = @campaign
               and Status = 'Unfollowed'
             order by Number
             limit @limit
            """,
            new { campaign, limit }
        );

    /// <summary>
    /// The codes of leads that have a fact which their row does not follow: none in health. Reads the facts after a
    /// number, 0 for all.
    /// </summary>
    public static Task<IReadOnlyList<string>> OfDrift(DbConnection connection, long campaign, long after, int limit) =>
        connection.Query<string>(
            """
            select distinct Lead
              from Facts
             where CampaignId = @campaign
               and FactSeq > @after
               and not exists (select 1
                                 from Leads
                                where Leads.CampaignId = Facts.CampaignId
                                  and Leads.Lead = Facts.Lead
                                  and Leads.FollowedSeq >= Facts.FactSeq)
             order by Lead
             limit @limit
            """,
            new
            {
                campaign,
                after,
                limit,
            }
        );

    /// <summary>How many leads each rep holds in each status, by number; without those who hold none.</summary>
    public static async Task<IReadOnlyList<HeldLeads>> CountByHolder(
        DbConnection connection,
        long campaign,
        DbTransaction? transaction = null
    ) =>
        [
            .. (
                await connection.Query<HeldRow>(
                    """
                    select Holder, Status, count(*) as Held
                      from Leads
                     where CampaignId = @campaign
                       and Holder is not null
                       and Status <> 'Unfollowed'
                     group by Holder, Status
                    """,
                    new { campaign },
                    transaction
                )
            ).Select(x => new HeldLeads(x.Holder, Enum.Parse<LeadStatus>(x.Status), (int)x.Held)),
        ];

    /// <summary>How many leads a rep holds in assigned, taken and contacted.</summary>
    public static async Task<int> HeldBy(
        DbConnection connection,
        long campaign,
        int holder,
        DbTransaction? transaction = null
    ) =>
        (int)
            await connection.Scalar<long>(
                """
                select count(*)
                  from Leads
                 where CampaignId = @campaign
                   and Holder = @holder
                   and Status in ('Assigned', 'Taken', 'Contacted')
                """,
                new { campaign, holder },
                transaction
            );

    private sealed record HeldRow
    {
        public int Holder { get; init; }
        public string Status { get; init; } = "";
        public long Held { get; init; }
    }
}

/// <summary>How many leads somebody holds in one status.</summary>
/// <param name="Holder">By number.</param>
public sealed record HeldLeads(int Holder, LeadStatus Status, int Count);
