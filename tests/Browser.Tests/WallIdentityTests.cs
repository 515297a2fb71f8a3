using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>Who somebody is at a glance: the colour of the team, initials, and a photo that was given.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class WallIdentityTests(Chromium chromium, Floor floor)
{
    [Fact]
    public async Task A_wall_shows_the_team_s_colour_initials_and_the_photo_that_its_person_gave()
    {
        var campaign = await floor.Launched("hollywood", ("zoe", "Zoe O’Hara"));
        await floor.Tell(campaign, "closed", "anna");
        await floor.Tell(campaign, "contacted", "zoe");
        using var anna = await floor.Joined(new Grant(AccountRole.Rep, campaign, "anna"));
        await using var account = await floor.Open(chromium, $"{floor.Hub.Url}/account", person: anna);
        var portrait = account.Page.GetByTestId("portrait");
        var picture = await account.Page.ScreenshotAsync(); // any picture will do: 1920 × 1080, a PNG
        await portrait
            .Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "me.png",
                    MimeType = "image/png",
                    Buffer = picture,
                }
            );
        await Expect(portrait.Locator("form[data-photo] .portrait")).ToBeVisibleAsync();
        await portrait.Locator("input[name=consent]").CheckAsync();
        await portrait.Locator("form[data-photo] button").ClickAsync();
        await Expect(account.Page.GetByTestId("photo")).ToBeVisibleAsync();

        await using var wall = await floor.Open(chromium, $"{floor.Wall(campaign)}?layout=table", new Look(Calm: true));
        await wall.IsLive();
        await Expect(wall.Row("zoe").Locator(".badge")).ToHaveAttributeAsync("data-initials", "ZO");
        await Expect(wall.Row("zoe").Locator(".badge img")).ToHaveCountAsync(0);
        await wall.Page.WaitForFunctionAsync(
            "() => document.querySelector(\"[data-code='anna'] .badge img\")?.naturalWidth === 256"
        );
        // Lille comes before Lyon: lyon has the second colour of the palette, and black is read on yellow
        var drawn = await wall.Row("zoe")
            .EvaluateAsync<string[]>(
                """
                row => {
                  const badge = getComputedStyle(row.querySelector(".badge"));
                  return [badge.backgroundColor, badge.color, getComputedStyle(row, "::before").backgroundColor];
                }
                """
            );
        Assert.Equal(["rgb(237, 238, 0)", "rgb(0, 0, 0)", "rgb(237, 238, 0)"], drawn);
        // who hears the page hears the name once
        await Expect(wall.Row("zoe").GetByText("ZO", new() { Exact = true })).ToHaveCountAsync(0);

        await portrait.Locator("form[action*=NoPhoto] button").ClickAsync();
        await Expect(wall.Row("anna").Locator(".badge img")).ToHaveCountAsync(0);
        await Expect(wall.Row("anna").Locator(".badge")).ToHaveAttributeAsync("data-initials", "A");
        Assert.Empty(wall.Complaints);
        Assert.Empty(account.Complaints);
    }
}
