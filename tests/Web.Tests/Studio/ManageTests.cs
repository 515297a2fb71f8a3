using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ManageTests(HubFixture fixture)
{
    private Task<Caretaker> Running() =>
        Caretaker.Of(fixture.Hub, ("FirstDay", "2026-03-01"), ("LastDay", "2026-12-31"), ("TimeZone", "Europe/Paris"));

    [Fact]
    public async Task The_studio_leads_to_one_page_from_which_everything_of_a_challenge_is_reached()
    {
        var someone = await Running();

        Assert.Contains($"href=\"/studio/{someone.Code}/manage\"", (await someone.Person.Open("/studio")).Is(200).Html);
        var page = await someone.Open();

        foreach (var section in new[] { "players", "prizes", "rules", "leads", "look", "names", "dates", "end" })
        {
            Assert.Contains($"href=\"{someone.Address(section)}\"", page.Html);
            await someone.Open(section);
        }
        Assert.Equal(
            $"/studio/{someone.Code}/manage?launched=1",
            (await someone.Person.Open($"/studio/{someone.Code}/run?launched=1")).Is(302).Location
        );
        Assert.Equal(
            someone.Address("rules"),
            (await someone.Person.Open($"/studio/{someone.Code}/change")).Is(302).Location
        );
    }

    [Fact]
    public async Task Names_are_corrected_in_both_languages_and_teams_come_and_go()
    {
        var someone = await Running();

        var shown = await someone.Change(
            "names",
            ("NameFr", "Le grand défi"),
            ("Teams[0].NameFr", "Lyon-Centre"),
            ("NewEn", "Nice")
        );

        Assert.Contains(
            Caretaker.Changes(shown),
            x =>
                x.StartsWith("Changed Name of the challenge (French)", StringComparison.Ordinal)
                && x.EndsWith("Le grand défi", StringComparison.Ordinal)
        );
        Assert.Contains("Changed team (French) | Lyon | Lyon-Centre", Caretaker.Changes(shown));
        Assert.Contains("Added team | Nice", Caretaker.Changes(shown));
        var snapshot = await someone.View;
        Assert.Equal("Le grand défi", snapshot.Campaign.Document.Name!.In("fr"));
        Assert.Equal(
            ("Lyon", "Lyon-Centre", "Nice"),
            (
                snapshot.Team("lyon")!.Name.In("en"),
                snapshot.Team("lyon")!.Name.In("fr"),
                snapshot.Team("nice")!.Name.In("fr")
            )
        );
        Assert.Single(await someone.Audit("campaign.changed"));

        // who has players stays, whatever is sent
        await someone.Change("names", ("Teams[0].Drop", "true"), ("Teams[2].Drop", "true"));
        Assert.Equal(["lyon", "lille"], (await someone.View).Campaign.Document.Teams.Select(x => x.Code));
        Assert.Contains("A team with players cannot be removed.", (await someone.Open("names")).Html);
    }

    [Fact]
    public async Task Theme_boards_and_privacy_change_while_it_runs()
    {
        var someone = await Running();

        var shown = await someone.Change(
            "look",
            ("Theme", "caribbean"),
            ("FirstBoard", "Teams"),
            ("Top", "10"),
            ("KeepMonths", "12"),
            ("Amounts", "true")
        );

        Assert.Equal(
            [
                "Changed Theme | Hollywood | Caribbean",
                "Changed Boards shown | Reps, Teams, Prospectors | Teams, Prospectors",
                "Changed Lines shown to everybody | all | 10",
                "Changed Personal data kept | until somebody erases it | 12 months after the end",
                "Changed Amounts on the wall | not shown | shown",
            ],
            Caretaker.Changes(shown)
        );
        var document = (await someone.View).Campaign.Document;
        Assert.Equal(
            ("caribbean", new Privacy(10, 12, true), BoardKind.Teams),
            (document.Theme, document.Privacy, document.Boards![0])
        );
    }

    [Fact]
    public async Task Prizes_stock_budget_and_targets_change_and_what_is_certified_says_that_it_stays()
    {
        await using var hub = await RunningHub.Start(DateTimeOffset.Parse("2026-04-03T12:00:00+02:00"));
        var someone = await Caretaker.Of(
            hub,
            ("FirstDay", "2026-03-01"),
            ("LastDay", "2026-12-31"),
            ("TimeZone", "Europe/Paris")
        );
        (await hub.Api.Post("events", ApiClient.Event(someone.Code, "1", "closed", rep: "anna-martin"))).Is(200);
        (await hub.Api.Post($"campaigns/{someone.Code}/periods/1/close")).Is(200);

        var page = await someone.Open("prizes");
        Assert.Contains("March 2026 certified: what was won there stays.", page.Html);
        Assert.Contains("Won so far: 1.", page.Html);
        page = (
            await someone.Preview(
                "prizes",
                ("Prizes[0].Value", "75"),
                ("Prizes[0].Stock", "10"),
                ("Budget", "500"),
                ("Objectives.reps", "bob 40"),
                ("Go", "add-raffle")
            )
        ).Is(200);
        page = (
            await someone.Save(
                page,
                "prizes",
                ("Prizes[2].NameEn", "Lucky dip"),
                ("Prizes[2].Value", "20"),
                ("Prizes[1].Value", "1000")
            )
        ).Is(200);
        Assert.Contains("Not saved yet", page.Text("fault"));
        Assert.Contains("the budget is 500", page.Html);
        Assert.Contains(
            Caretaker.Changes(page),
            x =>
                x.StartsWith(
                    "Added Prize | Lucky dip: 1 winner drawn by lot at the end of each period",
                    StringComparison.Ordinal
                )
        );
        Assert.Contains("Added Budget | 500 EUR", Caretaker.Changes(page).Select(x => x.Replace(' ', ' ')));
        Assert.Contains("Added Target of Bob | 40 stars", Caretaker.Changes(page));
        (await someone.Save(page, "prizes")).Is(302);

        var document = (await someone.View).Campaign.Document;
        Assert.Equal(
            (75, 10, 500, 40m),
            (document.Prizes[0].Value, document.Prizes[0].Stock, document.Budget, document.Objectives!.Reps["bob"])
        );
        Assert.Equal("lucky-dip", document.Prizes[2].Code);
        // what March decided is as it was, and the raffle is committed to for what is open
        Assert.Equal([null], (await hub.Engine.Awards.Winners(someone.Code, 1)).Select(x => x.Value));
        Assert.DoesNotContain(
            1,
            (await hub.Engine.Campaigns.Get(someone.Code))
                .Raffles.Where(x => x.Prize == "lucky-dip")
                .Select(x => x.Period)
        );
        // a prize by target needs targets, and nothing is lost
        page = (
            await someone.Preview(
                "prizes",
                ("Objectives.reps", ""),
                ("Prizes[1].Way", "percent"),
                ("Prizes[1].MinPercent", "110"),
                ("Prizes[1].FromRank", "")
            )
        ).Is(400);
        Assert.Contains("needs targets in objectives.reps", page.Html);
        Assert.Contains("value=\"110\"", page.Html);
    }

    [Fact]
    public async Task Other_rules_are_shown_in_words_before_they_hold()
    {
        var someone = await Running();

        var preview = (await someone.Preview("rules", ("Bases[2].Points", "12"), ("Bases[0].Points", ""))).Is(200);

        Assert.Contains("<del>Film released: 10 stars to the rep", preview.Html);
        Assert.Contains("<ins>Film released: 12 stars to the rep", preview.Html);
        Assert.Contains("data-change=\"Dropped\"", preview.Html);
        Assert.Contains("Version 2, from the moment of saving on", preview.Html);
        Assert.Single((await someone.View).RuleSets);
        (await someone.Save(preview, "rules")).Is(302);
        Assert.Contains("data-version=\"2\"", (await someone.Open("rules")).Html);
        // the same page sent again was made of older rules; unchanged rules make no version
        (await someone.Save(preview, "rules")).Is(412);
        Assert.Contains("Nothing changes", (await someone.Preview("rules")).Is(200).Html);
        Assert.Equal(2, (await someone.View).RuleSets.Count);
    }

    [Theory]
    [InlineData("2026-03-01T10:00", "must not lie in the past")]
    [InlineData("tomorrow", "must be a day and a time")]
    public async Task A_version_begins_at_a_moment_to_come(string from, string fault)
    {
        var someone = await Running();
        var page = (await someone.Preview("rules", ("Bases[2].Points", "12"), ("From", from))).Is(400);
        Assert.StartsWith(fault, Builder.Fault(page, "from"));
        page = (await someone.Preview("rules", ("Bases[2].Points", "12"), ("From", "2026-04-01T00:00"))).Is(200);
        Assert.Contains("Version 2, from 1 April 2026 at 00:00 on", page.Html);
        (await someone.Save(page, "rules")).Is(302);
        var rules = (await someone.Open("rules")).Html;
        Assert.Contains("for what happens from 1 April 2026 at 00:00 on", rules);
        Assert.True(
            rules.IndexOf("in force", StringComparison.Ordinal)
                > rules.IndexOf("data-version=\"1\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Two_who_change_the_same_are_told_and_neither_loses_a_word()
    {
        var one = await Running();
        var other = await one.Colleague();
        var preview = (await one.Preview("names", ("NameEn", "Mine"), ("NameFr", ""))).Is(200);
        await other.Change("names", ("NameEn", "Theirs"), ("NameFr", ""));

        var stale = (await one.Save(preview, "names")).Is(412);

        Assert.Contains("Somebody changed this challenge in the meantime", stale.Text("fault"));
        Assert.Contains("value=\"Mine\"", stale.Html);
        Assert.Equal(["Changed Name of the challenge | Theirs | Mine"], Caretaker.Changes(stale));
        Assert.Equal("Theirs", (await one.View).Campaign.Document.Name!.In("en"));
        (await one.Save(stale, "names")).Is(302);
        Assert.Equal("Mine", (await one.View).Campaign.Document.Name!.In("en"));
    }

    [Fact]
    public async Task What_was_not_shown_is_not_saved()
    {
        var someone = await Running();
        var preview = (await someone.Preview("names", ("NameEn", "Shown"), ("NameFr", ""))).Is(200);
        var again = (await someone.Save(preview, "names", ("NameEn", "Typed afterwards"))).Is(200);
        Assert.Contains("Not saved yet", again.Text("fault"));
        Assert.Contains(Caretaker.Changes(again), x => x.EndsWith("| Typed afterwards", StringComparison.Ordinal));
        (await someone.Save(again, "names")).Is(302);
        Assert.Equal("Typed afterwards", (await someone.View).Campaign.Document.Name!.In("en"));
    }
}
