using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.OneAtATime)]
public sealed class StudioShots(Chromium chromium, Floor floor) : IClassFixture<Floor>
{
    [Fact]
    public async Task Shots()
    {
        var campaign = await floor.Launched();
        using var m = await floor.Joined(new Grant(AccountRole.Marketing));
        foreach (var (lang, width) in new[] { ("en-GB", 1280), ("fr-FR", 390) })
        {
            await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/studio/new", new Look(width, 900, lang, Calm: true), m);
            async Task Shot(string name) => await tab.Page.ScreenshotAsync(new() { Path = $"/tmp/wzshots/{name}-{width}.png", FullPage = true });
            await tab.Page.Locator(lang == "fr-FR" ? "#NameFr" : "#NameEn").FillAsync($"Hollywood {width}");
            await Shot("1new");
            await tab.Page.GetByTestId("next").ClickAsync();
            await tab.Page.Locator("#Listed").FillAsync("Anna Martin\tLyon\trep\tanna@example.org\nBob\tLille\tboss\tnope");
            await tab.Page.GetByTestId("next").ClickAsync();
            await Shot("2players-faults");
            await tab.Page.Locator("#Listed").FillAsync("Anna Martin\tLyon\trep\tanna@example.org\nBob\tLille\tprospector");
            await tab.Page.GetByTestId("next").ClickAsync();
            await Shot("3rules");
            foreach (var add in new[] { "big", "streak", "happy" }) await tab.Page.Locator($"button[value=add-{add}]").ClickAsync();
            await tab.Page.Locator("#bonus-1-days").FillAsync("900");
            await Microsoft.Playwright.Assertions.Expect(tab.Page.Locator("#bonus-1-days-fault")).ToContainTextAsync("365");
            await Shot("3rules-bonus");
            await tab.Page.Locator("#bonus-1-days").FillAsync("3");
            await tab.Page.GetByTestId("next").ClickAsync();
            await tab.Page.Locator("button[value=add-raffle]").ClickAsync();
            await Shot("4prizes");
            await tab.Page.Locator("#prize-2-name" + (lang == "fr-FR" ? "fr" : "en")).FillAsync("Tickets");
            await tab.Page.GetByTestId("next").ClickAsync();
            await Shot("5look");
            await tab.Page.GetByTestId("next").ClickAsync();
            await Shot("6review");
            await tab.Page.GotoAsync($"{floor.Hub.Url}/studio");
            await Shot("0list");
            await tab.Page.GotoAsync($"{floor.Hub.Url}/studio/{campaign}/change");
            await tab.Page.Locator("input.big").Last.FillAsync($"{width}");
            await tab.Page.GetByTestId("preview").ClickAsync();
            await Shot("7change");
            await tab.Page.GetByTestId("save").ClickAsync();
            await Shot("8run");
        }
    }
}
