using ChallengeHub.Testing;
using ChallengeHub.Web;
using Microsoft.Playwright;
using Xunit;

namespace ChallengeHub.Browser.Tests;

/// <summary>
/// One walk past every page for each language, one after the other, on a desk and on a telephone: all that somebody
/// would complain of is collected on the way, and each sentence about pages asks for its own. CHALLENGEHUB_SCREENS=1
/// takes the pictures.
/// </summary>
public sealed class Walks(Chromium chromium) : IAsyncLifetime
{
    private readonly Floor floor = new();
    private readonly Dictionary<string, Task<Walk>> walks = [];

    public async ValueTask InitializeAsync()
    {
        await floor.InitializeAsync();
        var before = Task.CompletedTask;
        foreach (var language in TypedName.Languages)
        {
            walks[language] = After(before, language);
            before = walks[language];
        }
    }

    public async ValueTask DisposeAsync()
    {
        // the floor is left when all have come back; a walk that failed has said so to its tests
        await Task.WhenAll(walks.Values).ContinueWith(_ => { }, TaskScheduler.Default);
        await floor.DisposeAsync();
    }

    public Task<Walk> In(string language) => walks[language];

    /// <summary>One tab is worked at a time: the other core is for the tests beside.</summary>
    private async Task<Walk> After(Task before, string language)
    {
        await before.ContinueWith(_ => { }, TaskScheduler.Default);
        return await Walk.Take(chromium, floor, language);
    }
}

/// <summary>What was seen on the way.</summary>
public sealed class Walk
{
    private const int Desk = 1280;
    private const int Telephone = 390;
    private static readonly string Pictures = Path.Combine(AppContext.BaseDirectory, "screens");
    private static readonly bool Taking = Environment.GetEnvironmentVariable("CHALLENGEHUB_SCREENS") == "1";
    private readonly Floor floor;
    private readonly string language;
    private readonly HashSet<string> followed = [];
    private string[]? house;

    private Walk(Floor floor, string language)
    {
        this.floor = floor;
        this.language = language;
    }

    /// <summary>As pages name them.</summary>
    public List<string> Routes { get; } = [];

    /// <summary>Pages that speak another language.</summary>
    public List<string> Foreign { get; } = [];

    /// <summary>What an aid for reading stumbles over.</summary>
    public List<string> Unreadable { get; } = [];

    /// <summary>What the keyboard does not reach, or does not show.</summary>
    public List<string> OutOfReach { get; } = [];

    /// <summary>Links to places that are not there, or not open to who is shown them.</summary>
    public List<string> Astray { get; } = [];

    /// <summary>Pages without the menu, or with one in other colours than the first page had.</summary>
    public List<string> Frameless { get; } = [];

    /// <summary>What overlaps, is cut, or scrolls sideways.</summary>
    public List<string> Misplaced { get; } = [];

    public static async Task<Walk> Take(Chromium chromium, Floor floor, string language)
    {
        using var tour = await Tour.Begin(chromium, floor, language, Desk);
        var walk = new Walk(floor, language);
        walk.Routes.AddRange(tour.Pages.Keys);
        foreach (var visit in tour.Pages.Values.Concat(await tour.More()).GroupBy(x => x.Who))
        {
            var look = new Look(Desk, 900, language == "fr" ? "fr-FR" : "en-GB", Calm: true);
            await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404", look, visit.Key);
            foreach (var (address, who) in visit)
                await walk.Visit(tab, address, who);
            foreach (var typed in tour.Typed.Where(x => x.Who == visit.Key))
            {
                await tab.Page.GotoAsync($"{floor.Hub.Url}{typed.Address}");
                await typed.Show(tab.Page);
                await walk.Measure(tab.Page, $"{typed.Address} {typed.State}");
            }
        }
        return walk;
    }

    /// <summary>What is measured last moves what sticks to the window: it is read and worked as it came.</summary>
    private async Task Visit(Tab tab, string address, Person who)
    {
        var page = tab.Page;
        await Widen(page, Desk);
        await page.GotoAsync(floor.Hub.Url + address);
        if (await tab.Liveness.CountAsync() > 0)
            await tab.IsLive();
        if (await page.Locator("html").GetAttributeAsync("lang") is var spoken && spoken != language)
            Foreign.Add($"{address}: {spoken}");
        await Frame(page, address);
        await Read(page, address, Desk);
        var following = Follow(page, address, who);
        // a telephone has no keyboard
        OutOfReach.AddRange((await Barriers.OutOfReach(page)).Select(x => $"{address}: {x}"));
        // a telephone shows the longer words of French
        if (language == "fr")
            await Read(page, address, Telephone);

        await Measure(page, address);
        if (await PageSight.Unfold(page))
            await Measure(page, $"{address} unfolded");
        // one language stands for all that are still to come
        if (language == "en")
        {
            await PageSight.Germanize(page);
            await Measure(page, $"{address} in long words");
        }
        await following;
    }

    private async Task Frame(IPage page, string address)
    {
        if (
            address.StartsWith("/wall", StringComparison.Ordinal)
            || address.EndsWith("/preview", StringComparison.Ordinal)
        )
            return;
        var colours = await page.EvaluateAsync<string[]>(
            """
            () => ["header.top", "header.top .brand", "header.top nav.menu a"].map(x => {
              const found = document.querySelector(x);
              const style = found && getComputedStyle(found);
              return style ? `${style.backgroundColor} ${style.color} ${style.fontFamily}` : `no ${x}`;
            })
            """
        );
        house ??= colours;
        if (colours.Any(x => x.StartsWith("no ", StringComparison.Ordinal)) || !house.SequenceEqual(colours))
            Frameless.Add($"{address}: {string.Join(", ", colours)}");
    }

    private async Task Read(IPage page, string address, int width)
    {
        await Widen(page, width);
        Unreadable.AddRange((await Barriers.Serious(page)).Select(x => $"{address} ({width}): {x}"));
    }

    /// <summary>Every link once for each who is shown it.</summary>
    private async Task Follow(IPage page, string address, Person who)
    {
        var links = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("a[href]")].map(x => x.href).filter(x => x.startsWith(location.origin))
            """
        );
        // what leads back to this page, or to it in another language, is open here
        var paths = links
            .Select(x => x.Split('#')[0])
            .Where(x => x != page.Url && !x.StartsWith($"{page.Url}&lang=", StringComparison.Ordinal))
            .Select(x => new Uri(x).PathAndQuery)
            .Where(x => followed.Add($"{who.Id} {x}"))
            .ToList();
        if (paths.Count == 0)
            return;
        // on cookies of its own: one of the links changes the language
        using var visitor = new Person(new Uri(page.Url));
        foreach (System.Net.Cookie cookie in who.Cookies.GetAllCookies())
            visitor.Cookies.Add(cookie);
        foreach (var path in paths)
        {
            var (status, _, location, _) = await visitor.Open(path);
            if (status >= 400 || (location is not null && who.Id != 0))
                Astray.Add($"{address}: {status} {path}");
        }
    }

    private async Task Measure(IPage page, string state)
    {
        // the width that it has is measured first: laying a page out again costs more than measuring it
        var widths = Width(page) == Desk ? new[] { Desk, Telephone } : [Telephone, Desk];
        foreach (var width in widths)
        {
            await Widen(page, width);
            Misplaced.AddRange((await PageSight.Misplaced(page)).Select(x => $"{state} ({language}, {width}): {x}"));
            if (Taking)
                await Picture(page, $"{state}-{language}-{width}");
        }
    }

    private static int Width(IPage page) => page.ViewportSize!.Width;

    private static Task Widen(IPage page, int width) =>
        Width(page) == width ? Task.CompletedTask : page.SetViewportSizeAsync(width, 900);

    private static Task Picture(IPage page, string name)
    {
        var file = string.Concat(name.Select(x => char.IsLetterOrDigit(x) || x == '-' ? x : '_')).Trim('_');
        return page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{file}.png"), FullPage = true });
    }
}
