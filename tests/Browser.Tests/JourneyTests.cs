using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using MiniExcelLibs;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>
/// A whole challenge by one person in the browser: built, launched, looked after for a while, ended, its winners
/// exported. Only the events come from elsewhere, as from a CRM. The figures stand in tests/Benchmarks/RESULTS.md.
/// </summary>
[Collection(Chromium.BesideTheWalk)]
public sealed class JourneyTests(Chromium chromium, Floor floor, ITestOutputHelper output) : IClassFixture<Floor>
{
    private static readonly bool Taking = Environment.GetEnvironmentVariable("CHALLENGEHUB_SCREENS") == "1";
    private readonly List<string> tasks = [];
    private int clicks;
    private int fields;
    private int pictures;
    private string look = "";

    [Theory]
    [InlineData("en-GB", 1280)]
    [InlineData("fr-FR", 390)]
    public async Task A_challenge_lives_from_its_first_word_to_its_winners_in_the_browser(string language, int width)
    {
        look = $"{language[..2]}-{width}";
        var isFrench = language == "fr-FR";
        using var marketing = await floor.Joined(new Grant(AccountRole.Marketing));
        var sight = new Look(width, 900, language, Calm: true);
        await using var tab = await floor.Open(chromium, floor.Hub.Url, sight, marketing);

        var campaign = await Built(tab, isFrench);
        await Crm(campaign, ("taken", "anna-martin"), ("closed", "anna-martin"));
        await Crm(campaign, ("contacted", "bob-durand"), ("closed", "bob-durand"));
        await LookedAfter(tab, isFrench);
        await Crm(campaign, ("closed", "dora-petit"));
        await Ended(tab, campaign, isFrench);
        var winners = await Exported(tab, campaign);

        // Bob, who was first, has left: the two prizes of the month pass to Dora and Anna
        var heading = isFrench ? "Lauréat" : "Winner";
        Assert.Equal(
            ["Anna Martin", "Dora Petit", "Dora Petit", "Lyon"],
            winners.Select(x => $"{x[heading]}").Order(StringComparer.Ordinal)
        );
        Assert.Empty(tab.Complaints);
        foreach (var task in tasks)
            output.WriteLine($"{language}, {width} px: {task}");
    }

    private async Task<string> Built(Tab tab, bool isFrench)
    {
        await Click(tab, "[data-testid=new]");
        await Fill(tab, isFrench ? "#NameFr" : "#NameEn", $"Spring cup {look}");
        await Next(tab);
        await Fill(tab, "#Listed", "Anna Martin\tLyon\nBob Durand\tLille\nPia Roux\tLyon\tprospector");
        await Next(tab);
        await Expect(tab.Page.GetByTestId("list-preview")).ToBeVisibleAsync();
        await Next(tab);
        await Next(tab);
        await Fill(tab, "#prize-0-torank", "2");
        await Fill(tab, "#prize-1-value", "5000");
        await Next(tab);
        await Click(tab, "details.more summary");
        await Fill(tab, "[name=GraceMinutes]", "0");
        await Next(tab);
        await Expect(tab.Page.GetByTestId("review")).ToBeVisibleAsync();
        await Click(tab, "[data-testid=launch]");
        await Expect(tab.Page.GetByTestId("done")).ToBeVisibleAsync();
        await Seen(tab);
        Counted("build and launch");
        return Regex.Match(tab.Page.Url, "/studio/([^/]+)/manage").Groups[1].Value;
    }

    private async Task LookedAfter(Tab tab, bool isFrench)
    {
        await Section(tab, "players");
        await Fill(tab, "#Listed", "Dora Petit\tLyon\trep\tdora@example.org");
        await Saved(tab, "Dora Petit");
        Counted("a new hire");

        await Click(tab, "[data-player=bob-durand] a");
        await tab.Page.Locator("#Plays").SelectOptionAsync("false");
        fields++;
        await Saved(tab, isFrench ? "est parti" : "has left");
        Counted("a leaver");

        await Section(tab, "players");
        await Click(tab, "[data-player=pia-roux] a");
        await Fill(tab, isFrench ? "#NameFr" : "#NameEn", "Pia Le Roux");
        await Saved(tab, "Pia Le Roux");
        Counted("a name corrected");

        await Section(tab, "prizes");
        await Click(tab, "button[value=add-campaign]");
        await Fill(tab, isFrench ? "#prize-2-namefr" : "#prize-2-nameen", "Weekend in Nice");
        await Fill(tab, "#prize-2-value", "750.50");
        await tab.Page.Locator("#prize-2-board").SelectOptionAsync("Teams");
        fields++;
        await Saved(tab, "Weekend in Nice");
        Counted("a prize more");

        await Section(tab, "rules");
        var closed = tab.Page.Locator("input.big").Last;
        await closed.FillAsync("12");
        fields++;
        await Saved(tab, "12");
        Counted("rules changed");
    }

    private async Task Ended(Tab tab, string campaign, bool isFrench)
    {
        await Section(tab, "end");
        await Fill(tab, "#reason", isFrench ? "Budget épuisé" : "Budget is spent");
        await Fill(tab, "#typed", $"Spring cup {look}");
        await Click(tab, "[data-testid=end]");
        await Expect(tab.Page.GetByTestId("done")).ToBeVisibleAsync();
        await Seen(tab);
        Counted("end early");
        // within seconds: it has no grace
        for (var left = 100; (await floor.Api.Get($"campaigns/{campaign}/results")).Status == 404 && left > 0; left--)
            await Task.Delay(100);
    }

    /// <summary>Of all periods, as a workbook.</summary>
    private async Task<IReadOnlyList<IDictionary<string, object?>>> Exported(Tab tab, string campaign)
    {
        await Click(tab, "nav a[href='/winners']");
        await Seen(tab);
        await Click(tab, $"a[href$='/studio/{campaign}/winners']");
        await Seen(tab);
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => Click(tab, "[data-testid=download]"));
        Counted("export the winners");
        using var file = new MemoryStream();
        await using (var stream = await download.CreateReadStreamAsync())
            await stream.CopyToAsync(file);
        file.Position = 0;
        return [.. file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>()];
    }

    /// <summary>As it reports what happened; this person calls no API.</summary>
    private async Task Crm(string campaign, params (string Stage, string Rep)[] events)
    {
        foreach (var (stage, rep) in events)
        {
            var lead = $"{campaign}-{rep}-{stage}";
            var at = TimeProvider.System.GetUtcNow().ToString("O");
            var answer = await floor.Api.Post("events", ApiClient.Event(campaign, lead, stage, lead, rep, at));
            var result = answer.Is(200).Json.GetProperty("results")[0];
            Assert.Equal("scored", result.GetProperty("status").GetString());
        }
    }

    /// <summary>Every page of a launched challenge leads to every other; on a telephone by its overview.</summary>
    private async Task Section(Tab tab, string section)
    {
        var link = $"nav.chips a[href$='/manage/{section}']";
        // which of both is shown is the style's affair, so it has to be there
        await tab.Page.WaitForLoadStateAsync();
        if (!await tab.Page.Locator(link).IsVisibleAsync())
        {
            var overview = $"[data-testid=sections] a[href$='/manage/{section}']";
            if (!await tab.Page.Locator(overview).IsVisibleAsync())
                await Click(tab, "nav.chips a[href$='/manage']");
            link = overview;
        }
        await Click(tab, link);
        await Expect(tab.Page).ToHaveURLAsync(new Regex($"/manage/{section}$"));
        await Seen(tab);
    }

    private async Task Saved(Tab tab, string said)
    {
        await Click(tab, "[data-testid=preview]");
        await Expect(tab.Page.GetByTestId("differences")).ToContainTextAsync(said);
        await Seen(tab);
        await Click(tab, "[data-testid=save]");
        await Expect(tab.Page.GetByTestId("done")).ToBeVisibleAsync();
    }

    private async Task Next(Tab tab)
    {
        await Seen(tab);
        await Click(tab, "[data-testid=next]");
    }

    /// <summary>What somebody would complain of is none of this page's; the picture is for people.</summary>
    private async Task Seen(Tab tab)
    {
        if (Taking)
        {
            var folder = Path.Combine(AppContext.BaseDirectory, "screens");
            var picture = Path.Combine(folder, $"journey-{look}-{++pictures:00}.png");
            await tab.Page.ScreenshotAsync(new() { Path = picture, FullPage = true });
        }
        Assert.Empty(await PageSight.Misplaced(tab.Page));
    }

    private void Counted(string task)
    {
        tasks.Add($"{task}: {clicks} clicks, {fields} fields");
        clicks = 0;
        fields = 0;
    }

    private Task Click(Tab tab, string what)
    {
        clicks++;
        return tab.Page.Locator(what).First.ClickAsync();
    }

    private Task Fill(Tab tab, string what, string with)
    {
        fields++;
        return tab.Page.Locator(what).FillAsync(with);
    }
}
