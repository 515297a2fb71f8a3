using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>A closing as people before a wall see it: who it was, what it moves, when the curtain rises.</summary>
[Collection(Chromium.OneAtATime)]
public sealed partial class WallMomentsTests(Chromium chromium, Floor floor)
{
    private int told;

    /// <summary>What was seen: every name that was told, every curtain, and each frame of one row.</summary>
    private const string Watched = """
        window.told = "";
        window.curtains = [];
        window.frames = [];
        addEventListener("DOMContentLoaded", () => {
          const note = () => {
            window.told += `${document.getElementById("lower").textContent}\n`;
            const panel = document.querySelector("#curtain > *");
            if (panel && panel !== window.panel) window.curtains.push(panel.textContent);
            window.panel = panel;
          };
          for (const id of ["lower", "curtain"])
            new MutationObserver(note).observe(document.getElementById(id), { childList: true, subtree: true });
          const look = () => {
            const row = document.querySelector(`[data-testid=row][data-code=${window.followed}]`);
            const { left, top } = row ? row.getBoundingClientRect() : {};
            if (row) window.frames.push({ left, top, covered: Boolean(document.querySelector("#curtain > *")) });
            requestAnimationFrame(look);
          };
          look();
        });
        """;

    [Fact]
    public async Task A_deal_is_told_at_once_below_the_board_with_whom_it_passes()
    {
        var campaign = await floor.Launched("hollywood", ("hugo", "Hugo"), ("ines", "Inès"));
        await Earned(campaign, "closed", "anna", "anna", "bob", "hugo");
        await Earned(campaign, "contacted", "bob", "ines", "ines", "ines");
        await Earned(campaign, "taken", "carl");
        await using var wall = await Opened(campaign, "carl");
        await Expect(wall.Row("carl")).ToHaveAttributeAsync("data-rank", "5");

        await floor.Tell(campaign, "closed", "carl");

        var strap = wall.Page.GetByTestId("lower-third");
        await Expect(strap).ToContainTextAsync("Carl +10 stars · film released");
        await Expect(strap).ToContainTextAsync("5 → 3, past Hugo and Inès");
        await Expect(wall.Row("carl")).ToHaveAttributeAsync("data-rank", "3");
        await Expect(wall.Row("carl").Locator(".arrow")).ToHaveAttributeAsync("data-way", "up");
        await Expect(wall.Row("carl").Locator(".arrow .places")).ToHaveTextAsync("2");
        await Expect(wall.Row("ines").Locator(".arrow")).ToHaveAttributeAsync("data-way", "down");
        Assert.True(
            await wall.Page.EvaluateAsync<bool>(
                """
                () => document.getElementById("lower").getBoundingClientRect().top
                  >= document.querySelector("#board").getBoundingClientRect().bottom - 1
                """
            ),
            "the board is covered"
        );
        Assert.Empty(await Curtains(wall));
        Assert.Empty(wall.Complaints);
    }

    [Fact]
    public async Task A_new_leader_is_seen_to_pass_the_others_before_the_curtain_rises()
    {
        var campaign = await floor.Launched();
        await Earned(campaign, "contacted", "bob");
        await Earned(campaign, "taken", "anna", "carl");
        await using var wall = await Opened(campaign, "anna");
        await Expect(wall.Row("anna")).ToBeVisibleAsync();
        await wall.Page.EvaluateAsync("() => { window.frames = []; }");

        await floor.Tell(campaign, "closed", "anna");

        await Expect(wall.Page.GetByTestId("celebration")).ToContainTextAsync("New leader");
        await Expect(wall.Page.GetByTestId("celebration")).ToContainTextAsync("2 → 1, past Bob");
        var moved = await wall.Page.EvaluateAsync<int[]>(
            """
            () => [false, true].map(covered => window.frames.filter((frame, at) => {
              const before = window.frames[at - 1];
              return before && frame.covered === covered
                && Math.hypot(frame.left - before.left, frame.top - before.top) > .5;
            }).length)
            """
        );
        Assert.True(moved[0] >= 3, $"it was seen to move in {moved[0]} frames");
        Assert.Equal(0, moved[1]);
    }

    [Fact]
    public async Task Of_two_deals_of_one_moment_both_are_told()
    {
        var campaign = await floor.Launched();
        await Earned(campaign, "closed", "anna", "anna");
        await using var wall = await Opened(campaign);

        await Earned(campaign, "closed", "bob", "carl");

        await wall.Page.WaitForFunctionAsync(
            "() => ['Bob +10', 'Carl +10'].every(name => window.told.includes(name))",
            null,
            new() { Timeout = 15_000 }
        );
        await Expect(wall.Page.GetByTestId("ticker")).ToContainTextAsync("Bob");
        await Expect(wall.Page.GetByTestId("ticker")).ToContainTextAsync("Carl");
        Assert.Empty(await Curtains(wall));
    }

    [Fact]
    public async Task Of_thirty_deals_within_a_moment_nobody_is_lost()
    {
        var reps = Enumerable.Range(1, 30).Select(at => (Code: $"r{at}", Name: $"Rep{at:00}")).ToArray();
        var campaign = await floor.Launched("hollywood", reps);
        await Earned(campaign, "closed", "anna", "anna");
        await using var wall = await Opened(campaign);

        await Earned(campaign, "closed", [.. reps.Select(x => x.Code)]);

        await wall.Page.WaitForFunctionAsync(
            "names => names.every(name => window.told.includes(name))",
            reps.Select(x => x.Name).ToArray(),
            new() { Timeout = 60_000 }
        );
        Assert.Matches(Together(), await wall.Page.EvaluateAsync<string>("() => window.told"));
        await Expect(wall.Page.GetByTestId("ticker")).ToContainTextAsync(Together());
        Assert.Empty(await Curtains(wall));
        Assert.Empty(wall.Complaints);
    }

    [Fact]
    public async Task The_board_is_covered_for_a_minute_in_ten_at_most()
    {
        var campaign = await floor.Launched();
        await using var wall = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404");
        await wall.Page.AddInitScriptAsync(Watched);
        // celebrations of 25 s that pass in a moment
        await wall.Page.AddInitScriptAsync(
            "{ const once = setTimeout; window.setTimeout = (work, ms) => once(work, ms === 25000 ? 50 : ms); }"
        );
        await wall.Page.Replaced($"**/wall/{campaign}*", "\"seconds\":5", "\"seconds\":25");
        await wall.Page.GotoAsync(floor.Wall(campaign));
        await wall.IsLive();

        foreach (var (name, curtains) in new[] { ("bob", 1), ("carl", 2), ("anna", 2) })
        {
            await floor.Tell(campaign, "closed", name);
            await wall.Page.WaitForFunctionAsync(
                "([name, curtains]) => window.told.toLowerCase().includes(name) && window.curtains.length >= curtains",
                new object[] { name, curtains },
                new() { Timeout = 20_000 }
            );
            // until then a curtain would have risen
            await Expect(wall.Page.Locator("#lower")).ToBeEmptyAsync(new() { Timeout = 20_000 });
        }

        Assert.Equal(2, (await Curtains(wall)).Length);
        await Expect(wall.Page.GetByTestId("ticker")).ToContainTextAsync("Anna");
    }

    [Fact]
    public async Task What_is_older_than_five_minutes_interrupts_nobody_and_stands_in_the_ticker()
    {
        var campaign = await floor.Launched();
        await using var wall = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404");
        await wall.Page.AddInitScriptAsync(Watched);
        await wall.Page.RouteWebSocketAsync(
            new Regex("/hubs/board"),
            screen =>
            {
                var hub = screen.ConnectToServer();
                hub.OnMessage(frame => screen.Send(Recorded().Replace(frame.Text!, "$1\"2020-01-01T00:00:00Z\"")));
            }
        );
        await wall.Page.GotoAsync(floor.Wall(campaign));
        await wall.IsLive();

        await floor.Tell(campaign, "closed", "bob");

        await Expect(wall.Page.GetByTestId("ticker")).ToContainTextAsync("Bob");
        await Expect(wall.Row("bob")).ToHaveAttributeAsync("data-rank", "1");
        Assert.DoesNotContain("Bob", await wall.Page.EvaluateAsync<string>("() => window.told"));
        Assert.Empty(await Curtains(wall));
    }

    [Fact]
    public async Task The_largest_deal_of_a_period_has_the_curtain_and_the_next_one_has_not()
    {
        var campaign = await floor.Launched();
        var document = JsonNode.Parse((await floor.Api.Get($"campaigns/{campaign}")).Is(200).Text)!;
        document["privacy"] = new JsonObject { ["amounts"] = true };
        (await floor.Api.Put($"campaigns/{campaign}", document.ToJsonString())).Is(200);
        await Sold(campaign, "anna", 150);
        await Sold(campaign, "anna", 140);
        await using var wall = await Opened(campaign);
        await Expect(wall.Page.GetByTestId("ticker")).ToContainTextAsync("Anna"); // it knows what was before

        await Sold(campaign, "bob", 200);
        await Expect(wall.Page.GetByTestId("celebration")).ToContainTextAsync("Largest deal so far");
        await Sold(campaign, "carl", 100);

        await wall.Page.WaitForFunctionAsync(
            "() => window.told.includes('Carl') && !document.getElementById('lower').firstChild",
            null,
            new() { Timeout = 30_000 }
        );
        Assert.Contains("Bob", Assert.Single(await Curtains(wall)));
        Assert.Empty(wall.Complaints);
    }

    private async Task<Tab> Opened(string campaign, string followed = "nobody")
    {
        var wall = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404");
        await wall.Page.AddInitScriptAsync($"window.followed = '{followed}';{Watched}");
        await wall.Page.GotoAsync($"{floor.Wall(campaign)}?layout=table");
        await wall.IsLive();
        return wall;
    }

    private static Task<string[]> Curtains(Tab wall) => wall.Page.EvaluateAsync<string[]>("() => window.curtains");

    /// <summary>All at once.</summary>
    private async Task Earned(string campaign, string stage, params string[] reps)
    {
        var events = reps.Select(rep => ApiClient.Event(campaign, $"m{++told}", stage, $"M{told}", rep, At));
        (await floor.Api.Post("events", $"[{string.Join(",", events)}]")).Is(200);
    }

    private async Task Sold(string campaign, string rep, int amount)
    {
        var sale = ApiClient.Event(campaign, $"m{++told}", "closed", $"M{told}", rep, At);
        var worth = sale.Replace("\"rep\":", $"\"amount\": {amount}, \"rep\":", StringComparison.Ordinal);
        (await floor.Api.Post("events", worth)).Is(200);
    }

    private static string At => ApiClient.Today.AddSeconds(1).ToString("O");

    [GeneratedRegex(@"\d+ films released (at once|in \d+ seconds)")]
    private static partial Regex Together();

    [GeneratedRegex(@"(""recordedAt"":)""[^""]*""")]
    private static partial Regex Recorded();
}
