using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Of a challenge with very many facts: here one is very many.</summary>
public sealed class ReportRunsApiTests : IAsyncLifetime
{
    private RunningHub hub = null!;
    private string campaign = "";

    public async ValueTask InitializeAsync()
    {
        hub = await RunningHub.Start(settings: ("ChallengeHub:ReportFacts", "1"));
        campaign = await hub.Api.Launched();
        (await hub.Api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Theory]
    [InlineData("funnel?by=rep")]
    [InlineData("effect")]
    [InlineData("synthesis?team=lyon")]
    [InlineData("race?board=teams&by=day")]
    public async Task A_report_that_takes_long_is_a_run_to_watch_and_then_the_report(string path)
    {
        var asked = (await hub.Api.Get($"campaigns/{campaign}/{path}")).Is(202).Json;
        var run = asked.GetProperty("run").GetInt64();
        Assert.Equal("waiting", asked.GetProperty("state").GetString());
        Assert.Equal(
            run,
            (await hub.Api.Get($"campaigns/{campaign}/{path}")).Is(202).Json.GetProperty("run").GetInt64()
        );

        Assert.Equal(1, await hub.Engine.ReportMaking.MakeDue(TestContext.Current.CancellationToken));

        var done = (await hub.Api.Get($"campaigns/{campaign}/reports/runs/{run}")).Is(200).Json;
        Assert.Equal("done", done.GetProperty("state").GetString());
        Assert.Equal(100, done.GetProperty("percent").GetInt32());
        Assert.Equal(
            done.GetProperty("report").GetRawText(),
            (await hub.Api.Get($"campaigns/{campaign}/{path}")).Is(200).Text
        );
    }

    [Fact]
    public async Task A_run_of_others_is_answered_like_one_that_does_not_exist()
    {
        using var anna = await Person.Joined(hub, new Grant(AccountRole.Rep, campaign, "anna"));
        var all = (await hub.Api.Get($"campaigns/{campaign}/funnel")).Is(202).Json.GetProperty("run").GetInt64();
        var own = (await anna.Api.Get($"campaigns/{campaign}/funnel")).Is(202).Json.GetProperty("run").GetInt64();

        Assert.NotEqual(all, own);
        (await anna.Api.Get($"campaigns/{campaign}/reports/runs/{all}")).Is(404);
        (await anna.Api.Get($"campaigns/{campaign}/reports/runs/{own}")).Is(200);
        (await anna.Api.Get($"campaigns/{campaign}/reports/runs/999")).Is(404);
        (await hub.Api.Get($"campaigns/{campaign}/reports/runs/{own}")).Is(200);
    }

    [Fact]
    public async Task Marketings_paragraph_stands_on_a_page_that_was_made_before_it()
    {
        var path = $"campaigns/{campaign}/synthesis?team=lyon&period=3";
        (await hub.Api.Get(path)).Is(202);
        Assert.Equal(1, await hub.Engine.ReportMaking.MakeDue(TestContext.Current.CancellationToken));
        const string note = """{ "team": "lyon", "period": 3, "text": "A good month." }""";
        (await hub.Api.Put($"campaigns/{campaign}/synthesis/note", note)).Is(200);

        var page = (await hub.Api.Get(path)).Is(200).Json;

        Assert.Equal("A good month.", page.GetProperty("note").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Wrong_assumptions_are_a_400_and_no_run()
    {
        (await hub.Api.Get($"campaigns/{campaign}/funnel?perLead=-1")).Is(400);
        (await hub.Api.Get($"campaigns/{campaign}/funnel?margin=5")).Is(400);
    }

    [Fact]
    public async Task Too_many_that_wait_are_a_409()
    {
        for (var i = 0; i < ReportRuns.MaxUnfinished; i++)
            (await hub.Api.Get($"campaigns/{campaign}/funnel?perLead={i}")).Is(202);

        (await hub.Api.Get($"campaigns/{campaign}/funnel?perLead=1000")).Is(409);
        (await hub.Api.Get($"campaigns/{campaign}/funnel?perLead=1")).Is(202);
        using var anna = await Person.Joined(hub, new Grant(AccountRole.Rep, campaign, "anna"));
        (await anna.Api.Get($"campaigns/{campaign}/funnel")).Is(202);
    }

    [Fact]
    public async Task A_race_that_a_job_makes_is_a_file_and_a_page_as_any_other()
    {
        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing));
        var file = $"campaigns/{campaign}/race?format=csv&table=leaders";
        (await hub.Api.Get(file)).Is(202);
        var page = $"/reports/{campaign}/race";
        Assert.Contains("data-testid=\"run\"", (await marketing.Open(page)).Is(200).Html);

        Assert.Equal(1, await hub.Engine.ReportMaking.MakeDue(TestContext.Current.CancellationToken));

        Assert.Contains("anna,Anna,", (await hub.Api.Get(file)).Is(200).Text);
        var html = (await marketing.Open(page)).Is(200).Html;
        Assert.DoesNotContain("data-testid=\"run\"", html);
        Assert.Contains("data-code=\"anna\"", html);
    }

    [Fact]
    public async Task A_race_that_there_cannot_be_is_a_400_and_no_run()
    {
        Assert.Equal(["by"], (await hub.Api.Get($"campaigns/{campaign}/race?by=hour")).Is(400).Fields);
        Assert.Equal(0, await hub.Engine.ReportMaking.MakeDue(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_race_is_for_who_reads_it_as_the_same_player_and_its_names_are_those_of_now()
    {
        var director = new Grant(AccountRole.Director, campaign, "lyon");
        using var dora = await Person.Joined(hub, director);
        using var playing = await Person.Joined(hub, director, new Grant(AccountRole.Rep, campaign, "bob"));
        var hers = (await dora.Api.Get($"campaigns/{campaign}/race")).Is(202).Json.GetProperty("run").GetInt64();
        var his = (await playing.Api.Get($"campaigns/{campaign}/race")).Is(202).Json.GetProperty("run").GetInt64();
        Assert.Equal(2, await hub.Engine.ReportMaking.MakeDue(TestContext.Current.CancellationToken));

        (await dora.Api.Get($"campaigns/{campaign}/reports/runs/{his}")).Is(404);
        Assert.Contains("\"Anna\"", (await dora.Api.Get($"campaigns/{campaign}/reports/runs/{hers}")).Is(200).Text);
        const string hidden = """
            [{ "code": "anna", "name": "Anna", "team": "lyon", "role": "rep", "display": "hidden" }]
            """;
        (await hub.Api.Put($"campaigns/{campaign}/participants", hidden)).Is(200);

        var seen = (await dora.Api.Get($"campaigns/{campaign}/reports/runs/{hers}")).Is(200).Text;
        Assert.DoesNotContain("Anna", seen, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"~", seen);
    }

    [Fact]
    public async Task The_leads_behind_a_figure_are_a_run_to_watch_and_then_a_page_and_a_file()
    {
        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing));
        var page = $"/reports/{campaign}/leads?by=team&step=acted-on&team=lyon&key=lyon";

        Assert.Contains("data-testid=\"run\"", (await marketing.Open(page)).Is(200).Html);
        Assert.Contains("data-testid=\"run\"", (await marketing.Open($"{page}&format=csv")).Is(202).Html);
        Assert.Equal(2, await hub.Engine.ReportMaking.MakeDue(TestContext.Current.CancellationToken));

        Assert.Contains("<tr data-lead=\"L1\"", (await marketing.Open(page)).Is(200).Html);
        var lines = (await marketing.Open($"{page}&format=csv")).Is(200).Html.Split("\r\n");
        Assert.StartsWith("L1,1,L1,", lines[1]);
        Assert.Contains("data-testid=\"none\"", await Made($"/reports/{campaign}/leads?by=team&none=true"));

        async Task<string> Made(string address)
        {
            (await marketing.Open(address)).Is(200);
            await hub.Engine.ReportMaking.MakeDue(TestContext.Current.CancellationToken);
            return (await marketing.Open(address)).Is(200).Html;
        }
    }

    [Fact]
    public async Task Of_several_teams_a_director_watches_the_list_of_one_being_made()
    {
        using var both = await Person.Joined(
            hub,
            new Grant(AccountRole.Director, campaign, "lille"),
            new Grant(AccountRole.Director, campaign, "lyon")
        );
        var page = $"/reports/{campaign}/leads?team=lille";

        var html = (await both.Open(page)).Is(200).Html;
        var watched = Regex.Match(html, "data-run=\"/api/v1/([^\"]*)\"").Groups[1].Value;
        Assert.Equal("leads", (await both.Api.Get(watched)).Is(200).Json.GetProperty("kind").GetString());

        Assert.Equal(1, await hub.Engine.ReportMaking.MakeDue(TestContext.Current.CancellationToken));
        Assert.Contains("data-testid=\"none\"", (await both.Open(page)).Is(200).Html);
    }
}
