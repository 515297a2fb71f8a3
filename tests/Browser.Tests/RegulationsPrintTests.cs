using ChallengeHub.Testing;
using Microsoft.Playwright;
using Xunit;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.OneAtATime)]
public sealed class RegulationsPrintTests(Chromium chromium, Floor floor)
{
    /// <summary>Of an A4 sheet without its margins.</summary>
    private const int PaperWidth = 658;

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task Regulations_are_printed_black_on_white_whatever_the_theme_and_nothing_is_cut_off(string language)
    {
        var campaign = await floor.Api.Launched(
            ApiClient.DocumentOfNow.Replace(
                "\"ranks\": [1, 3]",
                "\"raffle\": { \"tickets\": \"points\", \"winners\": 3 }"
            )
        );
        using var reader = await floor.Joined(new Grant(AccountRole.Rep, campaign, "anna"));
        await using var tab = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/regulations/{campaign}",
            new Look(PaperWidth, 900, language, Calm: true),
            reader
        );
        Assert.NotEqual("rgb(255, 255, 255)", await Style(tab.Page, ".challenge", "backgroundColor"));

        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        foreach (var paper in new[] { "html", ".challenge", ".masthead" })
            Assert.Equal("rgb(255, 255, 255)", await Style(tab.Page, paper, "backgroundColor"));
        foreach (var words in new[] { "h1", "h2", ".items dt", ".items dd", ".masthead .brand" })
            Assert.Equal("rgb(0, 0, 0)", await Style(tab.Page, words, "color"));
        foreach (var control in new[] { ".top", ".ways", ".chips", ".skip" })
            await Assertions.Expect(tab.Page.Locator(control)).ToBeHiddenAsync();
        Assert.Empty(
            await tab.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('main *')].filter(x => x.getBoundingClientRect().right > "
                    + "innerWidth + 1).map(x => x.outerHTML.slice(0, 120))"
            )
        );
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString((await tab.Page.PdfAsync())[..4]));
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task The_summary_is_one_sheet_of_A4_however_many_rules_and_prizes_there_are(string language)
    {
        var rules = string.Join(
            ',',
            Enumerable
                .Range(1, 12)
                .Select(x =>
                    $$"""
                        { "code": "r{{x}}", "name": "{{Long}} {{x}}", "on": "closed", "points": {{x}},
                          "perAmount": 1000, "cap": { "count": 3, "per": "day" }, "pays": "both" }
                        """
                )
        );
        var prizes = string.Join(
            ',',
            Enumerable
                .Range(1, 12)
                .Select(x =>
                    $$"""
                        { "code": "p{{x}}", "name": "{{Long}} {{x}}", "scope": "period", "board": "reps",
                          "raffle": { "tickets": "points", "winners": 3 },
                          "minPoints": 100, "stock": 9, "value": 1234.5 }
                        """
                )
        );
        var document = ApiClient.DocumentOfNow;
        var campaign = await floor.Api.Launched(
            $"{document[..document.IndexOf("\"prizes\"", StringComparison.Ordinal)]}\"rules\": [{rules}], "
                + $"\"prizes\": [{prizes}] }}"
        );
        using var reader = await floor.Joined(new Grant(AccountRole.Rep, campaign, "anna"));
        await using var tab = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/regulations/{campaign}/summary",
            new Look(1280, 900, language, Calm: true),
            reader
        );
        await Assertions.Expect(tab.Page.Locator("[data-print]")).ToBeVisibleAsync();

        Assert.Equal(1, await Sheets(tab.Page));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_button_prints_and_links_to_hand_out_fill_sheets_without_the_menu()
    {
        var campaign = await floor.Launched();
        using var admin = await floor.Joined(new Grant(AccountRole.Admin));
        await using var tab = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/people/invite?Campaign={campaign}",
            new Look(1280, 900, "en-GB", Calm: true),
            admin
        );
        await tab.Page.GetByTestId("make").Locator("button").ClickAsync();
        await tab.Page.EvaluateAsync("() => { window.print = () => document.body.dataset.printed = 'yes'; }");
        await tab.Page.Locator("[data-print]").ClickAsync();
        await Assertions.Expect(tab.Page.Locator("body")).ToHaveAttributeAsync("data-printed", "yes");

        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(tab.Page.Locator(".menu")).ToBeHiddenAsync();
        await Assertions.Expect(tab.Page.Locator(".slip").First).ToBeVisibleAsync();
        Assert.Equal(1, await Sheets(tab.Page));
        Assert.Empty(tab.Complaints);
    }

    private const string Long = "A name that is as long as the longest that somebody who likes long names types";

    private static async Task<int> Sheets(IPage page)
    {
        var pdf = System.Text.Encoding.Latin1.GetString(
            await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, Format = "A4" })
        );
        return System.Text.RegularExpressions.Regex.Count(pdf, @"/Type\s*/Page\b");
    }

    private static Task<string> Style(IPage page, string selector, string property) =>
        page.EvaluateAsync<string>(
            "([selector, property]) => getComputedStyle(document.querySelector(selector))[property]",
            new[] { selector, property }
        );
}
