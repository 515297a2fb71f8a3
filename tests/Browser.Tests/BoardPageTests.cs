using System.Text.RegularExpressions;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.OneAtATime)]
public sealed class BoardPageTests(Chromium chromium, Floor floor)
{
    [Fact]
    public async Task A_rep_finds_his_own_line_and_the_distance_to_the_next()
    {
        var campaign = await Played();
        await using var board = await floor.Open(chromium, floor.Board(campaign));
        await board.IsLive();

        await board.Page.Locator("#me").SelectOptionAsync("bob");

        await Expect(board.Page.GetByTestId("own")).ToContainTextAsync("6 stars behind no. 1");
        await Expect(board.Row("bob")).ToHaveClassAsync(new Regex("mine"));
        await board.Page.ReloadAsync();
        await Expect(board.Page.GetByTestId("own")).ToContainTextAsync("Bob");
        await floor.Tell(campaign, "closed", "bob");
        await Expect(board.Page.GetByTestId("own")).ToContainTextAsync("14", new() { Timeout = 3000 });
    }

    [Fact]
    public async Task The_rules_are_told_in_the_words_of_the_theme_and_in_French()
    {
        var campaign = await Played();
        await using var board = await floor.Open(chromium, $"{floor.Board(campaign)}?lang=fr");
        await board.IsLive();

        await Expect(board.Page.GetByTestId("rules").Locator("li")).ToHaveCountAsync(3);
        await Expect(board.Page.GetByTestId("rules")).ToContainTextAsync("+10 étoiles");
        await Expect(board.Page.Locator("#times .time")).Not.ToHaveCountAsync(0);
        await Expect(board.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
    }

    [Fact]
    public async Task Why_this_score_lists_entries_whose_sum_is_the_figure()
    {
        var campaign = await Played();
        await using var board = await floor.Open(chromium, floor.Board(campaign));
        await board.IsLive();
        var figure = await board.Row("anna").GetAttributeAsync("data-points");

        await board.Row("anna").Locator("a.why").ClickAsync();

        await Expect(board.Page.GetByTestId("total")).ToHaveAttributeAsync("data-points", figure!);
        var points = await board.Page.Locator("[data-testid=ledger] tbody tr td:nth-child(6)").AllTextContentsAsync();
        Assert.Equal(int.Parse(figure!), points.Sum(x => int.Parse(x.Replace("−", "-").Replace("+", ""))));
        Assert.Equal(3, points.Count); // a script, a film, and the script taken back
        Assert.Empty(board.Complaints);
    }

    [Fact]
    public async Task Another_board_and_another_period_are_a_click_away()
    {
        var campaign = await Played();
        await using var board = await floor.Open(chromium, floor.Board(campaign));
        await board.IsLive();

        await board.Page.Locator("#tabs button[data-board=teams]").ClickAsync();
        await Expect(board.Row("lyon")).ToHaveAttributeAsync("data-points", "14");
        await board.Page.Locator("#period").SelectOptionAsync("overall");
        await Expect(board.Row("lyon")).ToHaveAttributeAsync("data-points", "24");
    }

    /// <summary>
    /// Yesterday Carl closed; today Bob took and contacted, Anna closed, and a script of hers was taken back.
    /// </summary>
    private async Task<string> Played()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "carl", daysAgo: 1);
        await floor.Tell(campaign, "contacted", "bob");
        await floor.Tell(campaign, "taken", "bob");
        await floor.Tell(campaign, "taken", "anna");
        var last = (await floor.Api.Get($"campaigns/{campaign}/ledger?after=3")).Json[0].GetProperty("event");
        (
            await floor.Api.Post(
                $"campaigns/{campaign}/corrections",
                $$"""
                { "source": "{{last.GetProperty("source").GetString()}}",
                  "id": "{{last.GetProperty("id").GetString()}}",
                  "reason": "typed twice" }
                """
            )
        ).Is(200);
        await floor.Tell(campaign, "closed", "anna");
        return campaign;
    }
}
