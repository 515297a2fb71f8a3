using System.Text.RegularExpressions;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.OneAtATime)]
public sealed class LivePreviewTests(Chromium chromium, Floor floor)
{
    [Theory]
    [InlineData("en-GB", 1280)]
    [InlineData("fr-FR", 390)]
    public async Task The_wall_beside_the_form_shows_what_is_being_chosen_before_it_is_saved(string language, int width)
    {
        await using var tab = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/studio/new",
            new Look(width, 900, language, Calm: true)
        );
        var page = tab.Page;
        await page.Locator(language == "fr-FR" ? "#NameFr" : "#NameEn").FillAsync($"Seen first {width}");
        await page.GetByTestId("next").ClickAsync();
        await page.Locator("#Listed")
            .FillAsync("name\tteam\trole\nAnna Martin\tLyon\nBob\tLille\nPia\tLille\tprospector");
        await page.GetByTestId("next").ClickAsync();
        await Expect(page.GetByTestId("list-preview")).ToBeVisibleAsync();
        await page.GetByTestId("next").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/rules$"));
        await page.GetByTestId("next").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/prizes$"));
        await page.Locator("#prize-1-value").FillAsync("6000.50");
        await page.GetByTestId("next").ClickAsync();
        var wall = page.FrameLocator("#wall-preview");

        await Expect(wall.GetByTestId("board")).ToContainTextAsync("Anna Martin");
        await Expect(wall.Locator("#campaign")).ToHaveTextAsync($"Seen first {width}");
        await page.Locator("[name=Theme][value=caribbean]").CheckAsync();
        await Expect(wall.Locator("#wall")).ToHaveAttributeAsync("data-layout", "chart");
        await page.Locator("#FirstBoard").SelectOptionAsync("Teams");
        await Expect(wall.GetByTestId("board")).ToContainTextAsync("Lyon");
        foreach (var board in new[] { "Prospectors", "Teams" })
            await page.Locator($"[name=Others][value={board}]").UncheckAsync();
        await Expect(wall.GetByTestId("panel-prizes"))
            .ToContainTextAsync(new Regex(language == "fr-FR" ? "6\\s000,50\\s€" : "€6,000\\.50"));
        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
            "the page is wider than the window"
        );

        // nothing of it was saved: the review shows the wall as it is
        await page.GotoAsync(page.Url.Replace("/look", "/review", StringComparison.Ordinal));
        await Expect(page.FrameLocator("#wall-preview").GetByTestId("board")).ToContainTextAsync("Anna Martin");
        Assert.Empty(tab.Complaints);
    }
}
