using ChallengeHub.Testing;
using ChallengeHub.Web;
using Microsoft.Playwright;
using Xunit;

namespace ChallengeHub.Browser.Tests;

/// <summary>Every page on a desk and on a telephone, in each language; CHALLENGEHUB_SCREENS=1 takes the pictures.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class PageLayoutTests(Chromium chromium, Floor floor) : IClassFixture<Floor>
{
    private const int Desk = 1280, Telephone = 390;
    private static readonly int[] Widths = [Desk, Telephone];
    private static readonly string Pictures = Path.Combine(AppContext.BaseDirectory, "screens");
    private static readonly bool Taking = Environment.GetEnvironmentVariable("CHALLENGEHUB_SCREENS") == "1";

    public static TheoryData<string> Languages => [.. Language.Known];

    [Theory, MemberData(nameof(Languages))]
    public async Task On_every_page_nothing_overlaps_is_cut_or_scrolls_sideways(string language)
    {
        using var tour = await Tour.Begin(chromium, floor, $"{language}-layout", Desk);
        var wrong = new List<string>();
        foreach (var visit in tour.Pages.Values.Concat(await tour.More()).GroupBy(x => x.Who))
        {
            await using var tab = await Look(visit.Key, language);
            foreach (var (address, _) in visit) wrong.AddRange(await Measured(tab, address, language));
            foreach (var typed in tour.Typed.Where(x => x.Who == visit.Key))
            {
                await tab.Page.GotoAsync($"{floor.Hub.Url}{typed.Address}");
                await typed.Show(tab.Page);
                wrong.AddRange(await Seen(tab.Page, $"{typed.Address} {typed.State}", language));
            }
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private Task<Tab> Look(Person who, string language) =>
        floor.Open(chromium, $"{floor.Hub.Url}/problem/404", new Look(Desk, 900, language == "fr" ? "fr-FR" : "en-GB", Calm: true), who);

    private async Task<IReadOnlyList<string>> Measured(Tab tab, string address, string language)
    {
        await tab.Page.SetViewportSizeAsync(Desk, 900);
        await tab.Page.GotoAsync(floor.Hub.Url + address);
        if (await tab.Liveness.CountAsync() > 0) await tab.IsLive();
        var wrong = (await Seen(tab.Page, address, language)).ToList();
        var unfolded = await PageSight.Unfold(tab.Page);
        if (unfolded) wrong.AddRange(await Seen(tab.Page, $"{address} unfolded", language));
        // one language stands for all that are still to come
        if (language != "en") return wrong;
        await PageSight.Germanize(tab.Page);
        wrong.AddRange(await Seen(tab.Page, $"{address} in long words", language));
        return wrong;
    }

    private static async Task<IReadOnlyList<string>> Seen(IPage page, string state, string language)
    {
        var wrong = new List<string>();
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            wrong.AddRange((await PageSight.Misplaced(page)).Select(x => $"{state} ({language}, {width}): {x}"));
            if (Taking) await Picture(page, $"{state}-{language}-{width}");
        }
        return wrong;
    }

    private static Task Picture(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{string.Concat(name.Select(x => char.IsLetterOrDigit(x) || x == '-' ? x : '_')).Trim('_')}.png"), FullPage = true });
}
