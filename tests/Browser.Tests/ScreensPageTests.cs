using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>Who looks after screens: their list on a telephone, their names, and the end of one.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class ScreensPageTests(Chromium chromium, Floor floor)
{
    private static readonly Look Telephone = new(390, 844);

    [Fact]
    public async Task The_list_says_names_in_place_of_codes_and_fits_a_telephone()
    {
        var campaign = await floor.Launched();
        var hall = await Televisions.Named(floor, campaign, "Entrance");
        using var marketing = await floor.Joined(new Grant(AccountRole.Marketing, campaign));
        await using var tab = await Opened("/screens", marketing);

        var line = tab.Page.Locator($"[data-screen='{hall}']");
        await Expect(line).ToContainTextAsync("Entrance");
        await Expect(line).ToContainTextAsync("Hollywood producers · Reps, Teams, Prospectors · 8 s · English");
        await Expect(line).Not.ToContainTextAsync(campaign);
        Assert.Empty(await PageSight.Misplaced(tab.Page));
        Assert.Empty(await Rolled(tab.Page));

        await line.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(tab.Page.Locator("#campaign option[selected]")).ToContainTextAsync("Hollywood producers");
        await Expect(tab.Page.Locator("p.lead")).ToContainTextAsync("paired by the installation’s admin key");
        Assert.Empty(await PageSight.Misplaced(tab.Page));
    }

    [Fact]
    public async Task A_second_screen_of_the_same_name_is_refused_beside_the_field()
    {
        var campaign = await floor.Launched();
        await Televisions.Named(floor, campaign, "Entrance");
        using var marketing = await floor.Joined(new Grant(AccountRole.Marketing, campaign));
        var begun = (await floor.Api.Post("pairings")).Is(201).Json;
        await using var tab = await Opened($"/pair?code={begun.GetProperty("userCode").GetString()}", marketing);

        await tab.Page.Locator("#name").FillAsync("entrance ");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Pair", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator("#name-fault")).ToContainTextAsync("another screen of this challenge");
        Assert.Single(await Televisions.Of(floor, campaign));

        await tab.Page.Locator("#name").FillAsync("Second floor");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Pair", Exact = true }).ClickAsync();
        await Expect(tab.Page.GetByTestId("done")).ToContainTextAsync("Paired");
    }

    [Fact]
    public async Task Revoking_asks_first()
    {
        var campaign = await floor.Launched();
        var hall = await Televisions.Named(floor, campaign, "Entrance");
        using var marketing = await floor.Joined(new Grant(AccountRole.Marketing, campaign));
        await using var tab = await Opened($"/screens/{hall}", marketing);
        await Expect(tab.Page.GetByText("until it is paired again")).ToBeHiddenAsync();

        await tab.Page.GetByText("Revoke", new() { Exact = true }).ClickAsync();
        await Expect(tab.Page.GetByText("until it is paired again")).ToBeVisibleAsync();
        Assert.Single(await Televisions.Of(floor, campaign));

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke this screen" }).ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/screens$"));
        Assert.Empty(await Televisions.Of(floor, campaign));
    }

    private Task<Tab> Opened(string path, Person person) =>
        floor.Open(chromium, $"{floor.Hub.Url}{path}", Telephone, person);

    /// <summary>What a part of the page hides until it is scrolled sideways.</summary>
    private static Task<string[]> Rolled(IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".scroll")]
              .filter(x => x.scrollWidth > x.clientWidth + 1)
              .map(x => `${x.scrollWidth} of ${x.clientWidth} pixels`)
            """
        );
}
