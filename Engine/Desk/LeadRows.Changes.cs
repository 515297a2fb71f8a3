using System.Text.Json;

namespace ChallengeHub;

/// <summary>What becomes of leads when people or the campaign change.</summary>
public static partial class LeadRows
{
    /// <summary>Those after a number, in the order of the numbers.</summary>
    public static Task<IReadOnlyList<StoredLead>> After(UnitOfWork work, long campaign, long after, int limit) =>
        work.Connection.Query<StoredLead>(
            Columns
                + """

                 from Leads
                 where CampaignId = @campaign
                   and Number > @after
                 order by Number
                 limit @limit
                """,
            new
            {
                campaign,
                after,
                limit,
            },
            work.Transaction
        );

    /// <summary>What somebody has and has not contacted, the oldest first.</summary>
    public static Task<IReadOnlyList<StoredLead>> NotContacted(UnitOfWork work, long campaign, int holder) =>
        work.Connection.Query<StoredLead>(
            Columns
                + """

                 from Leads
                 where CampaignId = @campaign
                   and Holder = @holder
                   and Status in ('Waiting', 'Assigned', 'Taken')
                 order by Number
                """,
            new { campaign, holder },
            work.Transaction
        );

    /// <summary>People went to other teams: whose team sees the leads that they hold or found.</summary>
    /// <param name="people">By number.</param>
    public static async Task Regroup(UnitOfWork work, long campaign, IReadOnlyCollection<int> people)
    {
        foreach (var number in people)
        foreach (var row in await OfPerson(work, campaign, number))
            work.WrittenLeads.Add(campaign, row.Lead, DeskSight.PlaceOf(row));

        await work.Connection.Execute(
            """
            update Leads
               set ReachTeam = coalesce((select Participants.Team
                                           from Participants
                                          where Participants.Number = Leads.Holder),
                                        Leads.Team,
                                        (select Participants.Team
                                           from Participants
                                          where Participants.Number = Leads.Prospector))
             where CampaignId = @campaign
               and (Holder = @number or Prospector = @number)
            """,
            people.Select(number => new { campaign, number }),
            work.Transaction
        );
    }

    /// <summary>Those that somebody holds or found.</summary>
    private static Task<IReadOnlyList<StoredLead>> OfPerson(UnitOfWork work, long campaign, int number) =>
        work.Connection.Query<StoredLead>(
            Columns
                + """

                 from Leads
                 where CampaignId = @campaign
                   and (Holder = @number or Prospector = @number)
                 order by Leads.Number
                """,
            new { campaign, number },
            work.Transaction
        );

    /// <summary>
    /// The statuses of a campaign follow from other settings than before: until they are followed again they stay as
    /// they are, and are known to lag.
    /// </summary>
    public static Task Unfollow(UnitOfWork work, long campaign) =>
        work.Connection.Execute(
            "update Leads set FollowedSeq = 0 where CampaignId = @campaign",
            new { campaign },
            work.Transaction
        );

    /// <summary>Of which lead this one is the twin; null: of none any more.</summary>
    public static Task NameTwin(UnitOfWork work, long campaign, string lead, string? twin) =>
        work.Connection.Execute(
            """
            update Leads
               set TwinOf = @twin
             where CampaignId = @campaign
               and Lead = @lead
            """,
            new
            {
                campaign,
                lead,
                twin,
            },
            work.Transaction
        );

    /// <summary>Who handed cards in is a pseudonym.</summary>
    public static async Task Rename(UnitOfWork work, long campaign, IReadOnlyDictionary<string, string> pseudonyms)
    {
        var created = await work.Connection.Query<CreatedCard>(
            """
            select Number, CreatedBy
              from Leads
             where CampaignId = @campaign
               and CreatedBy in (select value
                                   from json_each(@authors))
            """,
            new { campaign, authors = JsonSerializer.Serialize(pseudonyms.Keys) },
            work.Transaction
        );
        await work.Connection.Execute(
            """
            update Leads
               set CreatedBy = @pseudonym
             where Number = @Number
            """,
            created.Select(x => new { x.Number, pseudonym = pseudonyms[x.CreatedBy] }),
            work.Transaction
        );
    }

    private sealed record CreatedCard
    {
        public long Number { get; init; }
        public string CreatedBy { get; init; } = "";
    }
}
