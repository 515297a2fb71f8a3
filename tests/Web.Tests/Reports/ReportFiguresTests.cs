using System.Net;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What pages of reports say of figures, what can be tried, and where a figure leads.</summary>
public sealed class ReportFiguresTests(HubFixture fixture)
{
    [Theory]
    [InlineData("")]
    [InlineData("/funnel?by=team")]
    [InlineData("/funnel?by=source")]
    [InlineData("/funnel?by=period")]
    [InlineData("/synthesis?team=lyon")]
    public async Task A_figure_opens_to_as_many_leads_as_it_counts(string page)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await floor.TakenBy(floor.Anna);
        await floor.InPool();
        await IsOpen(floor.Mara, $"/reports/{floor.Campaign}{page}");
        await IsOpen(floor.Dora, $"/reports/{floor.Campaign}{page}");
    }

    [Fact]
    public async Task A_figure_of_an_effect_opens_to_the_leads_that_could_be_looked_at_for_so_long()
    {
        await using var hub = await RunningHub.Start();
        using var floor = await DeskFloor.Open(hub);
        await floor.TakenBy(floor.Anna);
        await floor.InPool();
        hub.Clock.Advance(TimeSpan.FromDays(2));
        (await floor.Create(floor.Key, """{ "code": "young" }""")).Is(201);
        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing));

        var figures = await IsOpen(marketing, $"/reports/{floor.Campaign}/effect?within=1");

        Assert.Equal(["2", "1"], figures);
    }

    [Fact]
    public async Task Behind_a_figure_of_an_effect_stands_what_was_undone_after_the_days_that_it_looks_at()
    {
        var campaign = await fixture.Api.Launched();
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing));
        await Tell("received", "2026-02-01T09:00:00+01:00");
        await Tell("taken", "2026-02-04T09:00:00+01:00");
        await Tell("released", "2026-02-21T09:00:00+01:00");

        // compared, acted on
        Assert.Equal(["1", "1"], await IsOpen(marketing, $"/reports/{campaign}/effect?within=14"));
        Assert.Equal(["1"], await IsOpen(marketing, $"/reports/{campaign}/effect?within=25"));

        async Task Tell(string type, string at) =>
            (
                await fixture.Api.Post(
                    "events",
                    ApiClient.Event(campaign, $"{campaign}-{type}", type, lead: "given-up", at: at)
                )
            ).Is(200);
    }

    [Fact]
    public async Task Leads_of_a_team_are_opened_by_who_may_open_its_page()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await floor.TakenBy(floor.Anna);
        var leads = $"/reports/{floor.Campaign}/leads?team=";
        (await floor.Dora.Open($"{leads}lyon")).Is(200);
        (await floor.Dora.Open($"{leads}paris")).Is(404);
        (await floor.Anna.Open($"{leads}lyon")).Is(404);
        (await floor.Mara.Open($"{leads}nobody")).Is(404);
    }

    [Fact]
    public async Task A_period_without_a_lead_is_compared_with_and_one_that_runs_is_not_judged()
    {
        var campaign = await fixture.Api.Launched();
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing));

        Assert.NotEmpty(await Change());
        await Tell("february", "received", "2026-02-10T09:00:00+01:00");
        await Tell("february", "taken", "2026-02-11T09:00:00+01:00");
        Assert.NotEmpty(await Change());
        await Tell("march", "received", "2026-03-02T09:00:00+01:00");

        var change = await Change();
        Assert.Contains("100.0 points", change);
        Assert.DoesNotContain("chance", change);

        async Task<string> Change()
        {
            var html = (await marketing.Open($"/reports/{campaign}")).Is(200).Html;
            return Regex.Match(html, "data-testid=\"change\".*?</section>", RegexOptions.Singleline).Value;
        }

        async Task Tell(string lead, string type, string at) =>
            (
                await fixture.Api.Post(
                    "events",
                    ApiClient.Event(campaign, $"{campaign}-{lead}-{type}", type, lead, at: at)
                )
            ).Is(200);
    }

    [Fact]
    public async Task The_files_beside_a_tried_page_have_its_figures()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await floor.TakenBy(floor.Anna);

        var html = (await floor.Mara.Open(Page("funnel?perLead=42,5&margin=30&fixed=1000"))).Is(200).Html;

        Assert.Contains("data-testid=\"tried\"", html);
        var address = Address(html, "/api/v1/[^\"]*format=json");
        Assert.Contains("perLead=42.5&margin=0.3&fixed=1000&lang=en", address);
        var funnel = (await floor.Admin.Get(address["/api/v1/".Length..])).Is(200).Json;
        Assert.Equal(1042.5m, funnel.GetProperty("total").GetProperty("cost").GetDecimal());

        string Page(string rest) => $"/reports/{floor.Campaign}/{rest}";
    }

    [Fact]
    public async Task The_return_of_an_effect_is_tried_with_other_costs()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var page = $"/reports/{floor.Campaign}/effect";

        var tried = (await floor.Mara.Open($"{page}?fixed=1000&margin=30")).Is(200).Html;
        Assert.Contains("data-testid=\"tried\"", tried);
        Assert.Contains("margin=0.3&fixed=1000", Address(tried, "/api/v1/[^\"]*format=csv"));
        Assert.DoesNotContain("data-testid=\"tried\"", (await floor.Mara.Open(page)).Is(200).Html);
        Assert.Contains("id=\"margin-fault\"", (await floor.Mara.Open($"{page}?margin=300")).Is(400).Html);
        Assert.Contains("id=\"fixed-fault\"", (await floor.Mara.Open($"{page}?fixed=-1")).Is(400).Html);
    }

    [Fact]
    public async Task The_challenges_own_values_in_the_fields_are_nothing_tried()
    {
        using var floor = await DeskFloor.Open(
            fixture.Hub,
            document =>
                document["costs"] = System.Text.Json.Nodes.JsonNode.Parse(
                    """{ "perLead": 40, "margin": 0.3, "fixed": [{ "name": "Opening night", "amount": 500 }] }"""
                )
        );
        var page = $"/reports/{floor.Campaign}/funnel";

        var same = (await floor.Mara.Open($"{page}?perLead=40&margin=30&fixed=500")).Is(200).Html;
        Assert.DoesNotContain("data-testid=\"tried\"", same);
        Assert.Contains("Opening night", same);
        var other = (await floor.Mara.Open($"{page}?perLead=40&margin=25&fixed=500")).Is(200).Html;
        Assert.Contains("data-testid=\"tried\"", other);
        Assert.Contains("Opening night", other);
    }

    [Fact]
    public async Task Prizes_that_nothing_bounds_are_named_among_what_the_figures_rest_on()
    {
        using var floor = await DeskFloor.Open(
            fixture.Hub,
            document =>
                document["prizes"] = System.Text.Json.Nodes.JsonNode.Parse(
                    """
                    [{ "code": "club", "name": "The hundred club", "scope": "campaign", "board": "reps",
                       "minPoints": 100, "value": 50 }]
                    """
                )
        );
        var page = $"/reports/{floor.Campaign}/funnel?by=";

        Assert.Contains("<dd>The hundred club</dd>", (await floor.Mara.Open($"{page}campaign")).Is(200).Html);
        Assert.DoesNotContain("The hundred club", (await floor.Mara.Open($"{page}team")).Is(200).Html);
    }

    [Theory]
    [InlineData("funnel?until=9999-12-31", "until-fault", "must be a day")]
    [InlineData("funnel?from=0001-01-01", "from-fault", "must be a day")]
    [InlineData("funnel?from=2026-03-05&until=2026-03-01", "until-fault", "must not be before the first day")]
    [InlineData("race?by=hour", "by-fault", "a longer race is shown by day")]
    public async Task What_is_asked_wrongly_is_said_beside_its_field(string page, string fault, string words)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var html = (await floor.Mara.Open($"/reports/{floor.Campaign}/{page}")).Is(400).Html;
        Assert.Matches($"id=\"{fault}\">[^<]*{words}", html);
    }

    [Fact]
    public async Task Hours_are_offered_for_a_race_that_is_short_enough()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        const string hour = "<option value=\"hour\"";
        var race = $"/reports/{floor.Campaign}/race";
        Assert.DoesNotContain(hour, (await floor.Mara.Open(race)).Is(200).Html);
        Assert.Contains(hour, (await floor.Mara.Open($"{race}?period=2")).Is(200).Html);
    }

    [Fact]
    public async Task A_list_of_leads_is_headed_by_names_and_not_by_codes()
    {
        using var floor = await DeskFloor.Open(
            fixture.Hub,
            document =>
                document["sheet"] = System.Text.Json.Nodes.JsonNode.Parse(
                    """
                    { "fields": [ { "code": "urgent", "name": "Urgent", "kind": "yes-no" },
                                  { "code": "size", "name": "Size", "kind": "choice",
                                    "options": [ { "value": "xl", "name": "Very large" } ] } ] }
                    """
                )
        );
        (await floor.Key.Put(floor.Path("accounts"), """[{ "code": "acme", "name": "The Acme mill" }]""")).Is(200);

        Assert.Equal("The Acme mill", await Scope("by=account&key=acme"));
        Assert.Equal("Very large", await Scope("by=size&key=xl"));
        Assert.Equal("yes", await Scope("by=urgent&key=true"));
        Assert.StartsWith("Lyon · no source", await Scope("team=lyon&by=source&none=true"));

        async Task<string> Scope(string asked)
        {
            var html = (await floor.Mara.Open($"/reports/{floor.Campaign}/leads?{asked}")).Is(200).Html;
            return WebUtility.HtmlDecode(Regex.Match(html, "data-testid=\"scope\">([^<]*)<").Groups[1].Value);
        }
    }

    private static async Task<IReadOnlyList<string>> IsOpen(Person reader, string page)
    {
        var html = (await reader.Open(page)).Is(200).Html;
        var links = Regex.Matches(html, @"href=""([^""]*/leads\?[^""]*)"">(\d+)</a>");
        Assert.NotEmpty(links);
        foreach (Match link in links)
        {
            var leads = (await reader.Open(WebUtility.HtmlDecode(link.Groups[1].Value))).Is(200).Html;
            Assert.Equal(link.Groups[2].Value, $"{Regex.Count(leads, "<tr data-lead=")}");
        }
        return [.. links.Select(x => x.Groups[2].Value)];
    }

    private static string Address(string html, string pattern) =>
        WebUtility.HtmlDecode(Regex.Match(html, $"href=\"({pattern})\"").Groups[1].Value);
}
