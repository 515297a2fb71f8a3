using ChallengeHub.Web;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>A wall is written in its theme's letters, they are whole, and they come with the first board.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class WallTypeTests(Chromium chromium, Floor floor)
{
    private const string Hanging = "Agathe Pégy-Jørgensen";
    private const string Extended = "Łukasz Őry";
    private const string Long = "Dr. Anne-Sophie Bouillon-Deschamps von und zu Hohenstein-Waldburg";
    private const int MostBytes = 150_000;
    private static readonly Themes Shipped = Themes.Read(Themes.Locate("themes"));

    public static TheoryData<string> Codes => [.. Shipped.All.Select(theme => theme.Code)];

    [Theory, MemberData(nameof(Codes))]
    public async Task A_theme_is_written_in_its_own_letters_and_no_name_loses_what_hangs_below_its_line(string theme)
    {
        var campaign = await floor.Launched(theme, ("pegy", Hanging), ("lucas", Extended));
        await floor.Tell(campaign, "contacted", "lucas");
        await using var wall = await floor.Open(chromium, floor.Wall(campaign), new Look(Calm: true));
        await wall.IsLive();
        await Expect(wall.Row("lucas")).ToBeVisibleAsync();

        await floor.Tell(campaign, "closed", "pegy");
        await Expect(wall.Page.GetByTestId("celebration").Locator(".star")).ToHaveTextAsync(Hanging);
        await wall.Page.WaitForFunctionAsync("() => document.fonts.status === 'loaded'");

        var loaded = await wall.Page.EvaluateAsync<string[]>(
            "() => [...document.fonts].filter(x => x.status === 'loaded').map(x => x.family.replace(/[\"']/g, ''))"
        );
        Assert.Equal(
            Shipped.For(theme).Fonts.Own.Select(face => $"{theme} {face.Family}").Distinct().Order(),
            loaded.Distinct().Order()
        );
        Assert.Empty(await Cut(wall.Page, Hanging));
        foreach (var words in new[] { ".star", "#campaign", "[data-code=lucas] .name", "[data-code=pegy] .name" })
            Assert.Empty(await Strangers(wall.Page, words));
        Assert.Empty(wall.Complaints);
    }

    [Theory, MemberData(nameof(Codes))]
    public async Task Little_has_to_come_before_a_wall_is_seen(string theme)
    {
        var campaign = await floor.Launched(theme);
        await floor.Tell(campaign, "closed", "anna");
        await using var wall = await floor.Open(chromium, floor.Wall(campaign));
        await wall.IsLive();
        await Expect(wall.Row("anna")).ToBeVisibleAsync();
        await wall.Page.WaitForFunctionAsync("() => document.fonts.status === 'loaded'");

        var bytes = await wall.Page.EvaluateAsync<int>(
            """
            async () => {
              const parts = performance.getEntriesByType("resource").map(part => new URL(part.name).pathname);
              const seen = parts.filter(path => /\/dist\/|palette\.css$|\.woff2$/.test(path));
              let sum = 0;
              for (const path of new Set([location.pathname, ...seen])) {
                const body = await (await fetch(path)).blob();
                const small = path.endsWith(".woff2")
                  ? body.stream()
                  : body.stream().pipeThrough(new CompressionStream("gzip"));
                sum += (await new Response(small).arrayBuffer()).byteLength;
              }
              return sum;
            }
            """
        );
        Assert.InRange(bytes, 50_000, MostBytes);
    }

    [Fact]
    public async Task On_a_telephone_a_long_name_on_the_curtain_takes_two_lines_and_is_whole()
    {
        var campaign = await floor.Launched("hollywood", ("star", Long));
        await floor.Tell(campaign, "contacted", "anna");
        await using var wall = await floor.Open(chromium, floor.Wall(campaign), new Look(390, 844, Calm: true));
        await wall.IsLive();
        await Expect(wall.Row("anna")).ToBeVisibleAsync();

        await floor.Tell(campaign, "closed", "star");

        var star = wall.Page.GetByTestId("celebration").Locator(".star");
        await Expect(star).ToHaveTextAsync(Long);
        var seen = await star.EvaluateAsync<double[]>(
            """
            star => {
              const range = document.createRange();
              range.selectNodeContents(star);
              const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
              return [tops.size, parseFloat(getComputedStyle(star).fontSize)];
            }
            """
        );
        Assert.Equal(2, seen[0]);
        Assert.True(seen[1] >= 12.9, $"{seen[1]} px");
        Assert.Empty(await Cut(wall.Page, Long));
    }

    /// <summary>The fonts of the system in which some letter of this text was drawn.</summary>
    private static async Task<IEnumerable<string>> Strangers(IPage page, string words)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("DOM.enable");
        await session.SendAsync("CSS.enable");
        var document = await session.SendAsync("DOM.getDocument");
        var found = await session.SendAsync(
            "DOM.querySelector",
            new()
            {
                ["nodeId"] = document!.Value.GetProperty("root").GetProperty("nodeId").GetInt32(),
                ["selector"] = words,
            }
        );
        var drawn = await session.SendAsync(
            "CSS.getPlatformFontsForNode",
            new() { ["nodeId"] = found!.Value.GetProperty("nodeId").GetInt32() }
        );
        await session.DetachAsync();
        var fonts = drawn!.Value.GetProperty("fonts").EnumerateArray().ToList();
        Assert.NotEmpty(fonts);
        return fonts
            .Where(font => !font.GetProperty("isCustomFont").GetBoolean())
            .Select(font => $"{words}: {font.GetProperty("familyName").GetString()}");
    }

    /// <summary>Where ink of this name, above its line or below, is cut off by a box that it stands in.</summary>
    private static Task<string[]> Cut(IPage page, string name) =>
        page.EvaluateAsync<string[]>(
            """
            name => {
              const canvas = document.createElement("canvas").getContext("2d");
              const written = [...document.querySelectorAll("#wall *")].filter(
                x => x.childElementCount === 0 && x.textContent === name && x.getClientRects().length
              );
              const wrong = [".row .name", ".strap .name", ".celebration .star"]
                .filter(place => !written.some(x => x.matches(place)))
                .map(place => `${place} does not say it`);
              for (const element of written) {
                const style = getComputedStyle(element);
                canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
                const letters = canvas.measureText(name);
                const range = document.createRange();
                range.selectNodeContents(element);
                for (const line of range.getClientRects()) {
                  const base = line.top + letters.fontBoundingBoxAscent;
                  const [top, bottom] = [
                    base - letters.actualBoundingBoxAscent, base + letters.actualBoundingBoxDescent
                  ];
                  for (let box = element; box.id !== "wall"; box = box.parentElement) {
                    if (getComputedStyle(box).overflowY === "visible") continue;
                    const edge = box.getBoundingClientRect();
                    if (top < edge.top - 1 || bottom > edge.bottom + 1)
                      wrong.push(`${element.className || element.tagName} in ${box.className || box.tagName}: ink from `
                        + `${top.toFixed(1)} to ${bottom.toFixed(1)}, box from ${edge.top.toFixed(1)} to `
                        + `${edge.bottom.toFixed(1)}`);
                  }
                }
              }
              return wrong;
            }
            """,
            name
        );
}
