using System.Text.RegularExpressions;
using ChallengeHub.Testing;
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

        await Expect(board.Page.GetByTestId("own")).ToContainTextAsync("6 stars behind no. 1, Anna");
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

    [Fact]
    public async Task A_prospector_lands_on_the_board_that_has_him_and_is_not_asked_who_he_is()
    {
        const string rules = """
            "rules": [ { "code": "closed", "name": "Closed", "on": "closed", "points": 10, "pays": "both" } ], "prizes"
            """;
        var campaign = await floor.Api.Launched(ApiClient.DocumentOfNow.Replace("\"prizes\"", rules));
        var closed = Closed(campaign, "anna", 1).Replace("\"rep\"", "\"prospector\": \"pia\", \"rep\"");
        (await floor.Api.Post("events", closed)).Is(200);
        using var pia = await floor.Joined(new Grant(AccountRole.Prospector, campaign, "pia"));
        await using var board = await floor.Open(chromium, floor.Board(campaign), new Look(390, 844), pia);
        await board.IsLive();

        await Expect(board.Page.Locator("#board-title")).ToHaveTextAsync("Best screenwriters");
        await Expect(board.Page.Locator("#tabs button[aria-pressed=true]"))
            .ToHaveAttributeAsync("data-board", "prospectors");
        await Expect(board.Row("pia")).ToHaveClassAsync(new Regex("mine"));
        await Expect(board.Page.GetByTestId("own")).ToContainTextAsync("10 stars");
        await Expect(board.Page.GetByText("Who are you?")).ToHaveCountAsync(0);

        // on a board that never has her she is not told that she is not there yet
        await board.Page.Locator("#tabs button[data-board=reps]").ClickAsync();
        await Expect(board.Row("anna")).ToBeVisibleAsync();
        await Expect(board.Page.GetByTestId("own")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Of_equal_points_each_hears_of_whom_he_is_level_with_and_who_was_there_first()
    {
        var campaign = await floor.Launched();
        (await floor.Api.Post("events", Closed(campaign, "anna", 1))).Is(200);
        (await floor.Api.Post("events", Closed(campaign, "bob", 20))).Is(200);
        foreach (
            var (rep, told) in new[]
            {
                ("bob", "Level with no. 1, Anna, who got there first"),
                ("anna", "Level with no. 2, Bob, who got there later"),
            }
        )
        {
            using var reader = await floor.Joined(new Grant(AccountRole.Rep, campaign, rep));
            await using var board = await floor.Open(chromium, floor.Board(campaign), new Look(390, 844), reader);
            await Expect(board.Page.GetByTestId("own")).ToContainTextAsync(told);
            await Expect(board.Page.GetByTestId("own")).Not.ToContainTextAsync("0 stars behind");
        }
    }

    [Fact]
    public async Task On_a_telephone_why_this_score_shows_its_sum_without_scrolling()
    {
        var campaign = await Played();
        await using var why = await floor.Open(
            chromium,
            $"{floor.Board(campaign)}/why/anna?period=overall",
            new Look(390, 844)
        );
        await Expect(why.Page.GetByTestId("total")).ToHaveTextAsync("10 stars");

        var wider = await why.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".scroll, [data-testid=total], .ledger tbody td")]
              .filter(x => x.scrollWidth > x.clientWidth + 1 || x.getBoundingClientRect().right > innerWidth)
              .map(x => x.innerText)
            """
        );
        Assert.Empty(wider);
        Assert.Empty(await PageSight.Misplaced(why.Page));
    }

    private static string Closed(string campaign, string rep, int second) =>
        ApiClient.Event(
            campaign,
            $"{campaign}-{rep}",
            "closed",
            $"L-{rep}",
            rep,
            ApiClient.Today.AddSeconds(second).ToString("O")
        );

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
