using System.Text.RegularExpressions;
using ChallengeHub.Web;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>A wall on a television: old, with a clock that is wrong, and on for months.</summary>
[Collection(Chromium.OneAtATime)]
public sealed partial class HangingTests(Chromium chromium, Floor floor)
{
    [Fact]
    public async Task Since_when_it_is_not_live_is_told_by_the_servers_clock()
    {
        var campaign = await floor.Launched();
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404", new Look(Calm: true));
        await tab.Page.Clock.SetFixedTimeAsync(new DateTime(2001, 1, 1, 3, 4, 0, DateTimeKind.Utc));
        await tab.Page.RouteAsync("**/hubs/**", route => route.AbortAsync());
        var before = TimeProvider.System.GetUtcNow();
        await tab.Page.GotoAsync(floor.Wall(campaign));

        await Expect(tab.Liveness).ToContainTextAsync("Not live since");
        var told = await tab.Liveness.TextContentAsync();
        string[] moments = [$"{before:HH:mm}", $"{TimeProvider.System.GetUtcNow():HH:mm}"];
        Assert.Contains(moments, at => told!.Contains(at, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_asks_to_stay_awake_again_whenever_it_is_seen_again()
    {
        var campaign = await floor.Launched();
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404");
        await tab.Page.AddInitScriptAsync(
            """
            window.asked = [];
            const lock = { request: async what => { window.asked.push(what); } };
            Object.defineProperty(navigator, "wakeLock", { value: lock });
            """
        );
        await tab.Page.GotoAsync(floor.Wall(campaign));
        await tab.Page.WaitForFunctionAsync("() => window.asked.length === 1 && window.asked[0] === 'screen'");
        await tab.Page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        await tab.Page.WaitForFunctionAsync("() => window.asked.length === 2");
    }

    [Fact]
    public async Task Its_pointer_goes_and_it_moves_by_a_few_pixels_so_that_nothing_burns_in()
    {
        var campaign = await floor.Launched();
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404", new Look(Calm: true));
        await tab.Page.AddInitScriptAsync(
            """
            { const [every, once] = [window.setInterval, window.setTimeout];
              window.setInterval = (work, ms) => every(work, ms >= 60000 ? 20 : ms);
              window.setTimeout = (work, ms) => once(work, ms === 4000 ? 20 : ms); }
            window.places = new Set();
            window.setInterval(() => {
              const wall = document.getElementById("wall");
              if (wall) window.places.add(wall.style.transform);
            }, 5);
            """
        );
        await tab.Page.GotoAsync(floor.Wall(campaign));
        await Expect(tab.Page.Locator("body")).ToHaveAttributeAsync("data-idle", "true");
        await Expect(tab.Page.Locator("body")).ToHaveCSSAsync("cursor", "none");
        await tab.Page.WaitForFunctionAsync("() => window.places.size > 10");
        foreach (var place in await tab.Page.EvaluateAsync<string[]>("() => [...window.places]"))
            Assert.True(place.Length == 0 || Places().IsMatch(place), place);
        Assert.Empty(await Scrolls(tab.Page));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task A_browser_that_is_too_old_says_so_in_the_readers_language_and_another_does_not(string language)
    {
        var campaign = await floor.Launched();
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404");
        foreach (var address in new[] { "/wall", $"/wall/{campaign}", $"/boards/{campaign}" })
        {
            await tab.Page.GotoAsync($"{floor.Hub.Url}{address}?lang={language}");
            await Expect(tab.Page.GetByTestId("too-old")).ToBeHiddenAsync();
        }
        await tab.Page.AddInitScriptAsync("Promise.allSettled = undefined;");
        foreach (var address in new[] { "/wall", $"/wall/{campaign}", $"/boards/{campaign}" })
        {
            await tab.Page.GotoAsync($"{floor.Hub.Url}{address}?lang={language}");
            var told = tab.Page.GetByTestId("too-old");
            await Expect(told).ToContainTextAsync(language == "fr" ? "trop ancien" : "too old");
            await Expect(told).ToBeVisibleAsync();
        }
    }

    /// <summary>
    /// Without what Chromium 79 lacks every layout is the plain table, and all of it is read from afar.
    /// </summary>
    [Theory]
    [InlineData("hollywood", 1920, 1080)]
    [InlineData("regatta", 1920, 1080)]
    [InlineData("caribbean", 1280, 720)]
    public async Task On_a_television_of_2021_a_wall_is_plain_and_whole(string theme, int width, int height)
    {
        var campaign = await floor.Crowded(Themes.Read(Themes.Locate("themes")).For(theme), 50);
        var look = new Look(width, height, "fr-FR", Calm: true);
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404", look);
        await tab.Page.AddInitScriptAsync(
            """
            { const every = window.setInterval; window.setInterval = (work, ms) => ms >= 5000 ? 0 : every(work, ms); }
            { const [known, later] = [CSS.supports, /aspect-ratio|container-type|color-mix/];
              CSS.supports = (...told) => !later.test(told.join(":")) && known.apply(CSS, told); }
            window.at = Array.prototype.at; // of who measures
            for (const name of ["replaceChildren", "getAnimations"]) delete Element.prototype[name];
            delete Array.prototype.at;
            delete String.prototype.replaceAll;
            delete window.structuredClone;
            """
        );
        await tab.Page.RouteAsync(
            "**/dist/*.css*",
            async route =>
            {
                var answer = await route.FetchAsync();
                await route.FulfillAsync(new() { Response = answer, Body = AsIn2019(await answer.TextAsync()) });
            }
        );
        foreach (var layout in ThemeLayout.Boards)
        {
            await tab.Page.GotoAsync($"{floor.Wall(campaign)}?layout={layout}");
            await tab.IsLive();
            await Expect(tab.Page.Locator("#wall")).ToHaveAttributeAsync("data-layout", "table");
            await tab.Page.WaitForFunctionAsync(
                """
                () => document.querySelector("#board .row") && document.querySelector("#side .panel")
                  && [...document.images].every(x => x.complete)
                """
            );
        }
        // a flexible box has no gap
        await tab.Page.EvaluateAsync(
            """
            () => {
              Array.prototype.at = window.at;
              for (const x of document.querySelectorAll("body *"))
                if (/flex/.test(getComputedStyle(x).display)) x.style.gap = "0px";
            }
            """
        );
        var wrong = (await Sight.Misplaced(tab.Page)).Concat(await Sight.Faint(tab.Page)).ToList();
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.Empty(tab.Complaints);
        if (Environment.GetEnvironmentVariable("CHALLENGEHUB_SCREENS") != "1")
            return;
        var picture = Path.Combine(AppContext.BaseDirectory, "screens", $"television-2021-{theme}.png");
        await tab.Page.ScreenshotAsync(new() { Path = picture });
    }

    private static string AsIn2019(string style)
    {
        foreach (var lacks in new[] { "inset:0", "color:color-mix(in srgb, red, blue)" })
            style = style.Replace($"@supports not ({lacks})", "@supports (color:red)", StringComparison.Ordinal);
        return Mixed().Replace(Unknown().Replace(style, ""), "");
    }

    private static Task<string[]> Scrolls(IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            () => {
              const root = document.documentElement;
              return root.scrollWidth > innerWidth || root.scrollHeight > innerHeight ? ["it scrolls"] : [];
            }
            """
        );

    [GeneratedRegex(@"(?<=[{;])(?:inset|scale|aspect-ratio|container-type|accent-color):[^;{}]*;?")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"(?<=[{;])[\w-]+:[^;{}]*(?:color-mix\(|\dcqw)[^;{}]*;?")]
    private static partial Regex Mixed();

    [GeneratedRegex(@"^translate\(-?[0-3]px(?:, -?[0-3]px)?\)$")]
    private static partial Regex Places();
}
