using System.Text.Json;
using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using ChallengeHub.Web;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>The season beside the board as people before a wall see it, and the end as it comes nearer.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class SeasonTests(Chromium chromium, Floor floor)
{
    /// <summary>The test turns the panels; nothing else turns.</summary>
    private const string ByHand = """
        { const every = window.setInterval;
          window.setInterval = (work, ms) => {
            if (ms === 8000) window.turn = work;
            return ms >= 5000 ? 0 : every(work, ms);
          }; }
        """;

    /// <summary>What leaves the panel that is shown.</summary>
    private const string Left = """
        () => {
          const panel = document.querySelector("#side .panel");
          const box = panel.getBoundingClientRect();
          const leaves = part => part.right > box.right + 1 || part.bottom > box.bottom + 3;
          return [...panel.querySelectorAll("*")]
            .filter(x => !x.closest("svg") && leaves(x.getBoundingClientRect()))
            .map(x => `${x.className}: ${x.textContent}`);
        }
        """;

    private static readonly string[] Panels = ["battle", "climber", "ifNow", "titleRace", "everybody"];

    [Fact]
    public async Task Every_panel_can_be_read_on_each_screen_with_fifty_players_and_names_of_any_length()
    {
        var campaign = await floor.Crowded(Themes.Read(Themes.Locate("themes")).For("hollywood"), 50);
        await Promise(campaign);
        await floor.Tell(campaign, "closed", "p20");
        await using var wall = await Opened(campaign);
        var wrong = new List<string>();
        var told = new Dictionary<string, string>();

        foreach (var (width, height) in new[] { (1920, 1080), (1280, 720), (1080, 1920) })
        {
            await wall.Page.SetViewportSizeAsync(width, height);
            foreach (var panel in Panels)
            {
                await Turn(wall, panel);
                var faults = (await wall.Page.EvaluateAsync<string[]>(Left)).ToList();
                if (height == 1080)
                {
                    faults.AddRange(await Sight.Misplaced(wall.Page));
                    faults.AddRange(await Sight.Small(wall.Page));
                }
                wrong.AddRange(faults.Select(x => $"{panel}, {width}×{height}: {x}"));
                told[panel] = await wall.Page.Locator("#side .panel").InnerTextAsync();
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Contains("Lead: ", told["battle"]);
        Assert.Contains("to pass", told["battle"]);
        Assert.Contains("Player Number 20", told["climber"]);
        Assert.Contains("+10 stars", told["climber"]);
        Assert.Contains("Trip to Hollywood · €5,000", told["ifNow"]);
        Assert.Contains("Adèle Marchal", told["ifNow"]);
        Assert.Contains("In the draw with tickets: 50", told["ifNow"]);
        Assert.Contains("Adèle Marchal", told["titleRace"]);
        Assert.Contains("of 50", told["everybody"]);
        Assert.Empty(wall.Complaints);
    }

    [Fact]
    public async Task Everybody_who_does_not_stand_on_the_board_is_named_once_in_a_round()
    {
        var campaign = await floor.Crowded(Themes.Read(Themes.Locate("themes")).For("hollywood"), 50);
        await using var wall = await Opened(campaign);
        await Turn(wall, "everybody");

        var named = await wall.Page.EvaluateAsync<string[]>(
            """
            () => {
              const codes = list => [...list].map(x => x.dataset.code);
              const board = codes(document.querySelectorAll("#board .row"));
              const named = [];
              for (let turns = 0; turns < 200 && named.length + board.length < 50; turns++) {
                if (document.getElementById("side").dataset.panel === "everybody")
                  named.push(...codes(document.querySelectorAll("#side .player")));
                window.turn();
              }
              return [...new Set([...board, ...named])];
            }
            """
        );

        Assert.Equal(50, named.Length);
    }

    [Fact]
    public async Task The_strip_of_periods_has_their_winners_and_marks_the_one_under_way()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "carl", daysAgo: 1);
        (await floor.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        await using var wall = await Opened(campaign);
        await Turn(wall, "months");

        var won = wall.Page.Locator(".month[data-state=closed]");
        await Expect(won).ToContainTextAsync("Carl");
        await Expect(won.Locator(".points")).ToHaveTextAsync("10");
        await Expect(wall.Page.Locator(".month[aria-current]")).ToContainTextAsync("under way");
        Assert.Empty(await wall.Page.EvaluateAsync<string[]>(Left));
        Assert.Empty(wall.Complaints);
    }

    [Fact]
    public async Task When_an_hour_is_left_it_is_told_once_and_the_countdown_grows()
    {
        var now = TimeProvider.System.GetUtcNow();
        var document = new
        {
            name = "Sprint",
            theme = "hollywood",
            timeZone = "UTC",
            currency = "EUR",
            startsAt = ApiClient.Today.AddDays(-7),
            endsAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()).AddHours(1).AddSeconds(15),
            periods = new { every = "none", graceMinutes = 600 },
            teams = new[] { new { code = "lyon", name = "Lyon" } },
        };
        var campaign = await floor.Api.Launched(
            JsonSerializer.Serialize(document),
            """[{ "code": "anna", "name": "Anna", "team": "lyon", "role": "rep" }]"""
        );
        await using var wall = await floor.Open(chromium, floor.Wall(campaign), new Look(Calm: true));
        await wall.IsLive();

        await Expect(wall.Page.GetByTestId("finale")).ToContainTextAsync("One hour left", new() { Timeout = 25_000 });
        await Expect(wall.Page.Locator("body")).ToHaveAttributeAsync("data-last", "hour");
        await Expect(wall.Page.Locator("#times")).ToContainTextAsync("Last hour");
        await Expect(wall.Page.GetByTestId("finale")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
        Assert.Empty(await Sight.Misplaced(wall.Page));
    }

    private async Task Promise(string campaign)
    {
        const string prizes = """
            [{ "code": "grand", "name": "Trip to Hollywood", "scope": "campaign", "board": "reps",
               "ranks": [1, 1], "value": 5000 },
             { "code": "luck", "name": "Wolfeschlegelsteinhausenpreis", "scope": "period", "board": "reps",
               "raffle": { "tickets": "points", "winners": 2 } }]
            """;
        var document = JsonNode.Parse((await floor.Api.Get($"campaigns/{campaign}")).Is(200).Text)!;
        document["prizes"] = JsonNode.Parse(prizes);
        (await floor.Api.Put($"campaigns/{campaign}", document.ToJsonString())).Is(200);
    }

    private async Task<Tab> Opened(string campaign)
    {
        var wall = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404", new Look(Calm: true));
        await wall.Page.AddInitScriptAsync(ByHand);
        await wall.Page.GotoAsync(floor.Wall(campaign));
        await wall.IsLive();
        return wall;
    }

    private static Task Turn(Tab wall, string panel) =>
        wall.Page.WaitForFunctionAsync(
            """
            panel => {
              const side = document.getElementById("side");
              if (side.dataset.panel === panel) return true;
              window.turn();
              return side.dataset.panel === panel;
            }
            """,
            panel
        );
}
