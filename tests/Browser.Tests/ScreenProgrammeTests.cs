using System.Net;
using ChallengeHub.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>A screen that turns slides, celebrates its own people, is dark at night, and may make a sound.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class ScreenProgrammeTests(Chromium chromium, Floor floor)
{
    /// <summary>Two seconds, where what waits for long is hurried.</summary>
    private const string Briefly = "\"seconds\": 100";

    [Fact]
    public async Task Slides_turn_deals_are_routed_and_nights_are_dark_without_a_reload()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "anna");
        var screen = await Paired(campaign);
        await screen.Set(
            $$"""
            "slides": [ { "show": "message", "text": "Pizza at noon", {{Briefly}} }, { "show": "prizes", {{Briefly}} },
                        { "show": "board", "board": "teams", "layout": "table", {{Briefly}} } ]
            """
        );
        await using var tv = await Opened(screen);
        await tv.Page.EvaluateAsync("() => { window.isSamePage = true; }");

        var (message, board) = (tv.Page.GetByTestId("slide-message"), tv.Page.Locator("#board"));
        await Expect(message).ToContainTextAsync("Pizza at noon");
        await Expect(board).ToBeHiddenAsync();
        await Expect(tv.Page.GetByTestId("slide-prizes")).ToContainTextAsync("Trip to Hollywood");
        await Expect(message).ToHaveCountAsync(0);
        await Expect(tv.Page.GetByTestId("slide-board").Locator(".row").First).ToContainTextAsync("Lyons");
        await Expect(tv.Page.Locator("#wall")).ToHaveAttributeAsync("data-layout", "table");
        await Expect(message).ToBeVisibleAsync();

        await screen.Set("""  "celebrates": ["lille"] """);
        await Expect(board).ToBeVisibleAsync();
        await floor.Tell(campaign, "closed", "bob");
        await Expect(tv.Page.GetByTestId("ticker")).ToContainTextAsync("Bob");
        await Expect(tv.Page.GetByTestId("lower-third")).ToHaveCountAsync(0);

        await screen.Set("""  "slides": [ { "show": "countdown", "seconds": 600 } ] """);
        await Expect(tv.Page.GetByTestId("slide-countdown")).ToContainTextAsync("left in the challenge");
        await floor.Tell(campaign, "closed", "carl");
        await Expect(tv.Page.GetByTestId("lower-third")).ToContainTextAsync("Carl");

        var now = TimeProvider.System.GetUtcNow();
        var (from, until) = ($"{now.AddHours(-2):HH:mm}", $"{now.AddHours(2):HH:mm}");
        await screen.Set($$""" "night": { "from": "{{from}}", "until": "{{until}}" } """);
        await Expect(tv.Page.GetByTestId("night")).ToBeVisibleAsync();
        await Expect(tv.Page.GetByTestId("liveness")).ToBeHiddenAsync();
        await screen.Set("");
        await Expect(tv.Page.GetByTestId("night")).ToBeHiddenAsync();
        await Expect(board).ToBeVisibleAsync();

        await tv.IsLive();
        Assert.True(await tv.Page.EvaluateAsync<bool>("() => window.isSamePage"), "it was loaded again");
        Assert.Empty(tv.Complaints);
    }

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1080, 1920)]
    public async Task Every_slide_is_read_from_afar(int width, int height)
    {
        var campaign = await floor.Launched();
        await floor.Drawn(campaign, "anna", "bob", "carl");
        await floor.Tell(campaign, "closed", "anna");
        var screen = await Paired(campaign);
        var message = string.Join(' ', Enumerable.Repeat("Pizza at noon", 20));
        await using var tv = await Opened(screen, new Look(width, height, Calm: true));
        foreach (
            var (show, members) in new[]
            {
                ("winners", ""),
                ("prizes", ""),
                ("countdown", ""),
                ("desk", ""),
                ("message", $", \"text\": \"{message}\""),
                ("board", ", \"board\": \"teams\", \"layout\": \"walk\""),
            }
        )
        {
            await screen.Set($$""" "slides": [ { "show": "{{show}}", "seconds": 600{{members}} } ] """);
            // a screen that comes makes up for the ceremony first
            await Expect(tv.Page.GetByTestId($"slide-{show}")).ToBeVisibleAsync(new() { Timeout = 40_000 });
            var wrong = (await Sight.Misplaced(tv.Page)).ToList();
            if (width > height)
                wrong.AddRange(await Sight.Small(tv.Page));
            Assert.True(wrong.Count == 0, $"{show}: {string.Join(Environment.NewLine, wrong)}");
        }
        Assert.Empty(tv.Complaints);
    }

    [Fact]
    public async Task Sound_is_turned_on_by_a_tap_while_pairing_and_asked_for_where_it_is_blocked()
    {
        using var nobody = new Person(new Uri(floor.Hub.Url));
        await using var pairing = await floor.Open(chromium, $"{floor.Hub.Url}/wall", person: nobody);
        var button = pairing.Page.GetByTestId("sound");
        await Expect(button).ToHaveTextAsync("Turn sound on");
        await button.ClickAsync();
        await Expect(button).ToHaveTextAsync("Sound is on");
        Assert.Empty(pairing.Complaints);

        var campaign = await floor.Launched();
        await using var tv = await Opened(
            await Paired(campaign),
            script: "HTMLMediaElement.prototype.play = async () => { throw new DOMException('', 'NotAllowedError'); };"
        );
        var hint = tv.Page.GetByTestId("tap-for-sound");
        await Expect(hint).ToBeHiddenAsync();
        await floor.Tell(campaign, "closed", "anna");
        await Expect(hint).ToHaveTextAsync("Tap for sound");
        await tv.Page.Keyboard.PressAsync("Enter");
        await Expect(hint).ToBeHiddenAsync();
    }

    private async Task<Tab> Opened(Screened screen, Look? look = null, string script = "")
    {
        using var television = new Person(new Uri(floor.Hub.Url));
        television.Cookies.Add(new Uri(floor.Hub.Url), new Cookie("ch_screen", screen.Token));
        var tab = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404", look ?? new Look(Calm: true), television);
        await tab.Page.AddInitScriptAsync(RefusedPageTests.Hurried + script);
        await tab.Page.GotoAsync(floor.Wall(screen.Campaign));
        await tab.IsLive();
        return tab;
    }

    private async Task<Screened> Paired(string campaign)
    {
        var begun = (await floor.Api.Post("pairings")).Is(201).Json;
        var showing = $$"""{ "campaign": "{{campaign}}", "boards": ["reps", "teams"], "lang": "en" }""";
        (
            await floor.Api.Post(
                $"pairings/{begun.GetProperty("userCode").GetString()}",
                $$"""{ "name": "Hall", "showing": {{showing}} }"""
            )
        ).Is(204);
        var answer = (
            await floor.Api.Post(
                "pairings/token",
                $$"""{ "deviceCode": "{{begun.GetProperty("deviceCode").GetString()}}" }"""
            )
        )
            .Is(200)
            .Json;
        return new Screened(
            floor.Api,
            answer.GetProperty("screen").GetProperty("id").GetInt64(),
            answer.GetProperty("token").GetString()!,
            campaign
        );
    }

    private sealed record Screened(ApiClient Api, long Id, string Token, string Campaign)
    {
        /// <summary>The members of its programme.</summary>
        public async Task Set(string programme)
        {
            var showing = $$"""{ "campaign": "{{Campaign}}", "boards": ["reps", "teams"], "lang": "en" }""";
            var body = $$"""{ "name": "Hall", "showing": {{showing}}, "programme": { {{programme}} } }""";
            (await Api.Put($"screens/{Id}", body)).Is(200);
        }
    }
}
