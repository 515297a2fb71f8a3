using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>What changes of people and of the campaign do to leads.</summary>
public sealed class DeactivationTests(SharedRedis redis)
{
    private static readonly Actor Office = new("key:admin");

    private Task<PlayedDesk> Open(Func<CampaignDocument, CampaignDocument>? configure = null) =>
        PlayedDesk.Open(redis, configure);

    [Fact]
    public async Task Who_leaves_gives_back_what_was_not_contacted_and_keeps_the_rest()
    {
        await using var desk = await Open();
        var anna = await desk.Player("anna");
        var assigned = await desk.Lead();
        await desk.Assign(assigned, "anna");
        var taken = await desk.TakenByAnna();
        var contacted = await desk.TakenByAnna();
        await desk.Contact(anna, contacted);
        var lost = await desk.TakenByAnna();
        await desk.Move(anna, lost, "lost");
        var bobs = await desk.Lead();
        await desk.Move(await desk.Player("bob", 11), bobs, "taken");
        desk.At(PlayedDesk.March(2, 13));

        await desk.Engine.Roster.Deactivate(Challenge.Code, "anna", Office);
        await desk.Engine.Roster.Deactivate(Challenge.Code, "anna", Office);

        Assert.Equal("Open", await desk.Stands(assigned));
        Assert.Equal("Open", await desk.Stands(taken));
        Assert.Equal("Contacted anna", await desk.Stands(contacted));
        Assert.Equal("Lost anna", await desk.Stands(lost));
        Assert.Equal("Taken bob", await desk.Stands(bobs));
        Assert.Equal(["received desk", "taken person:10", "released desk"], await desk.Facts(taken));
        Assert.Equal(PlayedDesk.March(2, 17), (await desk.Row(taken)).DeadlineAt);
        // one take was given back
        Assert.Equal(5, await desk.Challenge.Points("anna"));
        await Invariants.Hold(desk.Engine);
    }

    [Fact]
    public async Task What_a_program_reports_to_be_his_stays_his_with_its_points()
    {
        await using var desk = await Open();
        await desk.Challenge.Tell("taken", "crm-1", "anna");
        desk.At(PlayedDesk.March(2, 13));

        await desk.Engine.Roster.Deactivate(Challenge.Code, "anna");

        Assert.Equal("Taken anna", await desk.Stands("crm-1"));
        Assert.Equal(1, await desk.Challenge.Points("anna"));
    }

    [Fact]
    public async Task What_waits_for_its_validation_belongs_to_nobody_who_has_left()
    {
        await using var desk = await Open(x => x with { Validation = true });
        var lead = await desk.Lead();
        await desk.Assign(lead, "anna");
        Assert.Equal("Waiting anna", await desk.Stands(lead));

        await desk.Engine.Roster.Deactivate(Challenge.Code, "anna");

        Assert.Equal("Waiting", await desk.Stands(lead));
    }

    [Fact]
    public async Task After_the_end_nothing_is_given_back()
    {
        await using var desk = await Open();
        var lead = await desk.TakenByAnna();
        await desk.Engine.Campaigns.End(Challenge.Code);
        desk.At(PlayedDesk.March(2, 12, 30));

        await desk.Engine.Roster.Deactivate(Challenge.Code, "anna");

        Assert.Equal("Taken anna", await desk.Stands(lead));
        Assert.Equal(1, await desk.Challenge.Points("anna"));
    }

    [Fact]
    public async Task Leads_go_with_their_people_to_another_team()
    {
        await using var desk = await Open();
        var found = await desk.Lead(x => x with { Team = null, Prospector = "pia" });
        var own = await desk.Lead(x => x with { Prospector = "pia" });
        var held = await desk.TakenByAnna();
        Assert.Equal(
            ["lyon", "lyon", "lyon"],
            new[] { await desk.Row(found), await desk.Row(own), await desk.Row(held) }.Select(x => x.ReachTeam)
        );

        await desk.Engine.Roster.Put(
            Challenge.Code,
            [
                Challenge.People.Single(x => x.Code == "pia") with
                {
                    Team = "lille",
                },
                Challenge.People.Single(x => x.Code == "anna") with
                {
                    Team = "lille",
                },
            ]
        );

        // at its creation a card gets the team of who found it
        Assert.Equal("lyon", (await desk.Row(found)).ReachTeam);
        Assert.Equal("lyon", (await desk.Row(own)).ReachTeam);
        Assert.Equal("lille", (await desk.Row(held)).ReachTeam);
        await desk.Challenge.Tell("received", "crm-1", change: x => x with { Prospector = "pia" });
        Assert.Equal("lille", (await desk.Row("crm-1")).ReachTeam);
        await desk.Engine.Roster.Put(
            Challenge.Code,
            [Challenge.People.Single(x => x.Code == "pia") with { Team = null }]
        );
        Assert.Null((await desk.Row("crm-1")).ReachTeam);
    }

    [Fact]
    public async Task When_a_campaign_begins_or_ceases_to_validate_its_leads_follow()
    {
        await using var desk = await Open(x => x with { Validation = true });
        var waiting = await desk.Lead();
        var vouched = await desk.Lead();
        await desk.Move(PlayedDesk.Director("lyon"), vouched, "validated");
        var document = (await desk.Engine.Reads.Snapshot(Challenge.Code)).Campaign.Document;

        await desk.Engine.Campaigns.Put(Challenge.Code, document with { Validation = false }, null);
        Assert.Equal("Open", await desk.Stands(waiting));
        Assert.Equal("Open", await desk.Stands(vouched));
        Assert.Equal(DeadlineKind.Take, (await desk.Row(waiting)).DeadlineWhat);

        await desk.Engine.Campaigns.Put(Challenge.Code, document, null);
        Assert.Equal("Waiting", await desk.Stands(waiting));
        Assert.Equal("Open", await desk.Stands(vouched));
    }

    [Fact]
    public async Task Who_is_erased_is_named_nowhere_at_the_desk_any_more()
    {
        await using var desk = await Open(x =>
            x with
            {
                Pairs = [new FixedPair("pia", "anna")],
                Routing = [new RoutingRule(Rep: "anna"), new RoutingRule(Team: "lyon")],
            }
        );
        var (account, _) = await desk.Engine.Accounts.Invite(
            new Invitation("a@example.org", "A.", [new Grant(AccountRole.Rep, Challenge.Code, "anna")]),
            Office
        );
        var anna = await desk.Player("anna", account.Id);
        var lead = await desk.Lead();
        Assert.Equal("Assigned anna", await desk.Stands(lead));
        await desk.Move(anna, lead, "taken");
        var note = new LeadNote("n-1", "", default, NoteKind.Note, "He calls back.", null);
        await desk.Engine.Desk.Note(Challenge.Code, lead, note, anna);

        var erased = await desk.Engine.Erasure.Participant(Challenge.Code, "anna", Office);

        Assert.Equal("Open", await desk.Stands(lead));
        Assert.Empty(await desk.RemindedOf(erased.Code));
        await using var connection = await desk.Engine.Database.Connect();
        var campaign = (await desk.Engine.Reads.Snapshot(Challenge.Code)).Campaign;
        var notes = await LeadNoteRows.Of(connection, campaign.Id, [lead]);
        Assert.Equal([erased.Code], notes.Select(x => x.Note.Author));
        Assert.Equal(new FixedPair("pia", erased.Code), Assert.Single(campaign.Document.Pairs!));
        Assert.Equal([erased.Code, null], campaign.Document.Routing!.Select(x => x.Rep));
        foreach (var table in (await connection.QueryAsync<string>(TestStore.Tables)).Except(["Audit", "Drafts"]))
        {
            var rows = await connection.QueryAsync($"select * from {table}");
            Assert.DoesNotContain(
                rows.SelectMany(row => ((IDictionary<string, object?>)row).Values),
                value => value is string text && (text == "anna" || text.Contains("\"anna\"", StringComparison.Ordinal))
            );
        }
    }
}
