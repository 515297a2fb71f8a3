using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.OneAtATime)]
public sealed class LooksTests(Chromium chromium, Floor floor)
{
    private static readonly (string Code, string Name)[] Crowd =
    [
        ("script", "<img src=x onerror=alert(1)>"),
        ("ltr", "شركة evil"),
        ("emoji", "Zoë 👩‍🎤 O’Hara"),
        ("long", "Maximiliane-Alexandrine Leclercq"),
        ("longer", "Jean-Christophe de La Rochefoucauld"),
        .. Enumerable.Range(0, 55).Select(i => ($"r{i}", $"Producer Number {i}")),
    ];

    [Theory]
    [InlineData("hollywood", 1920, 1080)]
    [InlineData("hollywood", 390, 844)]
    [InlineData("classic", 1920, 1080)]
    [InlineData("classic", 1280, 720)]
    public async Task Sixty_reps_of_any_name_fit_the_wall(string theme, int width, int height)
    {
        var campaign = await Crowded(theme);
        await using var wall = await floor.Open(chromium, floor.Wall(campaign), new Look(width, height));
        await wall.IsLive();
        await Expect(wall.Page.GetByTestId("row")).Not.ToHaveCountAsync(0);

        Assert.Empty(
            await wall.Page.EvaluateAsync<string[]>(
                "document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('#wall "
                    + "*')].filter(x => x.getBoundingClientRect().right > innerWidth).map(x => x.outerHTML.slice(0, "
                    + "120))"
            )
        );
        await Expect(wall.Row("script").Locator(".name")).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        Assert.Empty(await Cut(wall, ".row .name"));
        Assert.Empty(await Cut(wall, ".row .points"));
        Assert.Empty(wall.Complaints);
    }

    [Theory]
    [InlineData("hollywood", "en-GB")]
    [InlineData("classic", "fr-FR")]
    public async Task Every_page_can_be_read_with_any_aid(string theme, string language)
    {
        var campaign = await Crowded(theme);
        foreach (
            var address in new[]
            {
                floor.Hub.Url,
                floor.Board(campaign),
                $"{floor.Board(campaign)}/why/anna?period=overall",
                floor.Wall(campaign),
            }
        )
        {
            await using var tab = await floor.Open(chromium, address, new Look(1280, 900, language, Calm: true));
            if (await tab.Liveness.CountAsync() > 0)
                await tab.IsLive();
            Assert.Empty((await Barriers.Serious(tab.Page)).Select(x => $"{address}: {x}"));
        }
    }

    private async Task<string> Crowded(string theme)
    {
        var campaign = await floor.Launched(theme, Crowd);
        foreach (var (code, _) in Crowd.Take(8))
            await floor.Tell(campaign, "contacted", code);
        await floor.Tell(campaign, "closed", "anna");
        return campaign;
    }

    /// <summary>Texts of which a part cannot be seen.</summary>
    private static Task<string[]> Cut(Tab tab, string what) =>
        tab
            .Page.Locator(what)
            .EvaluateAllAsync<string[]>(
                """
                all => all
                  .filter(x => x.scrollWidth > x.clientWidth + 1
                            || (getComputedStyle(x).overflowY !== 'visible' && x.scrollHeight > x.clientHeight + 4))
                  .map(x => x.textContent)
                """
            );
}
