using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

[Collection(Chromium.BesideTheWalk)]
public sealed class DryRunTests(Chromium chromium, Floor floor)
{
    [Theory]
    [InlineData("en-GB", 1280)]
    [InlineData("fr-FR", 390)]
    public async Task Marketing_tries_other_points_and_sees_both_sides(string language, int width)
    {
        var campaign = await Played();
        await using var tab = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/studio/{campaign}/dry-run",
            new Look(width, 900, language, Calm: true)
        );
        await tab.Page.Locator("[name=Taken]").FillAsync("20");
        await tab.Page.Locator("[name=Closed]").PressAsync("Enter");

        // it watches by itself until the report is there
        await Expect(tab.Page.GetByTestId("run"))
            .ToHaveAttributeAsync("data-state", "done", new() { Timeout = 90_000 });

        await Expect(tab.Page.GetByTestId("top-reps").Locator("[data-code=bob]")).ToContainTextAsync("▲");
        await Expect(tab.Page.GetByTestId("wins").Locator("[data-prize=grand]")).ToContainTextAsync("Bob");
        await Expect(tab.Page.GetByTestId("race-chart").First).ToBeVisibleAsync();
        Assert.Empty(await Barriers.Serious(tab.Page));
        Assert.True(
            await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
            "the page is wider than the window"
        );
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_file_with_a_fault_is_refused_with_its_line_and_a_good_one_is_played()
    {
        var campaign = await Played();
        await using var tab = await floor.Open(chromium, $"{floor.Hub.Url}/studio/{campaign}/dry-run");
        async Task Send(string name, string text)
        {
            await tab.Page.GotoAsync($"{floor.Hub.Url}/studio/{campaign}/dry-run");
            await tab.Page.Locator("[name=Source][value=File]").CheckAsync();
            await tab
                .Page.Locator("#file")
                .SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = name,
                        MimeType = "text/csv",
                        Buffer = System.Text.Encoding.UTF8.GetBytes(text),
                    }
                );
            await tab.Page.GetByTestId("start").ClickAsync();
            await tab.Page.GetByTestId("play-held").ClickAsync();
        }

        await Send("year.csv", "type,lead,rep,at\nlead.taken,L1,anna,yesterday\n");
        await Expect(tab.Page.GetByTestId("faults")).ToContainTextAsync("Line 2.at");
        await Send(
            "year.csv",
            "type,lead,rep,at\n"
                + $"lead.taken,L1,zoe,{ApiClient.Today.AddYears(-6).AddDays(5):yyyy-MM-dd}T10:00:00Z\n"
                + $"lead.taken,L2,zoe,{ApiClient.Today.AddYears(-6).AddDays(-20):yyyy-MM-dd}T10:00:00Z\n"
        );

        await Expect(tab.Page).ToHaveURLAsync(new Regex("run="));
        await Expect(tab.Page.GetByTestId("run"))
            .ToHaveAttributeAsync("data-state", "done", new() { Timeout = 90_000 });
        await Expect(tab.Page.GetByTestId("top-reps")).ToContainTextAsync("zoe");
        await Expect(tab.Page.GetByRole(AriaRole.Row, new() { Name = "Events outside the challenge dates 1 1" }))
            .ToBeVisibleAsync();
    }

    private async Task<string> Played()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "anna");
        await floor.Tell(campaign, "closed", "carl", daysAgo: 1);
        for (var i = 0; i < 4; i++)
            await floor.Tell(campaign, "taken", "bob", daysAgo: i % 3);
        return campaign;
    }
}
