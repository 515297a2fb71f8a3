using System.Text.RegularExpressions;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>A player's own page on a telephone: seen, installed, live, kept while the network is away.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class PocketTests(Chromium chromium, Floor floor) : IClassFixture<Floor>
{
    private static readonly Look Telephone = new(360, 740);

    [Fact]
    public async Task A_rep_sees_what_is_next_and_a_cheer_of_one_tap_shows_on_the_wall()
    {
        var campaign = await Played();
        using var anna = await floor.Joined(new Grant(AccountRole.Rep, campaign, "anna"));
        await using var wall = await floor.Open(chromium, floor.Wall(campaign));
        await wall.IsLive();
        await using var pocket = await floor.Open(chromium, $"{floor.Hub.Url}/me/{campaign}", Telephone, anna);
        await pocket.IsLive();

        var page = pocket.Page;
        await Expect(page.GetByTestId("stand")).ToContainTextAsync("Anna");
        await Expect(page.GetByTestId("today")).ToHaveTextAsync("+3 stars today");
        await Expect(page.GetByTestId("next"))
            .ToHaveTextAsync("To pass no. 1, Bob: 8 stars. 1 film released is enough.");
        await Expect(page.GetByTestId("around").Locator("li")).ToHaveCountAsync(2);
        await Expect(page.GetByTestId("prize")).ToContainTextAsync("8 stars to go.");
        await Expect(page.GetByTestId("month").Locator("svg .today")).ToHaveCountAsync(1);
        Assert.Empty(await PageSight.Misplaced(page));
        Assert.Empty(await Barriers.Serious(page));

        await page.Locator("[data-testid=around] li[data-code=bob] button").ClickAsync();
        await Expect(page.GetByTestId("said")).ToContainTextAsync("“Bravo!” for Bob");
        await Expect(wall.Page.GetByTestId("cheer")).ToContainTextAsync("Anna cheers Bob Bravo!");
        await page.Locator("[data-testid=around] li[data-code=bob] button").ClickAsync();
        await Expect(page.GetByTestId("said")).ToContainTextAsync("One cheer a minute");

        await floor.Tell(campaign, "closed", "anna");
        await Expect(page.GetByTestId("points")).ToHaveTextAsync("13 stars", new() { Timeout = 10_000 });
        await Expect(page.GetByTestId("next")).ToHaveTextAsync("Nobody is ahead of you.");
        Assert.Empty(wall.Complaints);
    }

    [Fact]
    public async Task A_telephone_finds_all_that_it_installs()
    {
        var campaign = await Played();
        using var anna = await floor.Joined(new Grant(AccountRole.Rep, campaign, "anna"));
        await using var pocket = await floor.Open(chromium, $"{floor.Hub.Url}/me/{campaign}", Telephone, anna);
        await pocket.IsLive();

        var found = await pocket.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const link = document.querySelector("link[rel=manifest]");
              const manifest = await (await fetch(link.href, { credentials: "include" })).json();
              const touch = document.querySelector("link[rel=apple-touch-icon]").href;
              const icons = [...manifest.icons.map(x => x.src), touch];
              const sizes = await Promise.all(icons.map(async src => {
                const picture = new Image();
                picture.src = new URL(src, link.href).href;
                await picture.decode();
                return `${picture.naturalWidth}`;
              }));
              return [manifest.display, new URL(manifest.start_url, link.href).pathname, ...new Set(sizes)];
            }
            """
        );

        Assert.Equal(["standalone", $"/me/{campaign}", "192", "512", "180"], found);
        Assert.Empty(pocket.Complaints);
    }

    [Fact]
    public async Task Without_a_network_it_shows_what_it_knew_last_and_since_when_and_nothing_to_who_signed_out()
    {
        var campaign = await Played();
        using var anna = await floor.Joined(new Grant(AccountRole.Rep, campaign, "anna"));
        await using var pocket = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/me/{campaign}",
            Telephone with
            {
                IsKeeping = true,
            },
            anna
        );
        var page = pocket.Page;
        await pocket.IsLive();
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-keeps", "true", new() { Timeout = 20_000 });
        await floor.Tell(campaign, "closed", "anna");
        await Expect(page.GetByTestId("points")).ToHaveTextAsync("13 stars", new() { Timeout = 10_000 });

        await floor.Hub.Kill();
        await Expect(pocket.Liveness).ToHaveAttributeAsync("data-state", "stale", new() { Timeout = 10_000 });
        await page.GotoAsync($"{floor.Hub.Url}/me/{campaign}?lang=en");
        await Expect(pocket.Liveness).ToHaveTextAsync(new Regex("^Not live since [0-2][0-9]:[0-5][0-9]$"));
        await Expect(page.GetByTestId("points")).ToHaveTextAsync("13 stars");

        await floor.Restart();
        await pocket.IsLive();
        await page.GetByTestId("sign-out").ClickAsync();
        await Expect(page.GetByTestId("sign-in")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("async () => (await caches.keys()).length === 0");
        var left = await page.EvaluateAsync<string[]>("() => Object.keys(localStorage)");
        Assert.DoesNotContain(left, name => name.StartsWith("challengehub.board", StringComparison.Ordinal));
    }

    /// <summary>Bob has closed today, Anna has contacted.</summary>
    private async Task<string> Played()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "bob");
        await floor.Tell(campaign, "contacted", "anna");
        return campaign;
    }
}
