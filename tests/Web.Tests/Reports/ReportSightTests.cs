using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Who sees which leads in a report: as elsewhere.</summary>
public sealed class ReportSightTests(HubFixture fixture)
{
    [Fact]
    public async Task A_director_sees_his_teams_a_player_himself_and_marketing_all()
    {
        using var floor = await WithLeads();

        Assert.Equal(3, await Received(floor.Admin, floor));
        Assert.Equal(3, await Received(floor.Mara.Api, floor));
        Assert.Equal(2, await Received(floor.Dora.Api, floor));
        Assert.Equal(1, await Received(floor.Emil.Api, floor));
        Assert.Equal(1, await Received(floor.Anna.Api, floor));
        Assert.Equal(1, await Received(floor.Ben.Api, floor));
        Assert.Equal(1, await Received(floor.Carl.Api, floor));
        Assert.Equal(2, await Received(floor.Paul.Api, floor));
    }

    [Fact]
    public async Task Nobody_reads_of_others_in_any_grouping()
    {
        using var floor = await WithLeads();
        foreach (var by in new[] { "campaign", "period", "team", "rep", "prospector", "source", "account" })
        {
            var rows = await Rows(floor.Dora.Api, floor, by);
            Assert.Equal(2, rows.Sum(x => x.GetProperty("received").GetInt64()));
            Assert.DoesNotContain(rows, x => x.GetProperty("key").GetString() is "paris" or "carl");
        }

        var own = await Rows(floor.Carl.Api, floor, "rep");
        Assert.Equal(["carl"], own.Select(x => x.GetProperty("key").GetString()));
    }

    [Fact]
    public async Task Rows_that_are_colleagues_have_no_figure_for_a_player()
    {
        using var floor = await WithLeads();

        var rows = await Rows(floor.Paul.Api, floor, "rep");

        Assert.All(rows, x => Assert.True(x.GetProperty("withheld").GetBoolean()));
        Assert.All(rows, x => Assert.Equal(JsonValueKind.Null, x.GetProperty("received").ValueKind));
        Assert.All(rows, x => Assert.Equal(JsonValueKind.Null, x.GetProperty("rates").ValueKind));
        var csv = (await floor.Paul.Api.Get(floor.Path("funnel?by=rep&format=csv"))).Is(200).Text.Split("\r\n");
        Assert.Contains(csv, x => x.StartsWith("row,anna,Anna,lyon,,,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("funnel")]
    [InlineData("effect")]
    [InlineData("race")]
    [InlineData("synthesis?team=lyon")]
    [InlineData("reports")]
    public async Task Who_has_no_part_is_denied(string path)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        using var other = await DeskFloor.Open(fixture.Hub);
        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator, floor.Campaign));
        using var results = await DeskFloor.KeyOf(fixture.Hub, "results");

        (await results.Get(floor.Path(path))).Is(200);
        (await floor.Key.Get(floor.Path(path))).Is(403);
        (await spectator.Api.Get(floor.Path(path))).Is(403);
        (await other.Mara.Api.Get(floor.Path(path))).Is(403);
        (await other.Dora.Api.Get(floor.Path(path))).Is(403);
        (await other.Anna.Api.Get(floor.Path(path))).Is(403);
        using var nobody = new ApiClient(fixture.Hub.Url, null);
        (await nobody.Get(floor.Path(path))).Is(401);
    }

    [Fact]
    public async Task A_team_of_others_is_answered_like_one_that_does_not_exist()
    {
        using var floor = await WithLeads();

        var other = (await floor.Dora.Api.Get(floor.Path("synthesis?team=paris"))).Is(404);
        var none = (await floor.Dora.Api.Get(floor.Path("synthesis?team=ghost"))).Is(404);

        Assert.Equal(
            none.Json.GetProperty("detail").GetString()!.Replace("ghost", "paris"),
            other.Json.GetProperty("detail").GetString()
        );
        (await floor.Anna.Api.Get(floor.Path("synthesis?team=lyon"))).Is(404);
        Assert.Equal(
            "lyon",
            (await floor.Dora.Api.Get(floor.Path("synthesis"))).Is(200).Json.GetProperty("team").GetString()
        );
    }

    [Fact]
    public async Task A_director_reads_the_mask_of_who_is_hidden_and_marketing_the_name()
    {
        using var floor = await WithLeads();
        (
            await floor.Admin.Put(
                floor.Path("participants"),
                """[{ "code": "anna", "name": "Anna", "team": "lyon", "role": "rep", "display": "hidden" }]"""
            )
        ).Is(200);

        var seen = (await floor.Dora.Api.Get(floor.Path("funnel?by=rep"))).Is(200).Text;
        var own = (await floor.Anna.Api.Get(floor.Path("funnel?by=rep"))).Is(200).Text;
        var all = (await floor.Mara.Api.Get(floor.Path("funnel?by=rep"))).Is(200).Text;

        Assert.DoesNotContain("\"anna\"", seen);
        Assert.DoesNotContain("Anna", seen);
        Assert.Contains("~", seen);
        Assert.Contains("\"anna\"", own);
        Assert.Contains("\"Anna\"", all);
    }

    /// <summary>One taken by Anna, one by Ben, both of Paul; one by Carl of Paris, of nobody.</summary>
    private async Task<DeskFloor> WithLeads()
    {
        var floor = await DeskFloor.Open(fixture.Hub);
        await floor.TakenBy(floor.Anna);
        await floor.TakenBy(floor.Ben);
        (await floor.Admin.Post("events", ApiClient.Event(floor.Campaign, "c", lead: "of-carl", rep: "carl"))).Is(200);
        return floor;
    }

    private static async Task<long> Received(ApiClient by, DeskFloor floor) =>
        (await by.Get(floor.Path("funnel"))).Is(200).Json.GetProperty("total").GetProperty("received").GetInt64();

    private static async Task<IReadOnlyList<JsonElement>> Rows(ApiClient by, DeskFloor floor, string rows) =>
        [.. (await by.Get(floor.Path($"funnel?by={rows}"))).Is(200).Json.GetProperty("rows").EnumerateArray()];
}
