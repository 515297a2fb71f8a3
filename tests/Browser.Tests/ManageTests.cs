using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>Somebody of marketing looks after a challenge for a while, by mouse and keyboard alone.</summary>
[Collection(Chromium.BesideTheWalk)]
public sealed class ManageTests(Chromium chromium, Floor floor, ITestOutputHelper output)
{
    private int clicks;
    private int fields;

    [Theory]
    [InlineData("en-GB", 1280)]
    [InlineData("fr-FR", 390)]
    public async Task A_challenge_is_looked_after_for_a_while_and_every_change_is_read_before_it_holds(
        string language,
        int width
    )
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "bob", daysAgo: 1);
        using var marketing = await floor.Joined(new Grant(AccountRole.Marketing));
        await using var tab = await floor.Open(
            chromium,
            floor.Hub.Url,
            new Look(width, 900, language, Calm: true),
            marketing
        );
        var (page, french) = (tab.Page, language == "fr-FR");
        await Click(tab, $"[data-campaign='{campaign}'] [data-testid=manage]");

        await Section(tab, campaign, "players");
        await Fill(tab, "#Listed", "Dora Petit\tNice\trep\tdora@example.org");
        await Saved(tab, "Dora Petit");
        await Expect(page.Locator("[data-player=dora-petit]")).ToContainTextAsync("Nice");
        await Click(tab, "[data-player=carl] a");
        await page.Locator("#Plays").SelectOptionAsync("false");
        await Saved(tab, french ? "est parti" : "has left");
        await Click(tab, "[data-player=carl] a");
        await Expect(page.Locator("#Plays")).ToHaveValueAsync("false");

        await page.GotoAsync($"{floor.Hub.Url}/studio/{campaign}/manage/players/bob");
        await page.Locator("#Team").SelectOptionAsync("lille");
        var since = ApiClient.Today.AddDays(-1);
        await Fill(
            tab,
            "#Since",
            since.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture)
        );
        await Fill(tab, french ? "#NameFr" : "#NameEn", "Bob Durand");
        await Saved(
            tab,
            french ? "Les points déjà inscrits restent à Lyon." : "Points already booked stay with Lyons."
        );
        await floor.Tell(campaign, "contacted", "bob", daysAgo: 1);
        var teams = (await floor.Api.Get($"campaigns/{campaign}/ledger?participant=bob"))
            .Is(200)
            .Json.EnumerateArray()
            .Select(x => x.GetProperty("team").GetString());
        Assert.Equal(["lyon", "lille"], teams);

        await Section(tab, campaign, "prizes");
        await Click(tab, "button[value=add-campaign]");
        await Fill(tab, french ? "#prize-3-namefr" : "#prize-3-nameen", french ? "Week-end à Nice" : "Weekend in Nice");
        await Fill(tab, "#prize-3-value", "750");
        await Saved(tab, french ? "Week-end à Nice" : "Weekend in Nice");

        await Section(tab, campaign, "rules");
        await page.Locator("input.big").Last.FillAsync("12");
        await Saved(tab, "12");
        await Expect(page.Locator("[data-version='2']")).ToBeVisibleAsync();

        await Section(tab, campaign, "names");
        await Fill(tab, french ? "#NameFr" : "#NameEn", french ? "Les producteurs" : "The producers");
        await Saved(tab, french ? "Les producteurs" : "The producers");
        await Expect(page.Locator("main")).ToContainTextAsync(french ? "Les producteurs" : "The producers");

        await Section(tab, campaign, "look");
        await page.Locator("input[value=caribbean]").CheckAsync();
        await Saved(tab, french ? "Caraïbes" : "Caribbean");
        await Section(tab, campaign, "dates");
        await Expect(page.GetByTestId("fixed"))
            .ToContainTextAsync(french ? "Le challenge a commencé." : "The challenge has begun.");

        await Section(tab, campaign, "end");
        await Fill(tab, "#reason", french ? "Budget réduit" : "Budget was cut");
        await Fill(tab, "#typed", french ? "Les producteurs" : "The producers");
        await Click(tab, "[data-testid=end]");
        await Expect(page.GetByTestId("done")).ToBeVisibleAsync();
        Assert.Empty(tab.Complaints);
        output.WriteLine($"{language}: {clicks} clicks, {fields} fields");
    }

    [Theory]
    [InlineData("en-GB", 1280)]
    [InlineData("fr-FR", 390)]
    public async Task Before_its_start_a_challenge_gets_other_dates_and_goes_back_to_a_draft(string language, int width)
    {
        using var marketing = await floor.Joined(new Grant(AccountRole.Marketing));
        await using var tab = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/studio/new",
            new Look(width, 900, language, Calm: true),
            marketing
        );
        var page = tab.Page;
        await Fill(tab, language == "fr-FR" ? "#NameFr" : "#NameEn", $"Next spring {width}");
        await Fill(tab, "#FirstDay", Day(40));
        await Fill(tab, "#LastDay", Day(120));
        await Click(tab, "[data-testid=next]");
        await Fill(tab, "#Listed", "name\tteam\nAnna Martin\tLyon\nBob\tLille");
        await Click(tab, "[data-testid=next]");
        await Expect(page.GetByTestId("list-preview")).ToBeVisibleAsync();
        foreach (var step in new[] { "rules", "prizes", "look", "review" })
        {
            await Click(tab, "[data-testid=next]");
            await Expect(page).ToHaveURLAsync(new Regex($"/build/{step}$"));
        }
        await Click(tab, "[data-testid=launch]");
        await Expect(page.GetByTestId("done"))
            .ToContainTextAsync(language == "fr-FR" ? "Il commence le" : "It begins on");
        var campaign = Regex.Match(page.Url, "/studio/([^/]+)/manage").Groups[1].Value;

        await Section(tab, campaign, "dates");
        await Fill(tab, "#FirstDay", Day(50));
        await page.Locator("#Every").SelectOptionAsync("Week");
        await Saved(tab, language == "fr-FR" ? "une par semaine" : "one a week");
        await page.Locator("details.confirm summary").ClickAsync();
        await Click(tab, "[data-testid=reopen]");

        await Expect(page).ToHaveURLAsync(new Regex("/build/review$"));
        await Expect(page.GetByTestId("launch")).ToBeEnabledAsync();
        Assert.Empty(tab.Complaints);

        static string Day(int days) =>
            ApiClient.Today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>From the overview, to which every page of the challenge leads.</summary>
    private async Task Section(Tab tab, string campaign, string section)
    {
        await Click(tab, $"nav.chips a[href$='/studio/{campaign}/manage']");
        await Fits(tab);
        await Click(tab, $"[data-testid=sections] a[href$='/manage/{section}']");
        await Expect(tab.Page).ToHaveURLAsync(new Regex($"/manage/{section}$"));
        await Fits(tab);
    }

    /// <summary>Looks at what changes, which says so, and saves it.</summary>
    private async Task Saved(Tab tab, string said)
    {
        await Click(tab, "[data-testid=preview]");
        await Expect(tab.Page.GetByTestId("differences")).ToContainTextAsync(said);
        await Fits(tab);
        await Click(tab, "[data-testid=save]");
        await Expect(tab.Page.GetByTestId("done")).ToBeVisibleAsync();
        await Fits(tab);
    }

    /// <summary>Nothing makes the page scroll sideways.</summary>
    private static async Task Fits(Tab tab) =>
        Assert.True(
            await tab.Page.EvaluateAsync<bool>(
                "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            ),
            tab.Page.Url
        );

    private Task Click(Tab tab, string what)
    {
        clicks++;
        return tab.Page.Locator(what).ClickAsync();
    }

    private Task Fill(Tab tab, string what, string with)
    {
        fields++;
        return tab.Page.Locator(what).FillAsync(with);
    }
}
