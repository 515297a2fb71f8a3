using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>What the facts of a lead leave standing, cycle by cycle. It is noon of 2 March 2026 in Paris.</summary>
public sealed class CohortTests(SharedRedis redis)
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(1));

    private Task<Challenge> Launched() => Challenge.Launched(redis: redis.ConnectionString);

    private static async Task<IReadOnlyList<CohortLead>> Cohort(
        Challenge challenge,
        Func<CohortWindow, CohortWindow>? change = null,
        ReportReader? reader = null
    )
    {
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        var window = (change ?? (x => x))(CohortWindow.Of(snapshot.Campaign));
        var leads = new List<CohortLead>();
        await foreach (var lead in challenge.Engine.Cohorts.Read(snapshot, window, reader ?? ReportReader.All))
            leads.Add(lead);

        Assert.True(reader is not null || leads.Count == await challenge.Engine.Cohorts.Count(snapshot, window));
        return [.. leads.OrderBy(x => x.Lead, StringComparer.Ordinal).ThenBy(x => x.Cycle)];
    }

    /// <summary>Events of one lead, an hour apart from 8:00 on: <c>received taken:anna closed:anna=100</c>.</summary>
    private static async Task Story(Challenge challenge, string lead, string story, DateTimeOffset? from = null)
    {
        var at = from ?? Morning;
        foreach (var word in story.Split(' '))
        {
            var amount = word.Split('=') is [_, var some] ? decimal.Parse(some) : (decimal?)null;
            var parts = word.Split('=')[0].Split(':');
            var answer = await challenge.Tell(
                parts[0],
                lead,
                parts.Length > 1 ? parts[1] : null,
                x => x with { At = at, Amount = amount }
            );
            Assert.NotEqual("rejected", answer.Status);
            at = at.AddHours(1) < Challenge.Noon ? at.AddHours(1) : Challenge.Noon;
        }
    }

    private static string Said(CohortLead lead) =>
        string.Join(
            ' ',
            new[]
            {
                lead.Announced ? "announced" : null,
                lead.ValidatedAt is null ? null : "validated",
                lead.Refused ? "refused" : null,
                lead.Assigned ? "assigned" : null,
                lead.TakenAt is null ? null : "taken",
                lead.ContactedAt is null ? null : "contacted",
                lead.ClosedAt is null ? null : "closed",
                lead.Lost ? "lost" : null,
                lead.Recycled ? "recycled" : null,
            }.OfType<string>()
        );

    [Theory]
    [InlineData("received", "announced")]
    [InlineData("received taken:anna contacted:anna closed:anna", "announced taken contacted closed")]
    [InlineData("received assigned:anna taken:anna released:anna", "announced assigned")]
    [InlineData("received taken:anna released:anna taken:bob", "announced taken")]
    [InlineData("received taken:anna closed:anna reopened", "announced taken")]
    [InlineData("received lost reopened", "announced")]
    [InlineData("received validated taken:anna refused", "announced refused")]
    [InlineData("received taken:anna refused validated", "announced validated")]
    [InlineData("received refused validated taken:anna", "announced validated taken")]
    [InlineData("taken:anna received", "taken")]
    [InlineData("closed:anna", "closed")]
    public async Task A_fact_stands_until_a_later_one_undoes_it(string story, string standing)
    {
        await using var challenge = await Launched();
        await Story(challenge, "a", story);
        Assert.Equal(standing, Said(Assert.Single(await Cohort(challenge))));
    }

    [Fact]
    public async Task A_correction_undoes_the_fact_that_it_names_from_then_on()
    {
        await using var challenge = await Launched();
        await Story(challenge, "a", "received");
        var taken = await challenge.Tell("taken", "a", "anna");
        var before = await challenge.Engine.Cohorts.AsOf(Challenge.Code);
        await challenge.Engine.Corrections.Reverse(
            Challenge.Code,
            new EventIdentity(taken.Source, taken.Id),
            "a slip",
            "zoe"
        );

        Assert.Equal("announced", Said(Assert.Single(await Cohort(challenge))));
        var then = Assert.Single(await Cohort(challenge, x => x with { AsOf = before }));
        Assert.Equal("announced taken", Said(then));
    }

    [Fact]
    public async Task Each_cycle_is_received_on_its_own()
    {
        await using var challenge = await Launched();
        await Story(challenge, "a", "received taken:anna lost recycled taken:bob");

        var cycles = await Cohort(challenge);
        Assert.Equal(["announced taken lost", "announced taken recycled"], cycles.Select(Said));
        Assert.Equal([Morning, Morning.AddHours(3)], cycles.Select(x => x.ReceivedAt));
        Assert.Equal([Morning.AddHours(1), Morning.AddHours(4)], cycles.Select(x => x.TakenAt!.Value));
    }

    [Fact]
    public async Task A_lead_that_nobody_announced_was_received_with_its_earliest_fact()
    {
        await using var challenge = await Launched();
        await Story(challenge, "a", "contacted:anna", Morning.AddHours(2));
        await Story(challenge, "a", "taken:anna", Morning);

        var lead = Assert.Single(await Cohort(challenge));
        Assert.False(lead.Announced);
        Assert.Equal(Morning, lead.ReceivedAt);
        Assert.Equal(Morning, lead.ActedAt);
    }

    [Fact]
    public async Task What_came_before_the_start_is_no_part_of_the_campaign_but_a_cohort_to_compare_with()
    {
        await using var challenge = await Launched();
        var before = Challenge.Start.AddDays(-20);
        await Story(challenge, "old", "received taken:anna", before);
        await Story(challenge, "met", "taken:anna", before);
        await Story(challenge, "met", "received");

        var met = Assert.Single(await Cohort(challenge));
        Assert.Equal("met", met.Lead);
        Assert.False(met.ActedOn);

        var old = await Cohort(challenge, x => x with { From = Challenge.Start.AddDays(-30), Until = Challenge.Start });
        Assert.Equal(["old"], old.Select(x => x.Lead));
        Assert.True(old[0].ActedOn);
    }

    [Fact]
    public async Task At_equal_exposure_a_fact_of_later_neither_stands_nor_undoes()
    {
        await using var challenge = await Launched();
        await Story(challenge, "late", "received assigned:anna taken:anna");
        await Story(challenge, "given-up", "received taken:anna released:anna");
        CohortWindow Hour(CohortWindow window) => window with { Within = TimeSpan.FromHours(1) };

        Assert.Equal(["announced", "announced assigned taken"], (await Cohort(challenge)).Select(Said));
        Assert.Equal(["announced taken", "announced assigned"], (await Cohort(challenge, Hour)).Select(Said));
    }

    [Fact]
    public async Task The_amount_is_that_of_the_standing_closing_as_last_changed()
    {
        await using var challenge = await Launched();
        await Story(challenge, "a", "received closed:anna=100 amount_changed=150");
        await Story(challenge, "b", "received closed:anna=100 amount_changed=150 reopened closed:anna=80");
        await Story(challenge, "c", "received closed:anna");
        await Story(challenge, "d", "received closed:anna=100 reopened");

        var cohort = await Cohort(challenge);
        Assert.Equal(new decimal?[] { 150, 80, null, null }, cohort.Select(x => x.Amount));
        Assert.Equal([false, false, true, false], cohort.Select(x => x.WithoutAmount));
    }

    [Fact]
    public async Task A_lead_counts_for_the_team_that_its_rep_was_of_when_he_last_moved_it()
    {
        await using var challenge = await Launched();
        await Story(challenge, "a", "received taken:anna");
        await Story(challenge, "b", "received taken:carl");
        challenge.Running.Clock.Advance(TimeSpan.FromDays(1));
        await challenge.Engine.Roster.Put(Challenge.Code, [Challenge.People[0] with { Team = "lille" }]);
        challenge.Running.Clock.Advance(TimeSpan.FromHours(1));
        await challenge.Tell("taken", "c", "anna");

        Assert.Equal(["lyon", "lille", "lille"], (await Cohort(challenge)).Select(x => x.Team));
        var lyon = new ReportReader { Teams = ["lyon"] };
        Assert.Equal(["a"], (await Cohort(challenge, reader: lyon)).Select(x => x.Lead));
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        var anna = new ReportReader { Rep = snapshot.Find("anna")!.Number };
        Assert.Equal(["a", "c"], (await Cohort(challenge, reader: anna)).Select(x => x.Lead));
    }

    [Fact]
    public async Task Who_found_a_lead_or_has_it_reads_his_own_alone()
    {
        await using var challenge = await Launched();
        await challenge.Tell("received", "a", change: x => x with { Prospector = "pia" });
        await challenge.Tell("received", "b", change: x => x with { Prospector = "paul" });
        await Story(challenge, "c", "received assigned:anna");
        await Story(challenge, "d", "received taken:anna released:anna taken:bob");
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        int NumberOf(string code) => snapshot.Find(code)!.Number;

        var pia = new ReportReader { Prospector = NumberOf("pia") };
        Assert.Equal(["a"], (await Cohort(challenge, reader: pia)).Select(x => x.Lead));
        foreach (var rep in new[] { "anna", "bob" })
        {
            var all = await Cohort(challenge);
            var own = await Cohort(challenge, reader: new ReportReader { Rep = NumberOf(rep) });
            Assert.Equal(all.Where(x => x.Rep == NumberOf(rep)), own);
            Assert.NotEmpty(own);
        }
    }

    [Fact]
    public async Task A_lead_names_the_rep_whom_its_facts_name_also_where_no_card_knows_him()
    {
        await using var challenge = await Launched();
        await Story(challenge, "a", "received assigned:anna assigned:bob", Challenge.Start.AddDays(-30));
        var before = await Cohort(challenge, x => x with { From = Challenge.Start.AddDays(-60) });

        var lead = Assert.Single(before);
        Assert.Null(lead.Rep);
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        Assert.Equal(snapshot.Find("bob")!.Number, lead.NamedRep);
    }

    [Fact]
    public async Task Who_joined_since_people_were_read_stops_no_report()
    {
        await using var challenge = await Launched();
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        var dan = Challenge.People[0] with { Code = "dan", Name = "Dan", Email = null };
        await challenge.Engine.Roster.Put(Challenge.Code, [dan]);
        await Story(challenge, "a", "received taken:dan");

        var now = await challenge.Engine.Cohorts.AsOf(Challenge.Code);
        var window = CohortWindow.Of(snapshot.Campaign) with { AsOf = now };
        var leads = new List<string>();
        await foreach (var lead in challenge.Engine.Cohorts.Read(snapshot, window, ReportReader.All))
            leads.Add(lead.Lead);
        Assert.Equal(["a"], leads);
    }
}
