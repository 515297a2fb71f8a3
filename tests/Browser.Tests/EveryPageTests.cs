using ChallengeHub.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.OneAtATime)]
public sealed class EveryPageTests(Chromium chromium, Floor floor) : IClassFixture<Floor>
{
    [Theory]
    [InlineData("en-GB", 1280)]
    [InlineData("fr-FR", 1280)]
    [InlineData("fr-FR", 390)]
    public async Task Every_page_can_be_read_with_any_aid_and_worked_by_keyboard(string language, int width)
    {
        using var tour = await Tour.Begin(chromium, floor, language, width);
        Assert.Equal(Tour.Routes.Order(), tour.Pages.Keys.Order());

        var wrong = new List<string>();
        foreach (var (address, who) in tour.Pages.Values.Concat(await tour.More()))
        {
            await using var tab = await floor.Open(chromium, floor.Hub.Url + address, new Look(width, 900, language, Calm: true), who);
            if (await tab.Liveness.CountAsync() > 0) await tab.IsLive();
            Assert.Equal(language[..2], await tab.Page.Locator("html").GetAttributeAsync("lang"));
            wrong.AddRange((await tab.Page.RunAxe()).Violations.Where(x => x.Impact is "serious" or "critical")
                .Select(x => $"{address}: {x.Id} {x.Help} {string.Join(" | ", x.Nodes.Select(node => node.Html).Take(3))}"));
            wrong.AddRange((await Astray(tab.Page, who)).Select(x => $"{address}: a link leads nowhere: {x}"));
            // a telephone has no keyboard
            if (width > 390) wrong.AddRange((await OutOfReach(tab.Page)).Select(x => $"{address}: Tab does not reach, or does not show: {x}"));
        }
        Assert.Empty(wrong);
    }

    /// <summary>Links to places that are not there, or not open to who is shown them.</summary>
    private static async Task<IReadOnlyList<string>> Astray(IPage page, Person who)
    {
        var astray = new List<string>();
        // on cookies of its own: one of the links changes the language
        using var visitor = new Person(new Uri(page.Url));
        foreach (System.Net.Cookie cookie in who.Cookies.GetAllCookies()) visitor.Cookies.Add(cookie);
        foreach (var link in (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].map(x => x.href).filter(x => x.startsWith(location.origin))")).Distinct())
        {
            var (status, _, location, _) = await visitor.Open(new Uri(link).PathAndQuery);
            if (status >= 400 || (location is not null && who.Id != 0)) astray.Add($"{status} {link}");
        }
        return astray;
    }

    /// <summary>What can be worked by mouse and is not reached by the Tab key, or reached without any sign of it.</summary>
    private static async Task<string[]> OutOfReach(IPage page)
    {
        var count = await page.EvaluateAsync<int>(
            """
            () => {
              window.reached = new Set();
              window.wanted = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
                .filter(x => !x.disabled && x.checkVisibility({ visibilityProperty: true }) && !(x.type === "radio" && !x.checked));
              document.addEventListener("focusin", event => {
                const style = getComputedStyle(event.target);
                if (style.outlineStyle !== "none" || style.boxShadow !== "none") window.reached.add(event.target);
              });
              return window.wanted.length;
            }
            """);
        const string missed = "() => window.wanted.filter(x => x.isConnected && !window.reached.has(x)).map(x => x.outerHTML.slice(0, 160))";
        string[] left = [];
        // twice around at most: what appears on the way takes its turns too
        for (var rounds = 0; rounds < 2; rounds++)
        {
            for (var i = 0; i < count + 2; i++) await page.Keyboard.PressAsync("Tab");
            if ((left = await page.EvaluateAsync<string[]>(missed)).Length == 0) break;
        }
        return left;
    }
}
