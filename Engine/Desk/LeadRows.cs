using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The table Leads: one row for each lead that a card or an event names. Cards are written here; what follows from
/// facts, what falls due, and the pages of a list stand in the files beside this one.
/// </summary>
public static partial class LeadRows
{
    /// <summary>The status of a row whose facts nobody has followed yet.</summary>
    internal const string Unknown = "Unfollowed";

    private const string Columns = """
        select Leads.Number, Leads.CampaignId, Leads.Lead, Leads.Company, Leads.ContactName, Leads.ContactRole,
               Leads.ContactPhone, Leads.ContactE164, Leads.ContactEmail, Leads.ContactAbout, Leads.Context,
               Leads.Account, Leads.Source, Leads.Cost as CostText, Leads.Potential as PotentialText,
               Leads.DueOn as DueText, Leads.NextAt, Leads.Team, Leads.CardRep,
               Leads.Qualification as QualificationText, Leads.Score as ScoreText, Leads.OriginCampaign,
               Leads.OriginLead, Leads.TwinOf, Leads.CardVersion, Leads.Version, Leads.CreatedBy, Leads.CreatedAt,
               Leads.ErasedAt, Leads.Status as StatusText, Leads.Cycle, Leads.Holder, Leads.Prospector,
               Leads.ReachTeam, Leads.Vouched, Leads.DeadlineWhat as DeadlineWhatText, Leads.DeadlineAt,
               Leads.LookAt, Leads.RemindedAt, Leads.StatusAt, Leads.ReceivedAt, Leads.TakenAt, Leads.ContactedAt,
               Leads.ClosedAt, Leads.Amount as AmountText, Leads.LastAt, Leads.FollowedSeq
        """;

    public static Task<StoredLead?> Find(
        DbConnection connection,
        long campaign,
        string lead,
        DbTransaction? transaction = null
    ) =>
        connection.Find<StoredLead?>(
            Columns
                + """

                 from Leads
                 where CampaignId = @campaign
                   and Lead = @lead
                """,
            new { campaign, lead },
            transaction
        );

    /// <summary>In no order; without those that are not there.</summary>
    public static Task<IReadOnlyList<StoredLead>> FindMany(
        DbConnection connection,
        long campaign,
        IEnumerable<string> leads,
        DbTransaction? transaction = null
    ) =>
        connection.Query<StoredLead>(
            Columns
                + """

                 from (select value as WantedLead
                         from json_each(@leads)) wanted
                 cross join Leads
                 where Leads.CampaignId = @campaign
                   and Leads.Lead = WantedLead
                """,
            new { campaign, leads = JsonSerializer.Serialize(leads.Distinct(StringComparer.Ordinal)) },
            transaction
        );

    /// <summary>The later ones that were refused because this one was there, the first first.</summary>
    public static Task<IReadOnlyList<StoredLead>> TwinsOf(DbConnection connection, long campaign, string lead) =>
        connection.Query<StoredLead>(
            Columns
                + """

                 from Leads
                 where CampaignId = @campaign
                   and TwinOf = @lead
                 order by Number
                """,
            new { campaign, lead }
        );

    /// <summary>The leads of any campaign that were recovered from this one.</summary>
    public static Task<IReadOnlyList<StoredLead>> RecoveredFrom(
        DbConnection connection,
        OriginLead origin,
        DbTransaction? transaction = null
    ) =>
        connection.Query<StoredLead>(
            Columns
                + """

                 from Leads
                 where OriginCampaign = @Campaign
                   and OriginLead = @Lead
                 order by Number
                """,
            origin,
            transaction
        );

    /// <summary>
    /// The cards of leads that are not there yet. What their facts say comes with <see cref="Follow"/>.
    /// </summary>
    public static Task Insert(UnitOfWork work, long campaign, IEnumerable<StoredLead> leads) =>
        work.Connection.Execute(
            """
            insert into Leads (CampaignId, Lead, Company, ContactName, ContactRole, ContactPhone, ContactE164,
                               ContactEmail, ContactAbout, Context, Account, Source, Cost, Potential, DueOn, NextAt,
                               Team, CardRep, Qualification, Score, OriginCampaign, OriginLead, TwinOf, CardVersion,
                               Version, CreatedBy, CreatedAt, Status, Cycle, Prospector, ReachTeam, Vouched, LastAt,
                               FollowedSeq)
            values (@CampaignId, @Lead, @Company, @ContactName, @ContactRole, @ContactPhone, @ContactE164,
                    @ContactEmail, @ContactAbout, @Context, @Account, @Source, @CostText, @PotentialText, @DueText,
                    @NextAt, @Team, @CardRep, @QualificationText, @ScoreText, @OriginCampaign, @OriginLead, @TwinOf,
                    1, 1, @CreatedBy, @CreatedAt, 'Unfollowed', @Cycle, @Prospector, @ReachTeam, 0, @LastAt, 0)
            """,
            Written(work, campaign, leads),
            work.Transaction
        );

    /// <summary>
    /// Answers how many cards were written: not those that are erased, or whose <see
    /// cref="StoredLead.CardVersion"/> is not the one that is there.
    /// </summary>
    public static Task<int> UpdateCards(UnitOfWork work, long campaign, IEnumerable<StoredLead> leads) =>
        work.Connection.Execute(
            """
            update Leads
               set Company = @Company,
                   ContactName = @ContactName,
                   ContactRole = @ContactRole,
                   ContactPhone = @ContactPhone,
                   ContactE164 = @ContactE164,
                   ContactEmail = @ContactEmail,
                   ContactAbout = @ContactAbout,
                   Context = @Context,
                   Account = @Account,
                   Source = @Source,
                   Cost = @CostText,
                   Potential = @PotentialText,
                   DueOn = @DueText,
                   NextAt = @NextAt,
                   Team = @Team,
                   CardRep = @CardRep,
                   Qualification = @QualificationText,
                   Score = @ScoreText,
                   OriginCampaign = @OriginCampaign,
                   OriginLead = @OriginLead,
                   TwinOf = @TwinOf,
                   CardVersion = CardVersion + 1,
                   Version = Version + 1
             where CampaignId = @CampaignId
               and Lead = @Lead
               and CardVersion = @CardVersion
               and ErasedAt is null
            """,
            Written(work, campaign, leads),
            work.Transaction
        );

    /// <summary>False where somebody wrote the card meanwhile: nothing is written then.</summary>
    public static async Task<bool> UpdateCard(UnitOfWork work, long campaign, StoredLead lead) =>
        await UpdateCards(work, campaign, [lead]) == 1;

    /// <summary>A note was written.</summary>
    public static Task Touch(UnitOfWork work, long campaign, string lead, DateTimeOffset at)
    {
        work.WrittenLeads.Add(campaign, lead);
        return work.Connection.Execute(
            """
            update Leads
               set Version = Version + 1,
                   LastAt = case when LastAt < @at then @at else LastAt end
             where CampaignId = @campaign
               and Lead = @lead
            """,
            new
            {
                campaign,
                lead,
                at,
            },
            work.Transaction
        );
    }

    /// <summary>
    /// What names a person, and all free text, is gone; where the lead stands, stays, and the answers that are given.
    /// </summary>
    public static Task Erase(UnitOfWork work, IEnumerable<StoredLead> leads, DateTimeOffset now)
    {
        List<StoredLead> rows = [.. leads];
        foreach (var row in rows)
            work.WrittenLeads.Add(row.CampaignId, row.Lead);

        return work.Connection.Execute(
            """
            update Leads
               set Company = null,
                   ContactName = null,
                   ContactRole = null,
                   ContactPhone = null,
                   ContactE164 = null,
                   ContactEmail = null,
                   ContactAbout = null,
                   Context = null,
                   Qualification = @QualificationText,
                   NextAt = null,
                   CardVersion = CardVersion + 1,
                   Version = Version + 1,
                   ErasedAt = @now
             where Number = @Number
               and ErasedAt is null
            """,
            rows.Select(x => new
            {
                x.Number,
                x.QualificationText,
                now,
            }),
            work.Transaction
        );
    }

    public static async Task<string> NextCode(UnitOfWork work, long campaign) =>
        (await NextCodes(work, campaign, 1))[0];

    /// <summary>
    /// The campaign's next free codes, L-1, L-2 and so on: none of a lead or draft that is there, and none twice.
    /// </summary>
    public static async Task<IReadOnlyList<string>> NextCodes(UnitOfWork work, long campaign, int count)
    {
        var free = new List<string>();
        var last = await work.Connection.Scalar<long>(
            "select LastLead from Campaigns where Id = @campaign",
            new { campaign },
            work.Transaction
        );

        // outside systems may use the same codes, and many of them
        for (var block = count; free.Count < count; block = Math.Min(block * 4, 5_000))
        {
            var codes = Enumerable.Range(1, block).Select(x => CodeOf(last + x)).ToList();
            var taken = await Taken(work, campaign, codes);
            foreach (var code in codes.TakeWhile(_ => free.Count < count))
            {
                last++;
                if (!taken.Contains(code))
                    free.Add(code);
            }
        }

        await work.Connection.Execute(
            "update Campaigns set LastLead = @last where Id = @campaign",
            new { campaign, last },
            work.Transaction
        );
        return free;
    }

    /// <summary>The rows that are written, of which the feed hears.</summary>
    private static List<StoredLead> Written(UnitOfWork work, long campaign, IEnumerable<StoredLead> leads)
    {
        List<StoredLead> rows = [.. leads.Select(x => x with { CampaignId = campaign })];
        foreach (var row in rows)
            work.WrittenLeads.Add(campaign, row.Lead);
        return rows;
    }

    private static string CodeOf(long number) => string.Create(CultureInfo.InvariantCulture, $"L-{number}");

    private static async Task<IReadOnlySet<string>> Taken(UnitOfWork work, long campaign, IEnumerable<string> codes) =>
        (
            await work.Connection.Query<string>(
                """
                select Lead
                  from Leads
                 where CampaignId = @campaign
                   and Lead in (select value
                                  from json_each(@codes))
                 union all
                select Lead
                  from LeadDrafts
                 where CampaignId = @campaign
                   and Lead in (select value
                                  from json_each(@codes))
                """,
                new { campaign, codes = JsonSerializer.Serialize(codes) },
                work.Transaction
            )
        ).ToHashSet(StringComparer.Ordinal);
}
