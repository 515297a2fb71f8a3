using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The table Notifications: what participants, those who direct teams and those who run a campaign are reminded of.
/// Each has a mark: the same again is none. What has been read, each reader's account says.
/// </summary>
public static class NotificationRows
{
    private const string Columns = """
        select Notifications.Number, Notifications.Mark, Notifications.Participant, Notifications.Team,
               Notifications.Kind, Leads.Lead, Notifications.Document, Notifications.At, Leads.Company, Leads.Status,
               Leads.Holder, Leads.Prospector, Leads.ReachTeam
          from Notifications
          left join Leads on Leads.Number = Notifications.LeadNumber
         where Notifications.CampaignId = @campaign
           and Notifications.Number > @After
           and Notifications.Number < @Before
        """;
    private const string Latest = """

         order by Notifications.Number desc
         limit @Limit
        """;

    /// <summary>Answers how many are new.</summary>
    public static Task<int> Append(UnitOfWork work, long campaign, IEnumerable<Notification> notifications) =>
        work.Connection.Execute(
            """
            insert into Notifications (CampaignId, Mark, Participant, Team, Kind, LeadNumber, Document, At)
            select @campaign, @Mark, @Participant, @Team, @kind, (select Number
                                                                    from Leads
                                                                   where CampaignId = @campaign
                                                                     and Lead = @Lead), @document, @At
             where not exists (select 1
                                 from Notifications
                                where CampaignId = @campaign
                                  and Mark = @Mark)
            """,
            notifications.Select(x => new
            {
                campaign,
                x.Mark,
                x.Participant,
                x.Team,
                kind = x.Kind.ToString(),
                x.Lead,
                document = x.Detail?.Text(),
                x.At,
            }),
            work.Transaction
        );

    /// <summary>To one participant, the latest first.</summary>
    public static async Task<IReadOnlyList<Notification>> OfParticipant(
        DbConnection connection,
        long campaign,
        int participant,
        NotificationPage page
    ) =>
        Read(
            await connection.Query<Row>(
                Columns + "\n   and Notifications.Participant = @participant" + Latest,
                new
                {
                    campaign,
                    participant,
                    page.After,
                    page.Before,
                    page.Limit,
                }
            )
        );

    /// <summary>To those who direct one of the teams, the latest first.</summary>
    public static async Task<IReadOnlyList<Notification>> OfTeams(
        DbConnection connection,
        long campaign,
        IEnumerable<string> teams,
        NotificationPage page
    ) =>
        Read(
            await connection.Query<Row>(
                Columns
                    + """

                       and Notifications.Participant is null
                       and Notifications.Team in (select value
                                                    from json_each(@teams))
                    """
                    + Latest,
                new
                {
                    campaign,
                    teams = JsonSerializer.Serialize(teams),
                    page.After,
                    page.Before,
                    page.Limit,
                }
            )
        );

    /// <summary>To those who run the campaign, the latest first.</summary>
    public static async Task<IReadOnlyList<Notification>> OfStaff(
        DbConnection connection,
        long campaign,
        NotificationPage page
    ) =>
        Read(
            await connection.Query<Row>(
                Columns
                    + """

                       and Notifications.Participant is null
                       and Notifications.Team is null
                    """
                    + Latest,
                new
                {
                    campaign,
                    page.After,
                    page.Before,
                    page.Limit,
                }
            )
        );

    /// <summary>Which of the marks are there already.</summary>
    public static async Task<IReadOnlySet<string>> Marked(
        DbConnection connection,
        long campaign,
        IEnumerable<string> marks
    ) =>
        (
            await connection.Query<string>(
                """
                select Mark
                  from Notifications
                 where CampaignId = @campaign
                   and Mark in (select value
                                  from json_each(@marks))
                """,
                new { campaign, marks = JsonSerializer.Serialize(marks) }
            )
        ).ToHashSet(StringComparer.Ordinal);

    /// <summary>Of all campaigns those from before. Answers how many.</summary>
    public static Task<int> DeleteBefore(UnitOfWork work, DateTimeOffset instant) =>
        work.Connection.Execute("delete from Notifications where At < @instant", new { instant }, work.Transaction);

    /// <summary>What was said to a participant.</summary>
    public static Task DeleteOf(UnitOfWork work, long campaign, IEnumerable<int> participants) =>
        work.Connection.Execute(
            """
            delete from Notifications
             where CampaignId = @campaign
               and Participant in (select cast(value as bigint)
                                     from json_each(@participants))
            """,
            new { campaign, participants = JsonSerializer.Serialize(participants) },
            work.Transaction
        );

    /// <summary>What was said of leads.</summary>
    public static Task DeleteAbout(UnitOfWork work, long campaign, IEnumerable<string> leads) =>
        work.Connection.Execute(
            """
            delete from Notifications
             where LeadNumber in (select Number
                                    from Leads
                                   where CampaignId = @campaign
                                     and Lead in (select value
                                                    from json_each(@leads)))
            """,
            new { campaign, leads = JsonSerializer.Serialize(leads) },
            work.Transaction
        );

    private static IReadOnlyList<Notification> Read(IReadOnlyList<Row> rows) => [.. rows.Select(x => x.Notification())];

    private sealed record Row
    {
        public long Number { get; init; }
        public string Mark { get; init; } = "";
        public int? Participant { get; init; }
        public string? Team { get; init; }
        public string Kind { get; init; } = "";
        public string? Lead { get; init; }
        public string? Document { get; init; }
        public DateTimeOffset At { get; init; }
        public string? Company { get; init; }
        public string? Status { get; init; }
        public int? Holder { get; init; }
        public int? Prospector { get; init; }
        public string? ReachTeam { get; init; }

        public Notification Notification() =>
            new()
            {
                Number = Number,
                Mark = Mark,
                Participant = Participant,
                Team = Team,
                Kind = Enum.Parse<NotificationKind>(Kind),
                Lead = Lead,
                Detail = NotificationDetail.Read(Document),
                At = At,
                Of = Lead is null ? null : new NoticedLead(Company, Place),
            };

        private LeadPlace? Place =>
            Status is null or LeadRows.Unknown
                ? null
                : new LeadPlace(Enum.Parse<LeadStatus>(Status), Holder, Prospector, ReachTeam);
    }
}
