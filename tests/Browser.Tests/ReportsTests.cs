using System.Text.Json;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>
/// Reports as they are read: charts with their tables, by keyboard, by night, on paper and on a telephone.
/// </summary>
[Collection(Chromium.OneAtATime)]
public sealed class ReportsTests(Chromium chromium, Floor floor)
{
    /// <summary>Of an A4 sheet without its margins.</summary>
    private const int PaperWidth = 658;

    public static TheoryData<string, string> Drawn =>
        new()
        {
            { "", "funnel" },
            { "/funnel", "funnel" },
            { "/effect", "effect" },
            { "/synthesis?team=lyon", "synthesis" },
            { "/race", "points" },
        };

    [Theory, MemberData(nameof(Drawn))]
    public async Task Every_chart_has_a_title_a_description_and_its_table_beside_it(string page, string chart)
    {
        var campaign = await Worked();
        await using var tab = await Opened(campaign, page);

        var drawing = tab.Page.Locator($"[data-plot={chart}] svg");
        await Expect(drawing).ToHaveAttributeAsync("role", "img");
        await Expect(drawing.Locator("title")).Not.ToBeEmptyAsync();
        await Expect(drawing.Locator("desc")).Not.ToBeEmptyAsync();
        await Expect(tab.Page.Locator("table.list").First).ToBeVisibleAsync();
        Assert.Empty(await Barriers.Serious(tab.Page));
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("fr-FR", 390, 600)]
    [InlineData("de-DE", 1280, 900)]
    public async Task Each_page_fits_its_window_and_is_drawn_again_when_that_changes(
        string language,
        int width,
        int other
    )
    {
        var campaign = await Worked();
        await using var tab = await Opened(campaign, "/funnel?by=rep", new Look(width, 900, language, Calm: true));
        var drawing = tab.Page.Locator("[data-plot=rates] svg");
        await Expect(drawing).ToBeVisibleAsync();
        var wide = await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth");
        Assert.False(wide, "the page is wider than the window");

        var before = (await drawing.GetAttributeAsync("width"))!;
        await tab.Page.SetViewportSizeAsync(other, 900);
        await Expect(drawing).Not.ToHaveAttributeAsync("width", before);
        Assert.True(
            await tab.Page.EvaluateAsync<bool>(
                "() => [...document.querySelectorAll('.plot svg')].every(x => x.clientWidth <= "
                    + "x.parentNode.clientWidth)"
            )
        );
    }

    [Fact]
    public async Task Other_assumptions_are_tried_and_not_saved()
    {
        var campaign = await Worked();
        await using var tab = await Opened(campaign, "/funnel");
        await tab.Page.Locator("#perLead").FillAsync("40");
        await tab.Page.Locator("#fixed").FillAsync("900");
        await tab.Page.Locator("#margin").FillAsync("30");
        await tab.Page.Locator("#margin").PressAsync("Enter");

        await Expect(tab.Page.GetByTestId("tried")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("assumptions")).ToContainTextAsync("40 EUR");
        await Expect(tab.Page.GetByTestId("assumptions")).ToContainTextAsync("900 EUR");
        await tab.Page.GotoAsync($"{floor.Hub.Url}/reports/{campaign}/funnel");
        await Expect(tab.Page.GetByTestId("tried")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_figure_opens_to_its_leads_and_a_lead_to_its_facts()
    {
        var campaign = await Worked();
        await using var tab = await Opened(campaign, "/funnel?by=team");
        await tab.Page.GetByTestId("counts").Locator("[data-key=lyon] [data-step=acted-on] a").ClickAsync();
        await Expect(tab.Page.GetByTestId("leads").Locator("tbody tr")).ToHaveCountAsync(1);

        await tab.Page.GetByTestId("leads").Locator("tbody a").ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex($"/desk/{campaign}/leads/"));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_race_is_played_stopped_and_looked_at_by_keyboard()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "anna", daysAgo: 2);
        await floor.Tell(campaign, "closed", "bob", daysAgo: 1);
        await floor.Tell(campaign, "closed", "bob");
        await using var tab = await Opened(campaign, "/race?by=day");

        var slider = tab.Page.Locator("#replay-at");
        await Expect(tab.Page.Locator("#replay-stage svg")).ToContainTextAsync("Bob");
        await slider.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Home");
        await Expect(slider).ToHaveValueAsync("0");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(tab.Page.Locator("#replay-stage svg")).ToContainTextAsync("Anna");

        var play = tab.Page.Locator("#replay-play");
        await play.PressAsync("Enter");
        await Expect(tab.Page.Locator("#replay-stage")).ToHaveAttributeAsync("data-playing", "true");
        await play.PressAsync("Enter");
        await Expect(tab.Page.Locator("#replay-stage")).ToHaveAttributeAsync("data-playing", "false");
        await Expect(tab.Page.GetByTestId("leaders").Locator("[data-code=bob]")).ToBeVisibleAsync();
        Assert.Empty(await Barriers.Serious(tab.Page));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_teams_page_is_one_sheet_of_A4_with_marketings_paragraph_black_on_white()
    {
        var campaign = await Worked();
        await using var tab = await Opened(campaign, "/synthesis?team=lyon");
        await tab.Page.Locator("#note-text").FillAsync("Well done.\nKeep calling.");
        await tab.Page.GetByTestId("write").Locator("button").ClickAsync();
        await Expect(tab.Page.GetByTestId("note")).ToContainTextAsync("Keep calling.");

        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var control in new[] { ".top", ".ways", "form", ".files" })
            await Expect(tab.Page.Locator(control).First).ToBeHiddenAsync();
        Assert.Equal("rgb(255, 255, 255)", await Style(tab.Page, "html", "backgroundColor"));
        Assert.Equal("rgb(0, 0, 0)", await Style(tab.Page, ".headline dd", "color"));
        var pdf = System.Text.Encoding.Latin1.GetString(
            await tab.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, Format = "A4" })
        );
        Assert.Single(Regex.Matches(pdf, @"/Type\s*/Page\b"));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task By_night_a_report_is_dark_and_as_readable()
    {
        var campaign = await Worked();
        await using var tab = await Opened(campaign, "");
        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        Assert.Equal("rgb(18, 24, 21)", await Style(tab.Page, "html", "backgroundColor"));
        Assert.Empty(await Barriers.Serious(tab.Page));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/funnel?by=team")]
    [InlineData("/effect")]
    [InlineData("/race")]
    public async Task On_paper_no_table_is_cut_off_broken_by_letters_or_lies_under_what_follows_it(string page)
    {
        var campaign = await Worked();
        await using var tab = await Opened(campaign, page, new Look(PaperWidth, 900, "en-GB", Calm: true));
        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.Empty(
            await tab.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('main *')].filter(x => x.getBoundingClientRect().right > "
                    + "innerWidth + 1).map(x => x.outerHTML.slice(0, 120))"
            )
        );
        // a box that scrolls is not cut at the end of a sheet: it goes on below what follows
        Assert.Empty(
            await tab.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('main *')].filter(x => "
                    + "['auto', 'scroll'].includes(getComputedStyle(x).overflowY)).map(x => x.outerHTML.slice(0, 120))"
            )
        );
        Assert.Empty(await PageSight.Misplaced(tab.Page));
    }

    private async Task<Tab> Opened(string campaign, string page, Look? look = null)
    {
        var tab = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/reports/{campaign}{page}",
            look ?? new Look(1280, 900, "en-GB", Calm: true)
        );
        await tab.Page.Locator("body[data-drawn=true]").WaitForAsync();
        return tab;
    }

    /// <summary>A campaign with two leads, one of them taken, contacted and closed by Anna.</summary>
    private async Task<string> Worked()
    {
        var campaign = await floor.Launched();
        foreach (var company in new[] { "The old mill", "The tunnel" })
        {
            var card = JsonSerializer.Serialize(
                new
                {
                    code = company.Replace(' ', '-'),
                    company,
                    team = "lyon",
                    source = "fair",
                }
            );
            (await floor.Api.Post($"campaigns/{campaign}/leads", card)).Is(201);
        }

        foreach (var stage in new[] { "taken", "contacted", "closed" })
            (
                await floor.Api.Post(
                    "events",
                    ApiClient.Event(
                        campaign,
                        $"{campaign}-{stage}",
                        stage,
                        "The-old-mill",
                        "anna",
                        ApiClient.Today.ToString("O")
                    )
                )
            ).Is(200);
        return campaign;
    }

    private static Task<string> Style(IPage page, string selector, string property) =>
        page.EvaluateAsync<string>(
            "([selector, property]) => getComputedStyle(document.querySelector(selector))[property]",
            new[] { selector, property }
        );
}
