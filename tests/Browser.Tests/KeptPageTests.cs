using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>Walls and boards outlive a reload while the server is away, and only for those who may see them.</summary>
[Collection(Chromium.BesideTheWalk)]
public sealed class KeptPageTests(Chromium chromium, Floor floor) : IClassFixture<Floor>
{
    private static readonly Look Keeping = new() { IsKeeping = true };

    [Fact]
    public async Task A_wall_that_is_reloaded_while_the_server_is_away_shows_its_last_board_and_since_when()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "anna");
        await using var wall = await floor.Open(chromium, floor.Wall(campaign), Keeping);
        await IsKept(wall);
        await floor.Tell(campaign, "contacted", "bob");
        await Expect(wall.Row("bob")).ToHaveAttributeAsync("data-points", "3");

        await GoAway(wall);
        await wall.Page.ReloadAsync();

        await Expect(wall.Liveness).ToHaveTextAsync(new Regex("^Not live since [0-2][0-9]:[0-5][0-9]$"));
        await Expect(wall.Page.Locator("#campaign")).ToHaveTextAsync("Hollywood producers");
        await wall.Page.WaitForFunctionAsync(
            "() => [...document.fonts].some(x => x.status === 'loaded' && x.family.includes('Sofia Sans Condensed'))"
        );
        await Expect(wall.Row("anna")).ToHaveAttributeAsync("data-rank", "1");
        await Expect(wall.Row("bob")).ToHaveAttributeAsync("data-points", "3");

        await floor.Restart();
        await wall.IsLive();
        await floor.Tell(campaign, "closed", "carl");
        await Expect(wall.Row("carl")).ToHaveAttributeAsync("data-points", "10");
    }

    [Fact]
    public async Task A_paired_screen_that_is_switched_on_while_the_server_is_away_shows_its_wall()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "anna");
        await using var tv = await Televisions.Paired(chromium, floor, campaign, Keeping);
        await IsKept(tv);

        await GoAway(tv);
        await tv.Page.GotoAsync($"{floor.Hub.Url}/wall");

        await Expect(tv.Page).ToHaveURLAsync(new Regex($"/wall/{campaign}"));
        await Expect(tv.Liveness).ToContainTextAsync("Not live since");
        await Expect(tv.Row("anna")).ToBeVisibleAsync();

        await floor.Restart();
        await tv.IsLive();
    }

    [Fact]
    public async Task A_screen_that_nobody_paired_yet_says_that_the_server_is_away_and_asks_again()
    {
        using var nobody = new Person(new Uri(floor.Hub.Url));
        await using var tv = await floor.Open(chromium, $"{floor.Hub.Url}/wall", Keeping, nobody);
        await Televisions.ShowsCode(tv);
        await Expect(tv.Page.Locator("body")).ToHaveAttributeAsync("data-keeps", "true", new() { Timeout = 20_000 });

        await floor.Hub.Kill();
        await tv.Page.ReloadAsync();
        await Expect(tv.Page.Locator("#left")).ToContainTextAsync("cannot be reached");

        await floor.Restart();
        await Televisions.ShowsCode(tv);
    }

    [Fact]
    public async Task Of_somebody_who_signed_out_nothing_is_kept()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "anna");
        using var anna = await floor.Joined(new Grant(AccountRole.Rep, campaign, "anna"));
        await using var board = await floor.Open(
            chromium,
            floor.Board(campaign),
            new Look(390, 844) { IsKeeping = true },
            anna
        );
        await IsKept(board);
        await GoAway(board);
        await board.Page.ReloadAsync();
        await Expect(board.Liveness).ToContainTextAsync("Not live since");
        await Expect(board.Page.GetByTestId("own")).ToContainTextAsync("Anna");
        await floor.Restart();
        await board.IsLive();

        await board.Page.GetByTestId("sign-out").ClickAsync();
        await Expect(board.Page.GetByTestId("sign-in")).ToBeVisibleAsync();
        await board.Page.WaitForFunctionAsync("async () => (await caches.keys()).length === 0");
        var left = await board.Page.EvaluateAsync<string[]>("() => Object.keys(localStorage)");
        Assert.DoesNotContain(left, name => name.StartsWith("challengehub.board", StringComparison.Ordinal));

        await floor.Hub.Kill();
        await Assert.ThrowsAsync<PlaywrightException>(() => board.Page.GotoAsync(floor.Board(campaign)));
        await floor.Restart();
    }

    private static async Task IsKept(Tab tab)
    {
        await tab.IsLive();
        await Expect(tab.Page.Locator("body")).ToHaveAttributeAsync("data-keeps", "true", new() { Timeout = 20_000 });
    }

    private async Task GoAway(Tab tab)
    {
        await floor.Hub.Kill();
        await Expect(tab.Liveness).ToHaveAttributeAsync("data-state", "stale", new() { Timeout = 10_000 });
    }
}
