using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.BesideTheWalk)]
public sealed class ThemeStudioTests(Chromium chromium, Floor floor)
{
    private static int copies;
    private const string Flag =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9' fill='#123456'/></svg>";

    [Fact]
    public async Task Marketing_copies_a_theme_repairs_an_unreadable_colour_changes_words_and_the_wall_shows_them()
    {
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/studio/themes", new Look(1600, 1000));
        var card = tab.Page.Locator("[data-theme=hollywood]");
        await card.Locator("summary").ClickAsync();
        await card.Locator("input[name=name]").FillAsync("Nos Pirates");
        await card.GetByRole(AriaRole.Button, new() { Name = "Create the copy" }).ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync($"{floor.Hub.Url}/studio/themes/nos-pirates");
        var wall = tab.Page.FrameLocator("#wall");
        await Expect(wall.Locator("#board-title")).ToHaveTextAsync("Best producers");
        await Expect(wall.GetByTestId("row").First).ToBeVisibleAsync();

        // what cannot be read is said at once, with a way out
        await tab.Page.Locator("#palette-muted").FillAsync("#4A1020");
        await Expect(tab.Page.Locator("[data-fault='palette.muted']"))
            .ToContainTextAsync(
                new Regex("Muted text #4A1020 on Background #14060B: contrast 1\\.[0-9], at least 4.5")
            );
        await Expect(tab.Page.GetByTestId("checks").Locator(".fault")).ToHaveCountAsync(3);
        await tab.Page.GetByTestId("save").ClickAsync();
        await Expect(tab.Page.GetByTestId("said")).ToContainTextAsync("Not saved");
        await Expect(tab.Page.Locator("#palette-muted")).ToBeFocusedAsync();
        Assert.Single(tab.Complaints, x => x.StartsWith("400", StringComparison.Ordinal));
        await tab.Page.Locator("[data-fault='palette.muted']").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(tab.Page.GetByTestId("checks")).ToContainTextAsync("All texts are readable");

        await tab.Page.Locator("#words-boards-reps-title-en").FillAsync("Captains of the sea");
        await Expect(wall.Locator("#board-title")).ToHaveTextAsync("Captains of the sea");
        await tab.Page.Locator("#palette-accent").FillAsync("#7FE0C8");
        await Expect(wall.Locator(".sign h1")).ToHaveCSSAsync("color", "rgb(127, 224, 200)");
        await tab
            .Page.Locator("#art-emblem")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "Fahne.svg",
                    MimeType = "image/svg+xml",
                    Buffer = Encoding.UTF8.GetBytes(Flag),
                }
            );
        await Expect(wall.Locator(".sign .emblem")).ToHaveAttributeAsync("src", new Regex("^data:image/svg"));
        await tab.Page.Locator("#layout-board").SelectOptionAsync("table");
        await tab.Page.GetByTestId("save").ClickAsync();
        await Expect(tab.Page.GetByTestId("said")).ToContainTextAsync("Saved.");

        var campaign = await floor.Launched("nos-pirates");
        await floor.Tell(campaign, "closed", "anna");
        await using var real = await floor.Open(chromium, floor.Wall(campaign));
        await real.IsLive();
        await Expect(real.Page.Locator("#board-title")).ToHaveTextAsync("Captains of the sea");
        await Expect(real.Page.Locator(".sign h1")).ToHaveCSSAsync("color", "rgb(127, 224, 200)");
        Assert.Contains(
            "#123456",
            await (
                await real.Page.APIRequest.GetAsync(
                    floor.Hub.Url + await real.Page.Locator(".sign .emblem").GetAttributeAsync("src")
                )
            ).TextAsync()
        );
        Assert.Empty(real.Complaints);
    }

    [Fact]
    public async Task Celebration_winners_languages_and_a_crowd_are_tried_before_anybody_sees_them()
    {
        await using var tab = await floor.Open(chromium, await Copied("hollywood"), new Look(1600, 1000));
        var wall = tab.Page.FrameLocator("#wall");
        await Expect(wall.GetByTestId("row").First).ToBeVisibleAsync();

        await tab.Page.Locator("#celebrations-closed-words-en").FillAsync("All hands on deck!");
        await IsReady(tab);
        await tab.Page.Locator("#celebrate").ClickAsync();
        await Expect(wall.GetByTestId("celebration").Locator(".cry")).ToHaveTextAsync("All hands on deck!");
        await tab.Page.Locator("[data-speak=fr]").ClickAsync();
        await Expect(wall.Locator("#board-title")).ToHaveTextAsync("Les grands producteurs");
        await tab.Page.Locator("#players").SelectOptionAsync("5");
        await Expect(wall.GetByTestId("row")).ToHaveCountAsync(5);
        await IsReady(tab);
        await tab.Page.Locator("#close").ClickAsync();
        await Expect(wall.GetByTestId("winners")).ToContainTextAsync("Un dîner pour toute l’équipe");
        Assert.Equal("en", await tab.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_picture_that_is_none_and_a_drawing_with_a_script_are_refused_beside_their_field()
    {
        await using var tab = await floor.Open(chromium, await Copied("classic"), new Look(390, 844, "fr-FR"));
        await tab
            .Page.Locator("#art-backdrop")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "photo.png",
                    MimeType = "image/png",
                    Buffer = Encoding.UTF8.GetBytes("<svg/>"),
                }
            );
        await Expect(tab.Page.Locator("[data-fault='art.backdrop']"))
            .ToHaveTextAsync("photo.png n’est pas ce que dit son nom");

        await tab
            .Page.Locator("#art-backdrop")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "fond.svg",
                    MimeType = "image/svg+xml",
                    Buffer = Encoding.UTF8.GetBytes(
                        Flag.Replace("<rect", "<script>alert(1)</script><rect", StringComparison.Ordinal)
                    ),
                }
            );
        await tab.Page.GetByTestId("save").ClickAsync();
        await Expect(tab.Page.Locator("[data-fault='art.backdrop']"))
            .ToContainTextAsync("contient l’élément <script>, qui n’est pas permis");
        await Expect(tab.Page.GetByTestId("said")).ToHaveTextAsync("Non enregistré. À corriger : 1.");
        await tab.Page.Locator("[data-file='art.backdrop'] [data-do=remove]").ClickAsync();
        await tab.Page.GetByTestId("save").ClickAsync();
        await Expect(tab.Page.GetByTestId("said")).ToContainTextAsync("Enregistré.");
        Assert.Empty(
            await tab.Page.EvaluateAsync<string[]>(
                "document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body "
                    + "*')].filter(x => x.getBoundingClientRect().right > innerWidth).map(x => x.outerHTML.slice(0, "
                    + "120))"
            )
        );
    }

    [Fact]
    public async Task A_title_is_added_by_keyboard_and_somebody_who_saved_meanwhile_is_not_written_over()
    {
        var address = await Copied("classic");
        await using var tab = await floor.Open(chromium, address);
        await using var other = await floor.Open(chromium, address);
        await tab.Page.Locator("#add-rank").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.TypeAsync("Deck hand");
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.TypeAsync("Matelot");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByTestId("said")).ToContainTextAsync("Saved.");
        var code = new Uri(address).Segments[^1];
        Assert.Contains("Matelot", (await floor.Api.Get($"themes/{code}")).Text);

        await other.Page.Locator("#name-en").FillAsync("Mine");
        await other.Page.GetByTestId("save").ClickAsync();
        await Expect(other.Page.GetByTestId("said")).ToContainTextAsync("has changed since it was read");
        Assert.DoesNotContain("Mine", (await floor.Api.Get($"themes/{code}")).Text);
    }

    private async Task<string> Copied(string from)
    {
        var code = $"{from}-{Interlocked.Increment(ref copies)}";
        (await floor.Api.Post($"themes/{from}/copy", $$"""{ "code": "{{code}}" }""")).Is(201);
        return $"{floor.Hub.Url}/studio/themes/{code}";
    }

    /// <summary>The wall in the frame shows what was typed last.</summary>
    private static Task IsReady(Tab tab) =>
        Expect(tab.Page.Locator("#wall")).ToHaveAttributeAsync("data-state", "ready");
}
