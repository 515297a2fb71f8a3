using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ManagePlayersTests(HubFixture fixture)
{
    private Task<Caretaker> Running() =>
        Caretaker.Of(fixture.Hub, ("FirstDay", "2026-01-01"), ("LastDay", "2026-12-31"), ("TimeZone", "Europe/Paris"));

    [Fact]
    public async Task A_new_hire_joins_by_a_line_of_a_list_and_brings_a_new_team()
    {
        var someone = await Running();

        var shown = await someone.Change(
            "players",
            ("Listed", "Dora Petit\tNice\trep\tdora@example.org\nAnna Martin\tLyon\trep\tanna@example.org")
        );

        Assert.Equal(["Added Dora Petit | rep · Nice · dora@example.org · code dora-petit"], Caretaker.Changes(shown));
        var snapshot = await someone.View;
        Assert.Equal(("nice", 4), (snapshot.Find("dora-petit")!.Team, snapshot.Participants.Count));
        (await fixture.Api.Post("events", ApiClient.Event(someone.Code, "1", rep: "dora-petit"))).Is(200);
        // the launch was the first
        Assert.Equal(2, (await someone.Audit("participants.put")).Count);
    }

    [Fact]
    public async Task Who_is_listed_again_moves_from_a_date_on_and_an_empty_cell_changes_nothing()
    {
        var someone = await Running();
        (
            await fixture.Api.Post(
                "events",
                ApiClient.Event(someone.Code, "1", rep: "bob", at: "2026-02-20T12:00:00+01:00")
            )
        ).Is(200);

        var shown = await someone.Change(
            "players",
            ("Listed", "Bob\tLille\nAnna Martin\nPia\t\tprospector"),
            ("Since", "2026-02-16T00:00")
        );

        Assert.Equal(
            [
                "Changed Bob · team | Lyon | Lille, since 16 February 2026 at 00:00 | Points already booked stay "
                    + "with Lyon.",
            ],
            Caretaker.Changes(shown)
        );
        foreach (var (id, day) in new[] { ("2", 15), ("3", 16) })
            (
                await fixture.Api.Post(
                    "events",
                    ApiClient.Event(someone.Code, id, "taken", $"L{id}", "bob", $"2026-02-{day}T12:00:00+01:00")
                )
            ).Is(200);
        Assert.Equal(
            ["lyon", "lyon", "lille"],
            (await fixture.Api.Get($"campaigns/{someone.Code}/ledger"))
                .Json.EnumerateArray()
                .Select(x => x.GetProperty("team").GetString())
        );
        Assert.Equal(
            ("lyon", "anna@example.org", Role.Prospector),
            (
                (await someone.View).Find("anna-martin")!.Team,
                (await someone.View).Find("anna-martin")!.Email,
                (await someone.View).Find("pia")!.Role
            )
        );
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_told_by_line_and_stays_as_it_was_typed()
    {
        var someone = await Running();
        var page = (
            await someone.Preview(
                "players",
                ("Listed", "name\tteam\trole\te-mail\nDora\tNice\tboss\nEve\tNice\trep\tnowhere"),
                ("Since", "2999-01-01T00:00")
            )
        ).Is(400);
        Assert.Contains(
            "Line 2, column “role”: must be rep or prospector",
            System.Net.WebUtility.HtmlDecode(page.Html)
        );
        Assert.Contains(
            "Line 3, column “e-mail”: must be an e-mail address",
            System.Net.WebUtility.HtmlDecode(page.Html)
        );
        Assert.Contains("must not lie in the future", page.Html);
        Assert.Contains("Dora\tNice\tboss", System.Net.WebUtility.HtmlDecode(page.Html));
        Assert.Contains("must be at least one", (await someone.Preview("players", ("Listed", " \n "))).Is(400).Html);
        Assert.Equal(3, (await someone.View).Participants.Count);
    }

    [Fact]
    public async Task A_leaver_leaves_is_corrected_and_is_back()
    {
        var someone = await Running();

        var shown = await someone.Change("players/bob", ("Plays", "false"));

        Assert.StartsWith(
            "Changed Bob · plays | plays | has left | Points and rank stay.",
            Assert.Single(Caretaker.Changes(shown))
        );
        Assert.False((await someone.View).Find("bob")!.Active);
        Assert.Single(await someone.Audit("participant.deactivated"));
        Assert.Contains("has left", (await someone.Open("players")).Html);
        var left = (await someone.View).Find("bob")!.DeactivatedAt;
        await someone.Change("players/bob", ("NameEn", "Bob Durand"), ("Email", "bob@example.org"));
        Assert.Equal(
            ("Bob Durand", left),
            ((await someone.View).Find("bob")!.Name.In("en"), (await someone.View).Find("bob")!.DeactivatedAt)
        );
        await someone.Change("players/bob", ("Plays", "true"));
        Assert.True((await someone.View).Find("bob")!.Active);
    }

    [Fact]
    public async Task A_person_moves_with_a_date_and_is_shown_by_an_alias()
    {
        var someone = await Running();
        var refused = (
            await someone.Preview("players/bob", ("Display", "Alias"), ("Since", "2026-03-03T00:00"), ("Team", "lille"))
        ).Is(400);
        Assert.StartsWith("is required", Builder.Fault(refused, "Alias"));
        Assert.Equal("must not lie in the future", Builder.Fault(refused, "Since"));

        var shown = await someone.Change(
            "players/bob",
            ("Display", "Alias"),
            ("Alias", "The Shadow"),
            ("Team", "lille"),
            ("Since", "2026-03-01T09:00")
        );

        Assert.Equal(
            [
                "Changed Bob · team | Lyon | Lille, since 1 March 2026 at 09:00 | Points already booked stay with "
                    + "Lyon.",
                "Changed Bob · shown | by name | as “The Shadow”",
            ],
            Caretaker.Changes(shown)
        );
        var bob = (await someone.View).Find("bob")!;
        Assert.Equal(
            ("lille", Display.Alias, "The Shadow", DateTimeOffset.Parse("2026-03-01T09:00:00+01:00")),
            (bob.Team, bob.Display, bob.Alias, bob.TeamSince)
        );
        Assert.Contains("Nothing changes", (await someone.Preview("players/bob")).Is(200).Html);
    }

    [Fact]
    public async Task Somebody_changed_meanwhile_is_shown_anew_before_anything_is_saved()
    {
        var one = await Running();
        var other = await one.Colleague();
        var preview = (await one.Preview("players/bob", ("NameEn", "Robert"))).Is(200);
        await other.Change("players/bob", ("NameEn", "Bobby"));

        var again = (await one.Save(preview, "players/bob")).Is(200);

        Assert.Contains("Not saved yet", again.Text("fault"));
        Assert.Equal(["Changed Bobby · name | Bobby | Robert"], Caretaker.Changes(again));
        (await one.Save(again, "players/bob")).Is(302);
    }

    [Fact]
    public async Task Players_are_found_by_name_team_or_address_and_never_more_than_a_page_of_them()
    {
        var someone = await Running();
        await someone.Change(
            "players",
            ("Listed", string.Join('\n', Enumerable.Range(1, 150).Select(i => $"Seller {i}\tNantes")))
        );

        var page = await someone.Open("players");
        Assert.Contains("Players found: 153", page.Html);
        Assert.Equal(100, page.Html.Split("data-player=").Length - 1);
        Assert.Contains("from=100", page.Html);
        Assert.Equal(53, (await someone.Open("players?q=&from=100")).Html.Split("data-player=").Length - 1);
        Assert.Equal(1, (await someone.Open("players?q=ANNA%40example")).Html.Split("data-player=").Length - 1);
        Assert.Equal(
            150,
            int.Parse((await someone.Open("players?q=nantes")).Html.Split("Players found: ")[1].Split('<')[0])
        );
        (await someone.Person.Open(someone.Address("players/nobody"))).Is(404);
    }

    [Fact]
    public async Task Who_looks_after_another_challenge_changes_nobody_here()
    {
        var someone = await Running();
        using var other = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, "another"));
        foreach (
            var section in new[]
            {
                "",
                "players",
                "players/bob",
                "prizes",
                "rules",
                "leads",
                "look",
                "names",
                "dates",
                "end",
            }
        )
        {
            (await other.Open(someone.Address(section))).Is(403);
            await other.Open("/studio");
            if (section.Length > 0)
                (await other.Post(someone.Address(section), ("Go", "save"))).Is(403);
        }
    }
}
