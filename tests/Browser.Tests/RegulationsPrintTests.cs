using ChallengeHub.Testing;
using Microsoft.Playwright;
using Xunit;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.OneAtATime)]
public sealed class RegulationsPrintTests(Chromium chromium, Floor floor) : IClassFixture<Floor>
{
    /// <summary>Of an A4 sheet without its margins.</summary>
    private const int PaperWidth = 658;

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task Regulations_are_printed_black_on_white_whatever_the_theme_and_nothing_is_cut_off(string language)
    {
        var campaign = await floor.Api.Launched(ApiClient.DocumentOfNow.Replace("\"ranks\": [1, 3]", "\"raffle\": { \"tickets\": \"points\", \"winners\": 3 }"));
        using var reader = await floor.Joined(new Grant(AccountRole.Rep, campaign, "anna"));
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/regulations/{campaign}", new Look(PaperWidth, 900, language, Calm: true), reader);
        Assert.NotEqual("rgb(255, 255, 255)", await Style(tab.Page, "html", "backgroundColor"));

        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.Equal("rgb(255, 255, 255)", await Style(tab.Page, "html", "backgroundColor"));
        foreach (var words in new[] { "h1", "h2", ".items dt", ".items dd", ".brand" }) Assert.Equal("rgb(0, 0, 0)", await Style(tab.Page, words, "color"));
        foreach (var control in new[] { ".links", ".chips", ".skip" }) await Assertions.Expect(tab.Page.Locator(control)).ToBeHiddenAsync();
        Assert.Empty(await tab.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('main *')].filter(x => x.getBoundingClientRect().right > innerWidth + 1).map(x => x.outerHTML.slice(0, 120))"));
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString((await tab.Page.PdfAsync())[..4]));
        Assert.Empty(tab.Complaints);
    }

    private static Task<string> Style(IPage page, string selector, string property) =>
        page.EvaluateAsync<string>("([selector, property]) => getComputedStyle(document.querySelector(selector))[property]", new[] { selector, property });
}
