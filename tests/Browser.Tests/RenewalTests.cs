using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>A wall that nobody touches keeps up with its challenge and with the program, at quiet moments.</summary>
[Collection(Chromium.BesideTheWalk)]
public sealed class RenewalTests(Chromium chromium, Floor floor)
{
    private const string Asked = "**/api/v1/campaigns/*/look";

    /// <summary>For a page that has been there for hours, and tells under what it went the first time.</summary>
    private const string Old =
        RefusedPageTests.Hurried
        + """
            { const now = performance.now.bind(performance);
              performance.now = () => now() * 20000; }
            addEventListener("pagehide", () => {
              const shown = document.querySelector("[data-testid=celebration]:not(.leaving)");
              if (!sessionStorage.getItem("under"))
                sessionStorage.setItem("under", shown ? "a celebration" : "nothing");
            });
            """;

    [Fact]
    public async Task A_wall_that_nobody_paired_takes_on_another_name_and_theme_by_itself()
    {
        var campaign = await floor.Launched();
        await using var wall = await Opened(RefusedPageTests.Hurried);
        await wall.Page.GotoAsync(floor.Wall(campaign));
        await wall.IsLive();

        var document = JsonNode.Parse((await floor.Api.Get($"campaigns/{campaign}")).Is(200).Text)!;
        document["name"] = "The second season";
        document["theme"] = "regatta";
        (await floor.Api.Put($"campaigns/{campaign}", document.ToJsonString())).Is(200);

        await Expect(wall.Page.Locator("#campaign")).ToHaveTextAsync("The second season", new() { Timeout = 20_000 });
        await Expect(wall.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "regatta");
        await wall.IsLive();
        Assert.Empty(wall.Complaints);
    }

    [Fact]
    public async Task A_newer_program_reloads_a_wall_but_not_under_a_celebration()
    {
        var campaign = await floor.Launched();
        var isNewer = false;
        await using var wall = await Opened(Old);
        await wall.Page.RouteAsync(
            Asked,
            async route =>
            {
                var answer = await route.FetchAsync();
                var told = JsonNode.Parse(await answer.TextAsync())!;
                if (Volatile.Read(ref isNewer))
                    told["release"] = "newer";
                await route.FulfillAsync(new() { Response = answer, Body = told.ToJsonString() });
            }
        );
        await wall.Page.GotoAsync(floor.Wall(campaign));
        await wall.IsLive();
        await floor.Tell(campaign, "closed", "anna");
        await Expect(wall.Page.GetByTestId("celebration")).ToContainTextAsync("Anna");

        var again = wall.Page.WaitForRequestAsync(floor.Wall(campaign), new() { Timeout = 30_000 });
        Volatile.Write(ref isNewer, true);
        await again;
        Volatile.Write(ref isNewer, false);
        await wall.IsLive();
        Assert.Equal("nothing", await wall.Page.EvaluateAsync<string>("() => sessionStorage.getItem('under')"));
    }

    [Theory]
    [InlineData("05:10", true)]
    [InlineData("12:00", false)]
    public async Task It_reloads_once_a_night_and_never_by_day(string time, bool reloads)
    {
        var campaign = await floor.Launched();
        using var asked = new SemaphoreSlim(0);
        await using var wall = await Opened(Old);
        await wall.Page.RouteAsync(
            Asked,
            async route =>
            {
                var answer = await route.FetchAsync();
                var at = ApiClient.Today + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
                var headers = new Dictionary<string, string>(answer.Headers) { ["date"] = $"{at:R}" };
                await route.FulfillAsync(new() { Response = answer, Headers = headers });
                asked.Release();
            }
        );
        var loads = 0;
        wall.Page.Request += (_, request) => loads += request.Url == floor.Wall(campaign) ? 1 : 0;
        await wall.Page.GotoAsync(floor.Wall(campaign));

        // its age comes from a clock that runs 20,000 times as fast: from the second second on it is old
        for (var i = 0; i < 16; i++)
            Assert.True(await asked.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        Assert.Equal(reloads, loads > 1);
    }

    private async Task<Tab> Opened(string script)
    {
        var tab = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404", new Look(Calm: true));
        await tab.Page.AddInitScriptAsync(script);
        return tab;
    }
}
