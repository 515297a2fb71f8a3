using System.Text.RegularExpressions;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.OneAtATime)]
public sealed class WallTests(Chromium chromium, Floor floor) : IClassFixture<Floor>
{
    private const float Soon = 2000; // ms: what a salesperson still takes for "at once"

    [Fact]
    public async Task A_deal_told_to_the_API_moves_the_board_and_is_celebrated_within_two_seconds()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "contacted", "bob");
        await using var wall = await floor.Open(chromium, floor.Wall(campaign));
        await wall.IsLive();
        await Expect(wall.Row("bob")).ToHaveAttributeAsync("data-rank", "1");

        await floor.Tell(campaign, "closed", "anna");

        await Expect(wall.Page.GetByTestId("celebration")).ToContainTextAsync("Anna", new() { Timeout = Soon });
        await Expect(wall.Row("anna")).ToHaveAttributeAsync("data-rank", "1", new() { Timeout = Soon });
        await Expect(wall.Row("bob")).ToHaveAttributeAsync("data-rank", "2", new() { Timeout = Soon });
        await Expect(wall.Page.GetByTestId("ticker")).ToContainTextAsync("Anna", new() { Timeout = Soon });
        await Expect(wall.Row("anna").Locator(".points")).ToHaveTextAsync("10");
        Assert.Empty(wall.Complaints);
    }

    [Fact]
    public async Task When_the_server_is_gone_it_says_so_keeps_the_board_and_recovers_by_itself()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "contacted", "bob");
        await using var wall = await floor.Open(chromium, floor.Wall(campaign));
        await wall.IsLive();

        await floor.Hub.Kill();
        await Expect(wall.Liveness).ToHaveAttributeAsync("data-state", "stale", new() { Timeout = 10_000 });
        await Expect(wall.Liveness).ToHaveTextAsync(new Regex("^Not live since [0-2][0-9]:[0-5][0-9]$"));
        var since = TimeOnly.Parse((await wall.Liveness.InnerTextAsync())[^5..]);
        Assert.InRange(
            TimeOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime) - since,
            TimeSpan.Zero,
            TimeSpan.FromMinutes(2)
        );
        await Expect(wall.Row("bob")).ToHaveAttributeAsync("data-points", "3");

        await floor.Restart();
        await floor.Tell(campaign, "closed", "anna"); // perhaps before the wall is back
        await wall.IsLive();
        await Expect(wall.Row("anna")).ToHaveAttributeAsync("data-rank", "1", new() { Timeout = Soon });
        await floor.Tell(campaign, "closed", "carl");
        await Expect(wall.Row("carl")).ToHaveAttributeAsync("data-points", "10", new() { Timeout = Soon });
    }

    [Fact]
    public async Task Winners_are_shown_when_a_period_closes()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "carl", daysAgo: 1);
        await using var wall = await floor.Open(chromium, floor.Wall(campaign));
        await wall.IsLive();

        (await floor.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);

        await Expect(wall.Page.GetByTestId("winners")).ToContainTextAsync("Carl", new() { Timeout = 2 * Soon });
        await Expect(wall.Page.GetByTestId("winners")).ToContainTextAsync("Producer of the day");
        await Expect(wall.Page.GetByTestId("winners").Locator(".others"))
            .ToHaveTextAsync(new Regex("Studio of the day.*Lyons"));
    }

    [Fact]
    public async Task Time_left_is_counted_down_and_teams_and_prizes_take_turns_beside_the_board()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "carl");
        await using var wall = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404");
        await wall.Page.AddInitScriptAsync(
            "{ const every = window.setInterval; window.setInterval = (work, ms) => every(work, ms >= 5000 ? ms / 5 "
                + ": ms); }"
        ); // turns are five times as short
        await wall.Page.GotoAsync(floor.Wall(campaign));
        await wall.IsLive();

        await Expect(wall.Page.Locator("#times .time")).ToHaveCountAsync(2);
        var left = await wall.Page.Locator("#times dd").First.InnerTextAsync();
        await Expect(wall.Page.Locator("#times dd").First).Not.ToHaveTextAsync(left);
        await Expect(wall.Page.GetByTestId("panel-teams")).ToContainTextAsync("Lyons");
        await Expect(wall.Page.GetByTestId("panel-prizes"))
            .ToContainTextAsync("Trip to Hollywood", new() { Timeout = 45_000 });
    }

    [Fact]
    public async Task A_campaign_in_which_nobody_has_scored_invites_to_be_first()
    {
        var campaign = await floor.Launched("classic");
        await using var wall = await floor.Open(chromium, floor.Wall(campaign), new Look(Language: "fr-FR"));
        await wall.IsLive();
        await Expect(wall.Page.Locator("#empty")).ToHaveTextAsync("La scène est prête. Qui sera le premier ?");
        Assert.Empty(wall.Complaints);
    }
}
