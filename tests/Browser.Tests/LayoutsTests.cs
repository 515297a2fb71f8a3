using ChallengeHub.Web;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>
/// Every theme on every layout in both languages with a usual crowd and names of any length; few and many players take
/// turns. CHALLENGEHUB_SCREENS=1 takes the pictures again.
/// </summary>
[Collection(Chromium.OneAtATime)]
public sealed class LayoutsTests(Chromium chromium, Floor floor)
{
    private const int Few = 5;
    private const int Usual = 50;
    private const int Most = 500;
    private static readonly Themes Shipped = Themes.Read(Themes.Locate("themes"));

    public static TheoryData<string> Codes => [.. Shipped.All.Select(theme => theme.Code)];

    [Theory, MemberData(nameof(Codes))]
    public async Task A_theme_can_be_read_from_afar_on_every_layout_in_both_languages(string theme)
    {
        var invited = await Task.WhenAll(
            new[] { Few, Usual, Most }.Select(async players =>
                (players, await floor.Crowded(Shipped.For(theme), players))
            )
        );
        var crowds = invited.ToDictionary();
        await using var tab = await floor.Open(chromium, floor.Hub.Url, new Look(Calm: true));
        var (page, wrong) = (tab.Page, new List<string>());
        await page.AddInitScriptAsync(
            "{ const every = window.setInterval; window.setInterval = (work, ms) => ms >= 5000 ? 0 : every(work, ms); }"
        ); // nothing turns while it is measured
        foreach (var (layout, language, players) in Seen(Shipped.All.ToList().FindIndex(x => x.Code == theme)))
        {
            await page.SetViewportSizeAsync(1920, 1080);
            await page.GotoAsync($"{floor.Wall(crowds[players])}?layout={layout}&lang={language}");
            await Settled(tab);
            var faults = (await Sight.Misplaced(page)).ToList();
            faults.AddRange(await Sight.Small(page));
            if (players == Usual)
            {
                await page.SetViewportSizeAsync(390, 844);
                faults.AddRange((await Sight.Misplaced(page)).Select(x => $"on a telephone: {x}"));
            }
            await page.SetViewportSizeAsync(960, 540);
            faults.AddRange(await Sight.Faint(page));
            if (players == Usual)
                faults.AddRange(await Pictures.Compared(page, $"{theme}-{layout}-{language}.webp"));
            wrong.AddRange(faults.Select(x => $"{layout}, {language}, {players} players: {x}"));
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("hollywood", "fr")]
    [InlineData("classic", "en")]
    public async Task Before_the_first_point_every_layout_invites_and_tells_prizes_whole(string theme, string language)
    {
        var campaign = await floor.Promised(theme);
        await using var tab = await floor.Open(chromium, floor.Hub.Url, new Look(Calm: true));
        var wrong = new List<string>();
        foreach (var layout in ThemeLayout.Boards)
        {
            await tab.Page.SetViewportSizeAsync(1920, 1080);
            await tab.Page.GotoAsync($"{floor.Wall(campaign)}?layout={layout}&lang={language}");
            await tab.IsLive();
            await Expect(tab.Page.Locator("#empty")).ToBeVisibleAsync();
            await Expect(tab.Page.GetByTestId("panel-prizes")).ToBeVisibleAsync();
            wrong.AddRange((await Sight.Misplaced(tab.Page)).Select(x => $"{layout}: {x}"));
            wrong.AddRange((await Sight.Small(tab.Page)).Select(x => $"{layout}: {x}"));
            await tab.Page.SetViewportSizeAsync(960, 540);
            wrong.AddRange((await Sight.Faint(tab.Page)).Select(x => $"{layout}: {x}"));
        }
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("walk")]
    [InlineData("chart")]
    [InlineData("table")]
    [InlineData("lanes")]
    public async Task On_every_layout_an_overtaking_is_seen_to_happen_a_deal_celebrated_and_the_end_told_plainly(
        string layout
    )
    {
        var campaign = await floor.Launched("regatta");
        await floor.Tell(campaign, "contacted", "bob");
        await using var wall = await floor.Open(chromium, $"{floor.Wall(campaign)}?layout={layout}");
        await wall.IsLive();
        await Expect(wall.Page.Locator("#wall")).ToHaveAttributeAsync("data-layout", layout);
        await Expect(wall.Row("bob")).ToHaveAttributeAsync("data-rank", "1");
        await wall.Page.EvaluateAsync(
            "() => { window.moved = new Set(); const animate = Element.prototype.animate; Element.prototype.animate "
                + "= function (frames, options) { if (options.id === 'move') window.moved.add(this.dataset.code); "
                + "return animate.call(this, frames, options); }; }"
        );

        await floor.Tell(campaign, "closed", "anna");

        await Expect(wall.Page.GetByTestId("celebration")).ToContainTextAsync("Anna");
        await Expect(wall.Row("anna")).ToHaveAttributeAsync("data-rank", "1");
        await Expect(wall.Row("anna").Locator(".points")).ToHaveTextAsync("10");
        await wall.Page.WaitForFunctionAsync("() => window.moved.has('bob')");
        await Expect(wall.Page.GetByTestId("ticker")).ToContainTextAsync("Anna");

        (await floor.Api.Post($"campaigns/{campaign}/close")).Is(200);
        foreach (
            var period in (await floor.Api.Get($"campaigns/{campaign}/periods"))
                .Json.EnumerateArray()
                .Where(x => x.GetProperty("state").GetString() == "grace")
        )
            (await floor.Api.Post($"campaigns/{campaign}/periods/{period.GetProperty("number").GetInt32()}/close")).Is(
                200
            );
        await Expect(wall.Page.Locator(".house [data-testid=podium-place][data-rank='1']"))
            .ToHaveAttributeAsync("data-code", "anna");
        Assert.Empty(wall.Complaints);
    }

    [Fact]
    public async Task The_theme_names_the_layout_and_the_address_may_name_another()
    {
        foreach (var theme in Shipped.All)
        {
            var campaign = await floor.Launched(theme.Code);
            await using var wall = await floor.Open(chromium, floor.Wall(campaign));
            await Expect(wall.Page.Locator("#wall")).ToHaveAttributeAsync("data-layout", theme.Layout.Board);
            await wall.Page.GotoAsync($"{floor.Wall(campaign)}?layout=lanes");
            await Expect(wall.Page.Locator("#wall")).ToHaveAttributeAsync("data-layout", "lanes");
            await wall.Page.GotoAsync($"{floor.Wall(campaign)}?layout=none");
            await Expect(wall.Page.Locator("#wall")).ToHaveAttributeAsync("data-layout", theme.Layout.Board);
        }
    }

    [Fact]
    public async Task No_name_ends_in_an_ellipsis_for_a_fraction_of_a_pixel()
    {
        var campaign = await floor.Crowded(Shipped.For("caribbean"), Most);
        await using var tab = await floor.Open(chromium, floor.Hub.Url, new Look(Calm: true));
        await tab.Page.SetViewportSizeAsync(1920, 1080);
        await tab.Page.GotoAsync($"{floor.Wall(campaign)}?layout=chart");
        await Settled(tab);
        var cut = await tab.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const rows = document.getElementById("board");
              const margin = parseFloat(getComputedStyle(rows).marginRight);
              const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              const cut = [];
              for (const row of rows.children) {
                const [tag, name] = [row.querySelector(".tag"), row.querySelector(".name")];
                const way = Number(row.style.getPropertyValue("--way"));
                const free = parseFloat(getComputedStyle(tag).maxWidth) - tag.getBoundingClientRect().width;
                const part = row.dataset.name === "ahead" ? 1 - way : way;
                if (free <= 0 || part <= 0) continue;
                for (let less = -1; less <= 1; less += 0.1) { // around the width at which it just fits
                  rows.style.marginRight = `${margin + (free + less) / part}px`;
                  await drawn();
                  const range = document.createRange();
                  range.selectNodeContents(name);
                  const beyond = range.getBoundingClientRect().right - name.getBoundingClientRect().right;
                  if (beyond > .05) cut.push(`${name.textContent} at ${less.toFixed(1)}: ${beyond.toFixed(2)} px`);
                }
                rows.style.marginRight = "";
                await drawn();
              }
              return cut;
            }
            """
        );
        Assert.Empty(cut);
    }

    private static async Task Settled(Tab tab)
    {
        await tab.IsLive();
        await tab.Page.WaitForFunctionAsync(
            "() => document.querySelector('#board .row') && document.querySelector('#side .panel') && "
                + "[...document.images].every(x => x.complete) && document.fonts.status === 'loaded'"
        );
    }

    /// <summary>The languages in which there are pictures to compare with.</summary>
    private static readonly string[] Pictured = ["en", "fr"];

    /// <summary>
    /// The usual crowd on every layout in each language. A handful and hundreds of players take turns: each is seen in
    /// every theme in each language, and on every layout in each language.
    /// </summary>
    private static IEnumerable<(string Layout, string Language, int Players)> Seen(int theme)
    {
        foreach (var (at, layout) in ThemeLayout.Boards.Index())
        {
            foreach (var language in Pictured)
                yield return (layout, language, Usual);
            var isFew = (theme + at) % 2 == 0;
            yield return (layout, Pictured[(theme + at) / 2 % Pictured.Length], isFew ? Few : Most);
        }
    }
}
