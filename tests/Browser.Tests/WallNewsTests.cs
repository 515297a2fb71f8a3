using System.Text.RegularExpressions;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>What the strip at the foot of a wall tells of before, and of what was taken back.</summary>
[Collection(Chromium.OneAtATime)]
public sealed partial class WallNewsTests(Chromium chromium, Floor floor)
{
    [Fact]
    public async Task After_a_reload_it_tells_what_happened_and_when()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "contacted", "bob");
        await floor.Tell(campaign, "closed", "anna");
        await using var wall = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404", new Look(Calm: true));
        await wall.Page.AddInitScriptAsync(
            "{ const every = window.setInterval; window.setInterval = (work, ms) => ms >= 5000 ? 0 : every(work, ms); }"
        ); // nothing turns
        await wall.Page.GotoAsync(floor.Wall(campaign));

        for (var loads = 0; loads < 2; loads++)
        {
            var news = wall.Page.GetByTestId("news");
            await Expect(news).ToHaveCountAsync(2);
            await Expect(news.First).ToContainTextAsync("Anna released a film! +10 stars");
            await Expect(news.First.Locator(".when")).ToHaveTextAsync(Time());
            await Expect(news.Last).ToContainTextAsync("Bob held a casting +3 stars");
            await wall.Page.ReloadAsync();
        }
        await floor.Tell(campaign, "taken", "carl");
        await Expect(wall.Page.GetByTestId("news").First).ToContainTextAsync("Carl");
        Assert.Empty(wall.Complaints);
    }

    [Fact]
    public async Task A_correction_is_told_and_its_reason_to_who_may_know_it()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "bob");
        await floor.Tell(campaign, "contacted", "anna");
        using var spectator = await floor.Joined(new Grant(AccountRole.Spectator));
        await using var office = await floor.Open(chromium, floor.Wall(campaign));
        await using var hall = await floor.Open(chromium, floor.Wall(campaign), person: spectator);
        await office.IsLive();
        await hall.IsLive();
        await Expect(hall.Row("bob")).ToHaveAttributeAsync("data-rank", "1");

        (
            await floor.Api.Send(
                HttpMethod.Post,
                $"campaigns/{campaign}/corrections",
                """{ "participant": "bob", "points": -8, "reason": "Sold twice" }""",
                ("Idempotency-Key", $"{campaign}-bob")
            )
        ).Is(200);

        await Expect(hall.Row("bob")).ToHaveAttributeAsync("data-rank", "2");
        await Expect(hall.Page.GetByTestId("ticker")).ToContainTextAsync("Bob Correction -8 stars");
        await Expect(hall.Page.GetByTestId("ticker")).Not.ToContainTextAsync("Sold twice");
        await Expect(office.Page.GetByTestId("ticker")).ToContainTextAsync("Bob Correction: Sold twice -8 stars");
        await hall.Page.ReloadAsync();
        await Expect(hall.Page.GetByTestId("ticker")).ToContainTextAsync("Bob Correction -8 stars");
        Assert.Empty(office.Complaints);
        Assert.Empty(hall.Complaints);
    }

    [GeneratedRegex("^[0-2][0-9]:[0-5][0-9]$")]
    private static partial Regex Time();
}
