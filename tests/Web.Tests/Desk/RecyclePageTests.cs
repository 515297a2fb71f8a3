using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Leads that begin again: counted first.</summary>
public sealed class RecyclePageTests(HubFixture fixture)
{
    [Fact]
    public async Task Leads_are_counted_first_and_begin_again_once_that_is_confirmed()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await Lost(floor);
        await floor.InPool();
        var page = $"/desk/{floor.Campaign}/recycle";
        await floor.Mara.Open(page);

        var counted = (await floor.Mara.Post(page, ("go", "try"), ("Status", "Lost"))).Is(200);

        Assert.Matches("data-result=\"recycled\">1<", counted.Html);
        Assert.Equal("lost", await StatusOf(floor, lead));
        var key = counted.Hidden("Key");
        var done = await floor.Mara.Post(page, ("go", "confirm"), ("Status", "Lost"), ("Key", key));
        Assert.Equal($"{page}?recycled=1", done.Is(302).Location);
        Assert.Contains("1", (await floor.Mara.Open(done.Location!)).Is(200).Text("done"));
        var again = (await floor.Lead(floor.Mara.Api, lead)).Is(200).Json;
        Assert.Equal("waiting", again.GetProperty("status").GetString());
        Assert.Equal(2, again.GetProperty("cycle").GetInt32());
    }

    [Fact]
    public async Task What_stays_is_listed_with_the_reason()
    {
        using var floor = await DeskFloor.Open(
            fixture.Hub,
            x => x["recycle"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "afterDays": 30 }""")
        );
        var lead = await Lost(floor);
        var page = $"/desk/{floor.Campaign}/recycle";
        await floor.Mara.Open(page);
        var counted = (await floor.Mara.Post(page, ("go", "try"), ("Status", "Lost"))).Is(200);
        Assert.Matches("data-result=\"cooling\">1<", counted.Html);
        Assert.Contains($"href=\"/desk/{floor.Campaign}/leads/{lead}\"", counted.Html);
        Assert.DoesNotContain("data-testid=\"confirm-button\"", counted.Html);
    }

    [Theory]
    [InlineData("OlderThanDays", "many", "olderThanDays-fault")]
    [InlineData("OlderThanDays", "-1", "olderThanDays-fault")]
    [InlineData("OlderThanDays", "99999999999", "olderThanDays-fault")]
    [InlineData("Source", "the fair", "source-fault")]
    [InlineData("Rep", "paul", "rep-fault")]
    [InlineData("Prospector", "<script>", "prospector-fault")]
    [InlineData("Source", "", null)]
    public async Task A_filter_that_is_wrong_or_says_nothing_is_refused(string name, string value, string? fault)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var page = $"/desk/{floor.Campaign}/recycle";
        await floor.Mara.Open(page);
        foreach (var go in new[] { "try", "confirm" })
        {
            var refused = (await floor.Mara.Post(page, ("go", go), (name, value))).Is(400);
            Assert.Contains(fault is null ? "data-testid=\"fault\"" : $"id=\"{fault}\"", refused.Html);
        }
    }

    [Fact]
    public async Task Only_marketing_recycles_and_only_into_challenges_of_its_own()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        using var other = await DeskFloor.Open(fixture.Hub);
        var page = $"/desk/{floor.Campaign}/recycle";
        foreach (var person in new[] { floor.Anna, floor.Paul, floor.Dora })
            (await person.Open(page)).Is(404);
        await floor.Mara.Open(page);
        (await floor.Mara.Post(page, ("go", "try"), ("Status", "Lost"), ("Into", other.Campaign))).Is(404);
        (await floor.Mara.Post(page, ("go", "try"), ("Status", "Lost"), ("Into", "none"))).Is(404);
    }

    private static async Task<string> Lost(DeskFloor floor)
    {
        var lead = await floor.TakenBy(floor.Anna);
        (await floor.Move(floor.Anna.Api, lead, "lost", """ "reason": "no budget" """)).Is(200);
        return lead;
    }

    private static async Task<string?> StatusOf(DeskFloor floor, string lead) =>
        (await floor.Lead(floor.Mara.Api, lead)).Is(200).Json.GetProperty("status").GetString();
}
