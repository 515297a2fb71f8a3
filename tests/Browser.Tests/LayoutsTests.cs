using ChallengeHub.Testing;
using ChallengeHub.Web;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>Every theme on every layout in both languages, with few and many players and names of any length; CHALLENGEHUB_SCREENS=1 takes the pictures anew.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class LayoutsTests(Chromium chromium, Floor floor) : IClassFixture<Floor>
{
    private const int LargestPicture = 40_000;
    private static readonly Themes Shipped = Themes.Read(Themes.Locate("themes"));
    private static readonly string Pictures = Path.Combine(HubProcess.Root, "tests", "Browser.Tests", "screens");
    private static readonly bool Taking = Environment.GetEnvironmentVariable("CHALLENGEHUB_SCREENS") == "1";

    public static TheoryData<string> Codes => [.. Shipped.All.Select(theme => theme.Code)];

    [Theory, MemberData(nameof(Codes))]
    public async Task A_theme_can_be_read_from_afar_on_every_layout_in_both_languages(string theme)
    {
        var crowds = await Task.WhenAll(new[] { 5, 50, 500 }.Select(async players => (Players: players, Campaign: await floor.Crowded(Shipped.For(theme), players))));
        await using var tab = await floor.Open(chromium, floor.Hub.Url, new Look(Calm: true));
        var (page, wrong) = (tab.Page, new List<string>());
        await page.AddInitScriptAsync("{ const every = window.setInterval; window.setInterval = (work, ms) => ms >= 5000 ? 0 : every(work, ms); }"); // nothing turns while it is measured
        foreach (var (players, campaign) in crowds)
            foreach (var layout in ThemeLayout.Boards)
                foreach (var language in Language.Known)
                {
                    await page.SetViewportSizeAsync(1920, 1080);
                    await page.GotoAsync($"{floor.Wall(campaign)}?layout={layout}&lang={language}");
                    await Settled(tab);
                    var faults = (await Sight.Misplaced(page)).ToList();
                    if (players == 50)
                    {
                        await page.SetViewportSizeAsync(390, 844);
                        faults.AddRange((await Sight.Misplaced(page)).Select(x => $"on a telephone: {x}"));
                    }
                    await page.SetViewportSizeAsync(960, 540);
                    faults.AddRange(await Sight.Faint(page));
                    if (players == 50) faults.AddRange(await Picture(page, $"{theme}-{layout}-{language}.webp"));
                    wrong.AddRange(faults.Select(x => $"{layout}, {language}, {players} players: {x}"));
                }
        Assert.Empty(wrong);
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
    public async Task On_every_layout_an_overtaking_is_seen_to_happen_a_deal_celebrated_and_the_end_told_plainly(string layout)
    {
        var campaign = await floor.Launched("regatta");
        await floor.Tell(campaign, "contacted", "bob");
        await using var wall = await floor.Open(chromium, $"{floor.Wall(campaign)}?layout={layout}");
        await wall.IsLive();
        await Expect(wall.Page.Locator("#wall")).ToHaveAttributeAsync("data-layout", layout);
        await Expect(wall.Row("bob")).ToHaveAttributeAsync("data-rank", "1");
        await wall.Page.EvaluateAsync("() => { window.moved = new Set(); const animate = Element.prototype.animate; Element.prototype.animate = function (frames, options) { if (options.id === 'move') window.moved.add(this.dataset.code); return animate.call(this, frames, options); }; }");

        await floor.Tell(campaign, "closed", "anna");

        await Expect(wall.Page.GetByTestId("celebration")).ToContainTextAsync("Anna");
        await Expect(wall.Row("anna")).ToHaveAttributeAsync("data-rank", "1");
        await Expect(wall.Row("anna").Locator(".points")).ToHaveTextAsync("10");
        await wall.Page.WaitForFunctionAsync("() => window.moved.has('bob')");
        await Expect(wall.Page.GetByTestId("ticker")).ToContainTextAsync("Anna");

        (await floor.Api.Post($"campaigns/{campaign}/close")).Is(200);
        foreach (var period in (await floor.Api.Get($"campaigns/{campaign}/periods")).Json.EnumerateArray().Where(x => x.GetProperty("state").GetString() == "grace"))
            (await floor.Api.Post($"campaigns/{campaign}/periods/{period.GetProperty("number").GetInt32()}/close")).Is(200);
        await Expect(wall.Page.Locator(".house [data-testid=podium-place][data-rank='1']")).ToHaveAttributeAsync("data-code", "anna");
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

    private static async Task Settled(Tab tab)
    {
        await tab.IsLive();
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('#board .row') && document.querySelector('#side .panel') && [...document.images].every(x => x.complete)");
    }

    /// <summary>The picture that the repository keeps, taken anew when asked for, and what is wrong with it.</summary>
    private static async Task<IEnumerable<string>> Picture(IPage page, string name)
    {
        var file = Path.Combine(Pictures, name);
        for (var quality = 60; Taking && quality >= 20; quality -= 10)
        {
            await File.WriteAllBytesAsync(file, await WebP(page, quality));
            if (new FileInfo(file).Length <= LargestPicture) break;
        }
        if (!File.Exists(file)) return [$"there is no picture {name}: CHALLENGEHUB_SCREENS=1 takes it"];
        return new FileInfo(file).Length is >= 5_000 and <= LargestPicture ? [] : [$"the picture {name} is too large or too small"];
    }

    private static async Task<byte[]> WebP(IPage page, int quality)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var taken = await session.SendAsync("Page.captureScreenshot", new() { ["format"] = "webp", ["quality"] = quality, ["clip"] = new { x = 0, y = 0, width = 960, height = 540, scale = .85 } });
        await session.DetachAsync();
        return taken!.Value.GetProperty("data").GetBytesFromBase64();
    }
}
