using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class RecyclingTests
{
    private static readonly DateTimeOffset Now = Some.Instant;

    /// <summary>Lost and quiet for 40 days.</summary>
    private static readonly RestingLead Lead = new()
    {
        Status = LeadStatus.Lost,
        LastAt = Now.AddDays(-40),
        Source = "fair-lyon",
        Team = "lyon",
        Rep = "anna",
    };

    private static Fact Told(string type, DateTimeOffset at, int? rep = null) =>
        new()
        {
            FactSeq = 1,
            Source = "crm",
            EventId = "1",
            Type = type,
            Lead = "L-1",
            Cycle = 1,
            Stage = EventTypes.StageOf(type),
            HoldsStage = EventTypes.StageOf(type) is not null,
            Rep = rep,
            At = at,
            Content = "{}",
            Status = "scored",
            ReceivedAt = at,
        };

    [Fact]
    public void A_lead_is_recycled_from_every_status_but_won()
    {
        foreach (var status in Enum.GetValues<LeadStatus>().Except([LeadStatus.Won]))
            Assert.Null(Recycling.WhyNot(Lead with { Status = status }, null, Now));
        Assert.Equal("not-recycled-won", Recycling.WhyNot(Lead with { Status = LeadStatus.Won }, null, Now)?.Code);
    }

    [Fact]
    public void Who_does_not_want_to_be_contacted_is_left_alone() =>
        Assert.Equal("not-recycled-no-contact", Recycling.WhyNot(Lead with { DoNotContact = true }, null, Now)?.Code);

    [Fact]
    public void A_lead_rests_since_its_last_fact_or_note()
    {
        static FieldError? Of(int days, DateTimeOffset now) =>
            Recycling.WhyNot(Lead, new RecyclePlan { AfterDays = days }, now);
        Assert.Null(Of(30, Now));
        Assert.Null(Of(40, Now));
        Assert.Equal(new FieldError("", "not-recycled-rests", 1), Of(40, Now.AddSeconds(-1)));
        Assert.Equal(new FieldError("", "not-recycled-rests", 50), Of(90, Now));
        Assert.Null(Recycling.WhyNot(Lead, new RecyclePlan(), Lead.LastAt));
    }

    [Fact]
    public void It_waits_for_a_validation_where_the_campaign_asks_for_one_and_is_open_elsewhere()
    {
        Assert.Equal(LeadStatus.Waiting, Recycling.Into(validation: true));
        Assert.Equal(LeadStatus.Open, Recycling.Into(validation: false));
    }

    [Fact]
    public void A_filter_means_the_leads_of_which_all_that_it_says_is_true()
    {
        static bool Means(RecycleFilter where) => Recycling.IsMeant(Lead, where, Now);
        Assert.True(Means(new RecycleFilter { Status = LeadStatus.Lost }));
        Assert.False(Means(new RecycleFilter { Status = LeadStatus.Refused }));
        Assert.True(Means(new RecycleFilter { OlderThanDays = 40 }));
        Assert.False(Means(new RecycleFilter { OlderThanDays = 41 }));
        Assert.True(
            Means(
                new RecycleFilter
                {
                    Source = "fair-lyon",
                    Team = "lyon",
                    Rep = "anna",
                }
            )
        );
        Assert.False(Means(new RecycleFilter { Source = "web", Team = "lyon" }));
        Assert.False(Means(new RecycleFilter { Source = "fair-lyon", Team = "lille" }));
        Assert.False(Means(new RecycleFilter { Rep = "bob" }));
        Assert.False(Means(new RecycleFilter { Prospector = "pia" }));
    }

    [Fact]
    public void A_filter_names_something_that_the_campaign_has()
    {
        string[] Wrong(RecycleFilter? where)
        {
            var errors = new FieldErrors();
            Recycling.Errors(errors, where, Snapshot());
            return [.. errors.Select(error => $"{error.Field} {error.Code}")];
        }

        Assert.Equal(["where filter-empty"], Wrong(null));
        Assert.Equal(["where filter-empty"], Wrong(new RecycleFilter()));
        Assert.Empty(
            Wrong(
                new RecycleFilter
                {
                    Status = LeadStatus.Lost,
                    OlderThanDays = 3650,
                    Source = "web",
                    Team = "lyon",
                    Rep = "anna",
                    Prospector = "pia",
                }
            )
        );
        Assert.Equal(
            [
                "where.status not-recycled-won",
                "where.olderThanDays out-of-range",
                "where.source code-format",
                "where.team team-of-nobody",
                "where.rep not-a-rep",
                "where.prospector not-a-prospector",
            ],
            Wrong(
                new RecycleFilter
                {
                    Status = LeadStatus.Won,
                    OlderThanDays = -1,
                    Source = "no code",
                    Team = "nice",
                    Rep = "pia",
                    Prospector = "nobody",
                }
            )
        );
    }

    [Fact]
    public void It_does_not_go_back_to_who_lost_or_released_it_before_the_time()
    {
        var gaveUpAt = new Dictionary<int, DateTimeOffset> { [1] = Now.AddDays(-90), [2] = Now.AddDays(-89) };
        Assert.Equal([2], Recycling.Cooling(gaveUpAt, new RecyclePlan { SameRepAfterDays = 90 }, Now));
        Assert.Empty(Recycling.Cooling(gaveUpAt, new RecyclePlan(), Now));
        Assert.Empty(Recycling.Cooling(gaveUpAt, null, Now));
    }

    [Fact]
    public void Who_gave_it_up_is_found_over_all_its_cycles()
    {
        var found = Recycling.GaveUpAt(
            validation: false,
            [
                Told(EventTypes.Received, Now),
                Told(EventTypes.Taken, Now.AddHours(1), rep: 1),
                Told(EventTypes.Released, Now.AddHours(2)),
                Told(EventTypes.Assigned, Now.AddHours(3), rep: 2),
                Told(EventTypes.Lost, Now.AddHours(4)),
                Told(EventTypes.Recycled, Now.AddDays(60)),
                Told(EventTypes.Taken, Now.AddDays(61), rep: 3),
                Told(EventTypes.Lost, Now.AddDays(62)) with
                {
                    TakenBack = true,
                },
            ]
        );
        Assert.Equal(
            new Dictionary<int, DateTimeOffset> { [1] = Now.AddHours(2), [2] = Now.AddHours(4) },
            found.ToDictionary()
        );
    }

    [Fact]
    public void A_take_that_is_undone_within_a_minute_is_no_giving_up() =>
        Assert.Empty(
            Recycling.GaveUpAt(
                validation: false,
                [Told(EventTypes.Taken, Now, rep: 1), Told(EventTypes.Released, Now.AddMinutes(1))]
            )
        );

    [Fact]
    public void What_later_facts_undid_was_there_when_it_was_given_up()
    {
        IReadOnlyDictionary<int, DateTimeOffset> GaveUp(string type, TimeSpan later) =>
            Recycling.GaveUpAt(
                validation: false,
                [Told(type, Now, rep: 1) with { HoldsStage = false }, Told(EventTypes.Released, Now + later)]
            );

        Assert.Equal([1], GaveUp(EventTypes.Contacted, TimeSpan.FromHours(1)).Keys);
        Assert.Equal([1], GaveUp(EventTypes.Taken, TimeSpan.FromHours(1)).Keys);
        Assert.Empty(GaveUp(EventTypes.Taken, TimeSpan.FromMinutes(1)));
    }

    private static CampaignSnapshot Snapshot()
    {
        var document = Some.Campaign();
        var campaign = new Campaign(
            1,
            "hollywood",
            document,
            document.StartsAt!.Value,
            document.EndsAt!.Value,
            Some.Instant,
            null,
            null,
            1,
            1,
            0,
            0
        );
        return new CampaignSnapshot(
            campaign,
            [],
            [],
            [
                new Participant { Code = "anna", Number = 1 },
                new Participant
                {
                    Code = "pia",
                    Number = 2,
                    Role = Role.Prospector,
                },
            ]
        );
    }
}
