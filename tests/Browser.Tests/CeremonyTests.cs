using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.OneAtATime)]
public sealed class CeremonyTests(Chromium chromium, Floor floor)
{
    [Fact]
    public async Task The_end_of_a_campaign_puts_the_final_podium_on_the_wall()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "carl");
        await floor.Tell(campaign, "contacted", "anna");
        await using var wall = await floor.Open(chromium, floor.Wall(campaign));
        await wall.IsLive();

        (await floor.Api.Post($"campaigns/{campaign}/close")).Is(200);
        var periods = (await floor.Api.Get($"campaigns/{campaign}/periods")).Json.EnumerateArray();
        foreach (var period in periods.Where(x => x.GetProperty("state").GetString() == "grace"))
            (await floor.Api.Post($"campaigns/{campaign}/periods/{period.GetProperty("number").GetInt32()}/close")).Is(
                200
            );

        await Expect(wall.Page.Locator("#board-title")).ToHaveTextAsync("The final podium");
        await Expect(wall.Page.Locator(".house [data-testid=podium-place][data-rank='1']"))
            .ToHaveAttributeAsync("data-code", "carl");
        await Expect(wall.Page.Locator(".house [data-testid=podium-place][data-rank='2']"))
            .ToHaveAttributeAsync("data-code", "anna");
        await Expect(wall.Page.Locator("#times")).ToContainTextAsync("Finished");
        Assert.Empty(wall.Complaints);
    }

    [Theory]
    [InlineData("</script><img src=x onerror=alert(1)>")]
    [InlineData("\u05D3\u05E0\u05D4 {{7*7}} ${7*7}")]
    [InlineData("Dr. Anne-Sophie Bouillon-Deschamps von und zu Hohenstein-Wolfeschlegelsteinhausenbergerdorff")]
    public async Task A_winner_of_any_name_is_celebrated_by_it_and_by_nothing_else(string name)
    {
        var campaign = await floor.Launched(more: ("star", name));
        await floor.Tell(campaign, "closed", "star", daysAgo: 1);
        await using var wall = await floor.Open(chromium, floor.Wall(campaign));
        var alerted = false;
        wall.Page.Dialog += (_, dialog) =>
        {
            alerted = true;
            _ = dialog.DismissAsync();
        };
        await wall.IsLive();

        await floor.Tell(campaign, "closed", "star");
        await Expect(wall.Page.GetByTestId("celebration").Locator(".star")).ToHaveTextAsync(name);
        await Expect(wall.Page.GetByTestId("ticker").Locator("b").First).ToHaveTextAsync(name);
        (await floor.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        await Expect(wall.Page.GetByTestId("winners").Locator(".name").First).ToHaveTextAsync(name);
        await wall.Page.GotoAsync($"{floor.Board(campaign)}/why/star");
        await Expect(wall.Page.Locator("h1")).ToHaveTextAsync($"Why {name} has 20 stars");

        Assert.False(alerted);
        Assert.Empty(wall.Complaints);
    }

    [Fact]
    public async Task A_wall_in_France_speaks_French_from_the_teams_to_the_rules()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "carl");
        await using var wall = await floor.Open(chromium, floor.Wall(campaign), new Look(Language: "fr-FR"));
        await wall.IsLive();

        await Expect(wall.Liveness).ToHaveTextAsync("En direct");
        await Expect(wall.Page.Locator("#board-title")).ToHaveTextAsync("Les grands producteurs");
        await Expect(wall.Page.GetByTestId("panel-teams").Locator(".name")).ToHaveTextAsync(["Lyon"]);
        await Expect(wall.Page.GetByTestId("ticker")).ToContainTextAsync("Piste prise");
        await floor.Tell(campaign, "closed", "bob");
        await Expect(wall.Page.GetByTestId("celebration")).ToContainTextAsync("Sortie du film");
        await Expect(wall.Page.GetByTestId("celebration").Locator(".studio")).ToHaveTextAsync("Lyon");
    }
}
