using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>How a challenge ends on a wall that hangs: period, challenge, winners, and what they won.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class WallEndTests(Chromium chromium, Floor floor)
{
    /// <summary>When each ceremony is shown, and when it has had its time.</summary>
    private const string Watched = """
        window.ceremonies = [];
        addEventListener("DOMContentLoaded", () => {
          const note = text => window.ceremonies.includes(text) || window.ceremonies.push(text);
          const curtain = document.getElementById("curtain");
          new MutationObserver(() => {
            const panel = curtain.querySelector(".winners");
            if (!panel) return;
            note(`${panel.dataset.period} shown`);
            if (panel.classList.contains("leaving")) note(`${panel.dataset.period} over`);
          }).observe(curtain, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
        });
        """;

    [Fact]
    public async Task Period_and_challenge_end_one_after_the_other_and_the_podium_names_what_was_won()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "carl");
        await floor.Tell(campaign, "contacted", "anna");
        await using var wall = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404");
        await wall.Page.AddInitScriptAsync(Watched);
        // a page that a test has changed counts as one from elsewhere
        await wall.Page.Context.GrantPermissionsAsync(["local-network-access"]);
        await wall.Page.Replaced($"**/wall/{campaign}*", "\"seconds\":9", "\"seconds\":2");
        await wall.Page.GotoAsync(floor.Wall(campaign));
        await wall.IsLive();

        await End(campaign);

        await wall.Page.WaitForFunctionAsync(
            "() => window.ceremonies.includes('0 over')",
            null,
            new() { Timeout = 20_000 }
        );
        Assert.Equal(
            ["4 shown", "4 over", "0 shown", "0 over"],
            await wall.Page.EvaluateAsync<string[]>("() => window.ceremonies")
        );
        var podium = wall.Page.Locator(".house .podium");
        await Expect(podium).ToContainTextAsync("Trip to Hollywood · €5,000");
        await Expect(wall.Page.GetByTestId("panel-teams").Locator(".of"))
            .ToHaveTextAsync("Whole challenge", new() { Timeout = 20_000 }); // when its turn comes
        await wall.Page.ReloadAsync();
        await Expect(podium).ToContainTextAsync("Trip to Hollywood · €5,000");
        Assert.True(wall.Complaints.Count == 0, string.Join("\n", wall.Complaints));
    }

    [Fact]
    public async Task A_challenge_that_is_ended_early_is_seen_to_be_over_and_its_results_provisional()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "carl");
        await using var wall = await floor.Open(chromium, floor.Wall(campaign));
        await wall.IsLive();
        await Expect(wall.Page.Locator("#times .time")).ToHaveCountAsync(2);
        await Expect(wall.Page.GetByTestId("ticker")).ToContainTextAsync("Carl");
        await wall.Page.EvaluateAsync("() => { window.stays = true; }");

        (await floor.Api.Post($"campaigns/{campaign}/close")).Is(200);

        await Expect(wall.Page.Locator("#times")).ToContainTextAsync("Finished");
        await Expect(wall.Page.Locator("#times")).ToContainTextAsync("Provisional results");
        Assert.True(await wall.Page.EvaluateAsync<bool>("() => window.stays === true"), "it was reloaded");
        await wall.Page.ReloadAsync();
        await Expect(wall.Page.Locator("#times")).ToContainTextAsync("Provisional results");
        await Expect(wall.Page.Locator("#board-title"))
            .ToHaveAttributeAsync("data-period", new Regex("Provisional results"));
    }

    /// <summary>At once, with all its periods.</summary>
    private async Task End(string campaign)
    {
        (await floor.Api.Post($"campaigns/{campaign}/close")).Is(200);
        var periods = (await floor.Api.Get($"campaigns/{campaign}/periods")).Json.EnumerateArray();
        foreach (var number in periods.Where(IsInGrace).Select(x => x.GetProperty("number").GetInt32()))
            (await floor.Api.Post($"campaigns/{campaign}/periods/{number}/close")).Is(200);
    }

    private static bool IsInGrace(JsonElement period) => period.GetProperty("state").GetString() == "grace";
}
