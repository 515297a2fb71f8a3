using System.Data.Common;

namespace ChallengeHub;

/// <summary>What falls due: deadlines, and the next calls.</summary>
public static partial class LeadRows
{
    /// <summary>
    /// The campaigns, by code, that have a deadline to be looked at, or a call that is due after an instant.
    /// </summary>
    public static Task<IReadOnlyList<string>> DueCampaigns(
        DbConnection connection,
        DateTimeOffset after,
        DateTimeOffset now
    ) =>
        connection.Query<string>(
            """
            select distinct Code
              from (select CampaignId
                      from Leads
                     where LookAt <= @now
                    union all
                    select CampaignId
                      from Leads
                     where NextAt > @after
                       and NextAt <= @now
                       and Holder is not null) due
              join Campaigns on Campaigns.Id = due.CampaignId
             order by Code
            """,
            new { after, now }
        );

    /// <summary>Whether anything is or will be due: a deadline, or a call after an instant.</summary>
    public static async Task<bool> AnyDue(DbConnection connection, DateTimeOffset after) =>
        await connection.Scalar<long>(
            """
            select case when exists (select 1
                                       from Leads
                                      where LookAt is not null)
                          or exists (select 1
                                       from Leads
                                      where NextAt > @after)
                        then 1 else 0 end
            """,
            new { after }
        ) == 1;

    /// <summary>
    /// The leads of a campaign whose deadline has to be looked at, the oldest first. They come again until <see
    /// cref="Look"/> or <see cref="Follow"/> moves them on.
    /// </summary>
    public static Task<IReadOnlyList<StoredLead>> Due(UnitOfWork work, long campaign, DateTimeOffset now, int limit) =>
        // few are due of many: they are found by their instant, and not by the campaign
        work.Connection.Query<StoredLead>(
            Columns
                + """

                 from Leads
                 where LookAt <= @now
                   and CampaignId + 0 = @campaign
                 order by LookAt, Number
                 limit @limit
                """,
            new
            {
                campaign,
                now,
                limit,
            },
            work.Transaction
        );

    /// <summary>
    /// A deadline was looked at: keeps <see cref="StoredLead.RemindedAt"/> and <see cref="StoredLead.LookAt"/> of each
    /// whose deadline is still the same.
    /// </summary>
    public static Task Look(UnitOfWork work, IEnumerable<StoredLead> leads) =>
        work.Connection.Execute(
            """
            update Leads
               set RemindedAt = @RemindedAt,
                   LookAt = @LookAt
             where Number = @Number
               and DeadlineAt = @DeadlineAt
            """,
            leads,
            work.Transaction
        );

    /// <summary>The leads of a campaign that somebody holds, and whose next call is due between the two.</summary>
    public static Task<IReadOnlyList<StoredLead>> Calls(
        UnitOfWork work,
        long campaign,
        DateTimeOffset after,
        DateTimeOffset upTo
    ) =>
        work.Connection.Query<StoredLead>(
            Columns
                + """

                 from Leads
                 where NextAt > @after
                   and NextAt <= @upTo
                   and CampaignId + 0 = @campaign
                   and Holder is not null
                 order by NextAt, Number
                """,
            new
            {
                campaign,
                after,
                upTo,
            },
            work.Transaction
        );
}
