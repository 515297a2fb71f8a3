using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class DraftTests(HubFixture fixture)
{
    private Drafts Drafts => fixture.Hub.Engine.Drafts;

    [Fact]
    public async Task Every_step_is_saved_and_one_goes_on_where_one_left()
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin(("Every", "Week"))).Is(302);
        Assert.Equal(PeriodLength.Week, (await Draft(builder)).Document.Campaign.Periods.Every);

        (await builder.Step("players", ("Listed", Builder.List))).Is(302);
        (await builder.Step("rules", ("Bases[2].Points", "12"))).Is(302);
        var left = await builder.Send(
            $"/studio/{builder.Code}/build/prizes",
            ("Prizes[1].Value", "5000"),
            ("Go", "leave")
        );

        Assert.Equal("/", left.Is(302).Location);
        var draft = await Draft(builder);
        Assert.Equal(["lyon", "lille"], draft.Document.Campaign.Teams.Select(x => x.Code));
        Assert.Equal(
            [("anna-martin", "lyon", Role.Rep), ("bob", "lyon", Role.Rep), ("pia", "lille", Role.Prospector)],
            draft.Document.Players.Select(x => (x.Code, x.Team!, x.Role))
        );
        Assert.Equal([1, 3, 12], draft.Document.Campaign.Rules.Select(x => x.Points!.Value));
        Assert.Equal(5000, draft.Document.Campaign.Prizes[1].Value);
        Assert.Equal(DraftStep.Prizes, draft.Step);
        Assert.Contains(
            $"href=\"/studio/{builder.Code}/build/prizes\"",
            (await builder.Person.Open("/studio")).Is(200).Html
        );
        Assert.Contains(
            "value=\"5000\"",
            (await builder.Person.Open($"/studio/{builder.Code}/build/prizes")).Is(200).Html
        );
    }

    [Fact]
    public async Task An_incomplete_step_is_saved_and_says_what_is_missing()
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin()).Is(302);

        var page = (await builder.Step("basics", ("NameEn", "Half done"), ("LastDay", ""))).Is(400);

        Assert.Equal("is required", Builder.Fault(page, "LastDay"));
        Assert.Contains("Saved.", page.Text("fault"));
        Assert.Equal(
            ("Half done", null),
            ((await Draft(builder)).Document.Campaign.Name!.In("en"), (await Draft(builder)).Document.Window.LastDay)
        );
        var review = (await builder.Person.Open($"/studio/{builder.Code}/build/review")).Is(200);
        Assert.Contains("the last day is required", review.Html);
        (await builder.Resend(review, $"/studio/{builder.Code}/build/review")).Is(400);
    }

    [Theory]
    [InlineData("leave")]
    [InlineData("next")]
    [InlineData("stay")]
    public async Task What_cannot_be_read_stays_on_the_page_whatever_button_is_pressed(string pressed)
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();

        var page = (
            await builder.Send(
                $"/studio/{builder.Code}/build/prizes",
                ("Objectives.reps", "anna-martin 120\nbob"),
                ("Budget", "much"),
                ("Prizes[1].Value", "5000"),
                ("Go", pressed)
            )
        ).Is(400);

        Assert.Contains("Not saved: please correct", page.Text("fault"));
        Assert.Contains("anna-martin 120\nbob", System.Net.WebUtility.HtmlDecode(page.Html));
        Assert.Contains("value=\"much\"", page.Html);
        Assert.Equal(5000, (await Draft(builder)).Document.Campaign.Prizes[1].Value);
    }

    [Fact]
    public async Task Whoever_saves_over_somebody_is_told_who_it_was_loses_nothing_and_may_insist()
    {
        var first = await Builder.Joined(fixture.Hub);
        var other = await Builder.Joined(fixture.Hub);
        (await first.Begin()).Is(302);
        var address = $"/studio/{first.Code}/build/basics";
        var opened = (await first.Person.Open(address)).Is(200);
        (await other.Send(address, ("NameEn", "Theirs"), ("Go", "leave"))).Is(302);

        var refused = (await first.Resend(opened, address, ("NameEn", "Mine & only mine"), ("Go", "next"))).Is(412);

        Assert.Contains($"{other.Person.Email.Split('@')[0]} saved this draft", refused.Text("fault"));
        Assert.Contains("value=\"Mine &amp; only mine\"", refused.Html);
        Assert.Equal("Theirs", (await Draft(first)).Document.Campaign.Name!.In("en"));
        (await first.Resend(refused, address, ("Go", "next"))).Is(302);
        Assert.Equal("Mine & only mine", (await Draft(first)).Document.Campaign.Name!.In("en"));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_saved_once_and_begins_one_draft()
    {
        var builder = await Builder.Joined(fixture.Hub);
        var page = (await builder.Person.Open("/studio/new")).Is(200);
        (string, string)[] fields = [("NameEn", "Pressed twice"), ("FormId", $"form-{builder.Person.Id}")];
        var first = (await builder.Resend(page, "/studio/new", fields)).Is(302).Location!;
        Assert.Equal(first, (await builder.Resend(page, "/studio/new", fields)).Is(302).Location);

        var code = first.Split('/')[2];
        var rules = (await builder.Person.Open($"/studio/{code}/build/rules")).Is(200);
        foreach (var _ in new[] { 1, 2 })
            (await builder.Resend(rules, $"/studio/{code}/build/rules", ("Bases[0].Points", "2"), ("Go", "next"))).Is(
                302
            );
        Assert.Equal(2, (await Drafts.Find(code))!.Version);
    }

    [Fact]
    public async Task A_code_that_is_taken_or_the_studios_own_is_refused_beside_its_field()
    {
        var campaign = await fixture.Api.Launched();
        var builder = await Builder.Joined(fixture.Hub);
        foreach (
            var (code, fault) in new[] { (campaign, "is taken"), ("new", "is a word"), ("no code", "must be 1–64") }
        )
            Assert.StartsWith(fault, Builder.Fault((await builder.Begin(("Code", code))).Is(400), "Code"));
        (await builder.Begin(("NameEn", "Éléonore’s Œuvre"))).Is(302);
        Assert.Equal("eleonores-oeuvre", builder.Code);
        (await builder.Begin(("NameEn", "Éléonore’s Œuvre"))).Is(302);
        Assert.Equal("eleonores-oeuvre-2", builder.Code);
    }

    [Fact]
    public async Task Marketing_of_one_campaign_changes_that_one_and_begins_none()
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin()).Is(302);
        var one = new Builder(await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, builder.Code)));
        var elsewhere = new Builder(await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, "elsewhere")));
        using var rep = await Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, builder.Code, "anna"));

        (await one.Send($"/studio/{builder.Code}/build/basics", ("NameEn", "By its own"), ("Go", "leave"))).Is(302);
        Assert.Contains("may-not", (await one.Person.Open("/studio/new")).Is(200).Html);
        (await one.Person.Post("/studio/new", ("NameEn", "Another"))).Is(403);
        Assert.StartsWith(
            "is the code of a challenge that you do not manage",
            Builder.Fault(
                (await one.Send($"/studio/{builder.Code}/build/basics", ("Code", "free-code"), ("Go", "next"))).Is(400),
                "Code"
            )
        );
        (await elsewhere.Person.Open($"/studio/{builder.Code}/build/basics")).Is(403);
        Assert.DoesNotContain(builder.Code, (await elsewhere.Person.Open("/studio")).Is(200).Html);
        (await elsewhere.Person.Post("/studio?handler=Delete", ("draft", builder.Code))).Is(403);
        (await rep.Open("/studio")).Is(403);
        Assert.NotNull(await Drafts.Find(builder.Code));
    }

    [Fact]
    public async Task Drafts_are_audited_without_names_of_people_and_thrown_away_for_good()
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin()).Is(302);
        (await builder.Step("players", ("Listed", Builder.List))).Is(302);
        await builder.Person.Open("/studio");
        (await builder.Person.Post("/studio?handler=Delete", ("draft", builder.Code))).Is(302);

        Assert.Null(await Drafts.Find(builder.Code));
        var audit = (await fixture.Api.Get($"audit?campaign={builder.Code}")).Is(200);
        Assert.Equal(
            ["draft.begun", "draft.saved", "draft.deleted"],
            audit.Json.EnumerateArray().Select(x => x.GetProperty("action").GetString())
        );
        Assert.DoesNotContain("Anna", audit.Text);
        Assert.DoesNotContain("example.org", audit.Text);
    }

    [Fact]
    public async Task A_form_of_another_site_saves_nothing()
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin()).Is(302);
        builder.Person.Forget();
        foreach (
            var path in new[]
            {
                "/studio/new",
                "/studio?handler=Delete",
                $"/studio/{builder.Code}/build/basics",
                $"/studio/{builder.Code}/build/rules?handler=Sentences",
                $"/studio/{builder.Code}/build/review",
            }
        )
            (await builder.Person.Post(path, ("draft", builder.Code))).Is(400);
        Assert.Equal(1, (await Draft(builder)).Version);
    }

    private async Task<Draft> Draft(Builder builder) => (await Drafts.Find(builder.Code))!;
}
