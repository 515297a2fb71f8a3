using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>
/// The story of a year on one wall: deals, ends of months, evenings without the screen. Nobody's deal and no ceremony
/// is lost, and past ones can be seen again.
/// </summary>
[Collection(Chromium.OneAtATime)]
public sealed class WallYearTests(Chromium chromium, Floor floor)
{
    private const int Months = 12;

    /// <summary>What people saw, through all reloads: each ceremony, and every name that was told.</summary>
    private const string Seen = """
        const every = window.setInterval; // what stands beside the board has its turn sooner
        window.setInterval = (work, ms) => every(work, ms === 8000 ? 1000 : ms);
        addEventListener("DOMContentLoaded", () => {
          const wall = document.getElementById("wall");
          if (!wall) return;
          const note = () => {
            const panel = document.querySelector("#curtain .winners");
            if (panel && panel !== window.panel)
              sessionStorage.held = `${sessionStorage.held ?? ""}${panel.dataset.period} `;
            window.panel = panel;
            for (const id of ["lower", "curtain", "ticker"])
              for (const [name] of (document.getElementById(id)?.textContent ?? "").matchAll(/Star\d\d/g))
                if (!sessionStorage.told?.includes(name))
                  sessionStorage.told = `${sessionStorage.told ?? ""}${name} `;
          };
          new MutationObserver(note).observe(wall, { childList: true, subtree: true });
        });
        """;

    private string campaign = "";

    [Fact]
    public async Task Every_deal_is_told_by_name_and_no_ceremony_of_a_year_is_lost()
    {
        await Launch();
        await using var wall = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404");
        await wall.Page.AddInitScriptAsync(Seen);
        // a page that a test has changed counts as one from elsewhere
        await wall.Page.Context.GrantPermissionsAsync(["local-network-access"]);
        await wall.Page.Replaced($"**/wall/{campaign}*", "\"seconds\":9", "\"seconds\":1");
        await Back(wall);

        for (var month = 1; month <= Months; month++)
        {
            var isAway = month is 5 or Months;
            if (isAway)
                await wall.Page.GotoAsync("about:blank");
            await floor.Tell(campaign, "closed", Code(2 * month - 1), daysAgo: Months + 1 - month);
            await floor.Tell(campaign, "closed", Code(2 * month), daysAgo: Months + 1 - month);
            (await floor.Api.Post($"campaigns/{campaign}/periods/{month}/close")).Is(200);
            if (isAway)
                await Back(wall);
            await Held(wall, month);
        }
        await Expect(wall.Page.GetByTestId("winners")).ToHaveCountAsync(0);
        await wall.Page.WaitForFunctionAsync(
            "names => names.every(name => sessionStorage.told.includes(name))",
            Enumerable.Range(1, 2 * Months).Select(Star).ToArray(),
            new() { Timeout = 30_000 }
        );
        // a reload shows none again, and somebody who asks sees one again
        await Back(wall);
        await Expect(wall.Page.GetByTestId("panel-past")).ToContainTextAsync("Star", new() { Timeout = 15_000 });
        (await floor.Api.Post($"campaigns/{campaign}/ceremonies/3/replay")).Is(204);
        await Expect(wall.Page.GetByTestId("winners")).ToHaveAttributeAsync("data-period", "3");
        Assert.Equal(
            string.Join(' ', Enumerable.Range(1, Months).Append(3)),
            (await wall.Page.EvaluateAsync<string>("() => sessionStorage.held")).Trim()
        );
        Assert.True(wall.Complaints.Count == 0, string.Join("\n", wall.Complaints));
    }

    private static string Star(int number) => $"Star{number:00}";

    private static string Code(int number) => $"star{number:00}";

    private async Task Back(Tab wall)
    {
        await wall.Page.GotoAsync(floor.Wall(campaign));
        await wall.IsLive();
    }

    private static Task Held(Tab wall, int month) =>
        wall.Page.WaitForFunctionAsync(
            "month => (sessionStorage.held ?? '').split(' ').includes(month)",
            $"{month}",
            new() { Timeout = 15_000 }
        );

    /// <summary>A year whose months are days, for a machine that cannot wait; the last one is today.</summary>
    private async Task Launch()
    {
        var document = JsonSerializer.Serialize(
            new
            {
                name = "Hollywood producers",
                theme = "hollywood",
                timeZone = "UTC",
                currency = "EUR",
                startsAt = ApiClient.Today.AddDays(-Months),
                endsAt = ApiClient.Today.AddDays(60),
                periods = new { every = "day", graceMinutes = 600 },
                teams = new[] { new { code = "lyon", name = "Lyons" } },
                prizes = new[]
                {
                    new
                    {
                        code = "day",
                        name = "Producer of the day",
                        scope = "period",
                        board = "reps",
                        ranks = new[] { 1, 1 },
                        value = 50,
                    },
                },
            },
            JsonSerializerOptions.Web
        );
        var people = Enumerable
            .Range(1, 2 * Months)
            .Select(x => new
            {
                code = Code(x),
                name = Star(x),
                team = "lyon",
                role = "rep",
            });
        campaign = await floor.Api.Launched(document, JsonSerializer.Serialize(people, JsonSerializerOptions.Web));
    }
}
