using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using ChallengeHub.Web;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>What is drawn on a wall says what is so: who is ahead, who shares a place, and nothing is cut.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class WallLooksTests(Chromium chromium, Floor floor)
{
    private const string Long = "Dr. Anne-Sophie Bouillon-Deschamps von und zu Hohenstein-Waldburg";
    private static readonly Themes Shipped = Themes.Read(Themes.Locate("themes"));

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1080, 1920)]
    [InlineData(390, 844)]
    public async Task On_the_sea_chart_nobodys_name_is_further_on_than_the_leaders_and_the_lighthouse_is_seen(
        int width,
        int height
    )
    {
        var campaign = await floor.Crowded(Shipped.For("caribbean"), 50);
        await using var wall = await Opened($"{floor.Wall(campaign)}?layout=chart", width, height);
        await Expect(wall.Row("p8")).ToBeVisibleAsync();

        Assert.Empty(
            await wall.Page.EvaluateAsync<string[]>(
                """
                () => {
                  const rows = [...document.querySelectorAll("#board .row")];
                  const end = row => row.querySelector(".tag").getBoundingClientRect().right;
                  const wrong = rows
                    .filter(row => end(row) > end(rows[0]) + 1)
                    .map(row => `${row.dataset.code} seems to lead`);
                  rows[0].style.setProperty("--way", "1"); // it arrives
                  const ship = rows[0].querySelector(".marker").getBoundingClientRect();
                  const tower = document.querySelector(".sea .port").getBoundingClientRect();
                  if (ship.right > tower.left && ship.left < tower.right
                      && ship.bottom > tower.top && ship.top < tower.bottom)
                    wrong.push(`the ship ends at ${ship.right}, the lighthouse begins at ${tower.left}`);
                  return wrong;
                }
                """
            )
        );
    }

    [Fact]
    public async Task Who_share_the_lead_have_slabs_of_one_size_and_it_is_said()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "anna");
        await floor.Tell(campaign, "closed", "bob");
        await floor.Tell(campaign, "contacted", "carl");
        await using var wall = await Opened($"{floor.Wall(campaign)}?layout=walk");
        await Expect(wall.Row("bob")).ToHaveAttributeAsync("data-rank", "1");

        var (anna, bob) = (await wall.Row("anna").BoundingBoxAsync(), await wall.Row("bob").BoundingBoxAsync());
        Assert.Equal((anna!.Width, anna.Height), (bob!.Width, bob.Height));
        await Expect(wall.Row("anna").Locator(".note")).ToHaveTextAsync("equal rank");
        await Expect(wall.Row("bob").Locator(".note")).ToBeVisibleAsync();
        Assert.Empty(await Sight.Misplaced(wall.Page));
    }

    [Theory]
    [InlineData("table")]
    [InlineData("lanes")]
    [InlineData("chart")]
    [InlineData("walk")]
    public async Task Of_two_with_the_same_points_it_is_said_who_reached_them_first(string layout)
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "anna");
        var later = ApiClient.Today.AddSeconds(30).ToString("O");
        var sale = ApiClient.Event(campaign, "later", "closed", "later", "bob", later);
        (await floor.Api.Post("events", sale)).Is(200);
        await using var wall = await Opened($"{floor.Wall(campaign)}?layout={layout}");

        await Expect(wall.Row("bob")).ToHaveAttributeAsync("data-rank", "2");
        await Expect(wall.Row("anna").Locator(".note")).ToHaveTextAsync("reached first");
        await Expect(wall.Row("anna").Locator(".note")).ToBeVisibleAsync();
        await Expect(wall.Row("bob").Locator(".note")).ToHaveTextAsync("");
        Assert.Empty(await Sight.Misplaced(wall.Page));
        Assert.Empty(await Sight.Small(wall.Page));
    }

    [Fact]
    public async Task Below_names_on_the_walk_of_fame_no_empty_star_shines_through()
    {
        var campaign = await floor.Crowded(Shipped.For("hollywood"), 5);
        await using var wall = await Opened($"{floor.Wall(campaign)}?layout=walk");
        await Expect(wall.Row("p4")).ToBeVisibleAsync();

        var stars = await wall.Page.EvaluateAsync<int[]>(
            """
            () => {
              const boxes = [...document.querySelectorAll("#board .row")].map(row => row.getBoundingClientRect());
              const slabs = [...document.querySelectorAll(".pavement .slab")]
                .filter(slab => slab.checkVisibility({ visibilityProperty: true }))
                .map(slab => slab.getBoundingClientRect());
              const meets = (a, b) => a.right > b.left + 1 && a.left < b.right - 1
                && a.bottom > b.top + 1 && a.top < b.bottom - 1;
              return [slabs.length, slabs.filter(slab => boxes.some(box => meets(slab, box))).length];
            }
            """
        );
        Assert.Equal([4, 0], stars);
    }

    [Fact]
    public async Task In_portrait_the_leaders_star_is_whole_however_long_the_name()
    {
        var campaign = await floor.Launched("hollywood", ("star", Long));
        await floor.Tell(campaign, "closed", "star");
        await floor.Tell(campaign, "contacted", "anna");
        await using var wall = await Opened($"{floor.Wall(campaign)}?layout=walk", 1080, 1920);
        await Expect(wall.Row("anna")).ToBeVisibleAsync();

        var room = await wall.Row("star")
            .Locator(".rank")
            .EvaluateAsync<double>(
                "rank => rank.getBoundingClientRect().height / parseFloat(getComputedStyle(rank).fontSize)"
            );
        Assert.True(room > 1.6, $"a star of {room:0.0} lines cuts its number");
        Assert.Empty(await Sight.Misplaced(wall.Page));
    }

    [Fact]
    public async Task In_portrait_the_period_is_written_out()
    {
        var campaign = await floor.Promised("classic");
        await using var wall = await Opened($"{floor.Wall(campaign)}?lang=fr", 1080, 1920);
        await Expect(wall.Page.Locator("#times")).ToContainTextAsync("avant la fin");

        Assert.DoesNotContain(
            await Sight.Misplaced(wall.Page),
            fault => fault.Contains("avant la fin", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_frame_of_the_lanes_goes_round_them()
    {
        var campaign = await floor.Crowded(Shipped.For("hollywood"), 5);
        await using var wall = await Opened($"{floor.Wall(campaign)}?layout=lanes");

        var edges = await wall
            .Page.Locator(".house")
            .EvaluateAsync<double[]>(
                """
                house => {
                  const style = getComputedStyle(house);
                  const widths = [style.borderLeftWidth, style.borderRightWidth].map(parseFloat);
                  return [house.getBoundingClientRect().left, ...widths];
                }
                """
            );
        Assert.True(edges[0] > 10, $"it begins at {edges[0]}");
        Assert.True(edges[1] > 0 && edges[1] == edges[2], $"its edges are {edges[1]} and {edges[2]}");
    }

    [Fact]
    public async Task Two_lines_of_a_teams_name_are_whole_and_no_third_is_cut()
    {
        var campaign = await floor.Crowded(Shipped.For("hollywood"), 50);
        await using var wall = await Opened($"{floor.Wall(campaign)}?layout=table");
        await Expect(wall.Row("p6")).ToBeVisibleAsync();
        var row = wall.Row("p6");
        await row.Locator(".team")
            .EvaluateAsync("team => { team.textContent = 'Saint-Quentin-en-Yvelines and the hills'; }");
        await wall.Page.SetViewportSizeAsync(1919, 1080); // and it fits again

        await Expect(row.Locator(".team")).ToHaveClassAsync(new Regex("wrapped"));
        await Expect(row.Locator(".title")).ToBeHiddenAsync();
        Assert.DoesNotContain(
            await Sight.Misplaced(wall.Page),
            fault => fault.Contains("Saint", StringComparison.Ordinal)
        );
    }

    /// <summary>Nothing moves or turns while it is measured.</summary>
    private async Task<Tab> Opened(string address, int width = 1920, int height = 1080)
    {
        var look = new Look(width, height, Calm: true);
        var wall = await floor.Open(chromium, $"{floor.Hub.Url}/problem/404", look);
        await wall.Page.AddInitScriptAsync(
            "{ const every = window.setInterval; window.setInterval = (work, ms) => ms >= 5000 ? 0 : every(work, ms); }"
        );
        await wall.Page.GotoAsync(address);
        await wall.IsLive();
        await wall.Page.WaitForFunctionAsync(
            "() => [...document.images].every(image => image.complete) && document.fonts.status === 'loaded'"
        );
        return wall;
    }
}
