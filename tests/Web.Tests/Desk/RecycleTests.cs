using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class RecycleTests(HubFixture fixture)
{
    private const string Lost = """{ "where": { "status": "lost" } }""";

    private static async Task<string> LostLead(DeskFloor floor)
    {
        var lead = await floor.InPool();
        (await floor.Move(floor.Key, lead, "lost", "\"reason\": \"no budget\"")).Is(200);
        return lead;
    }

    [Fact]
    public async Task A_dry_run_counts_by_result_and_the_run_begins_the_next_cycle_once()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await LostLead(floor);
        var path = floor.Path("leads/recycle");
        var answered =
            """{"dryRun":true,"counts":{"recycled":1},"leads":"""
            + $$"""[{"lead":"{{lead}}","result":"recycled"}],"more":false}""";

        Assert.Equal(answered, (await floor.Mara.Api.Post($"{path}?dryRun=true", Lost)).Is(200).Text);
        Assert.Equal(answered, (await floor.Key.Post(path, Lost.Replace("} }", "}, \"dryRun\": true }"))).Is(200).Text);
        var done = (await floor.Mara.Api.Post(path, Lost)).Is(200).Json;
        Assert.False(done.GetProperty("dryRun").GetBoolean());
        var now = (await floor.Lead(floor.Key, lead)).Is(200).Json;
        Assert.Equal("waiting", now.GetProperty("status").GetString());
        Assert.Equal(2, now.GetProperty("cycle").GetInt32());
        Assert.Equal(
            """{"dryRun":false,"counts":{},"leads":[],"more":false}""",
            (await floor.Mara.Api.Post(path, Lost)).Is(200).Text
        );
        var entry = (await floor.Admin.Get($"audit?action=leads.recycled&campaign={floor.Campaign}")).Is(200).Json[0];
        Assert.Equal($"account:{floor.Mara.Id}", entry.GetProperty("author").GetString());
    }

    [Fact]
    public async Task With_an_idempotency_key_the_same_request_begins_one_cycle()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        var all = """{ "where": { "prospector": "paul" } }""";
        for (var i = 0; i < 2; i++)
            (await floor.Key.Post(floor.Path("leads/recycle"), all, ("Idempotency-Key", "once"))).Is(200);

        Assert.Equal(2, (await floor.Lead(floor.Key, lead)).Is(200).Json.GetProperty("cycle").GetInt32());
        Assert.Equal(
            ["Idempotency-Key"],
            (await floor.Key.Post(floor.Path("leads/recycle"), all, ("Idempotency-Key", "a b"))).Is(400).Fields
        );
    }

    [Fact]
    public async Task Into_a_later_campaign_a_lead_goes_with_its_story_and_only_where_the_caller_has_a_say()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        using var later = await DeskFloor.Open(
            fixture.Hub,
            x => x["startsAt"] = $"{fixture.Hub.Clock.GetUtcNow().AddDays(-10):O}"
        );
        var lead = await LostLead(floor);
        var body = $$"""{ "where": { "status": "lost", "reason": "no budget" }, "into": "{{later.Campaign}}" }""";

        (await floor.Mara.Api.Post(floor.Path("leads/recycle"), body)).Is(404);
        var done = (await floor.Key.Post(floor.Path("leads/recycle"), body)).Is(200).Json.GetProperty("leads")[0];
        Assert.Equal("recycled", done.GetProperty("result").GetString());
        var card = (await later.Lead(later.Mara.Api, done.GetProperty("code").GetString()!)).Is(200).Json;
        Assert.Equal(
            $$"""{"campaign":"{{floor.Campaign}}","lead":"{{lead}}"}""",
            card.GetProperty("origin").GetRawText()
        );
        Assert.Equal(
            "already-there",
            (await floor.Key.Post(floor.Path("leads/recycle?dryRun=true"), body))
                .Is(200)
                .Json.GetProperty("leads")[0]
                .GetProperty("result")
                .GetString()
        );
    }

    [Theory]
    [InlineData("{}", "where")]
    [InlineData("{ \"where\": {} }", "where")]
    [InlineData("{ \"where\": [] }", "where")]
    [InlineData("{ \"where\": { \"status\": \"won\" } }", "where.status")]
    [InlineData("{ \"where\": { \"status\": \"gone\" } }", "where.status")]
    [InlineData("{ \"where\": { \"status\": 3 } }", "where.status")]
    [InlineData("{ \"where\": { \"olderThanDays\": -1 } }", "where.olderThanDays")]
    [InlineData("{ \"where\": { \"olderThanDays\": 3651 } }", "where.olderThanDays")]
    [InlineData("{ \"where\": { \"olderThanDays\": \"30\" } }", "where.olderThanDays")]
    [InlineData("{ \"where\": { \"olderThanDays\": 1.5 } }", "where.olderThanDays")]
    [InlineData("{ \"where\": { \"source\": \"the fair\" } }", "where.source")]
    [InlineData("{ \"where\": { \"team\": \"nice\" } }", "where.team")]
    [InlineData("{ \"where\": { \"rep\": \"paul\" } }", "where.rep")]
    [InlineData("{ \"where\": { \"prospector\": \"anna\" } }", "where.prospector")]
    [InlineData("{ \"where\": { \"reason\": \" x\" } }", "where.reason")]
    [InlineData("{ \"where\": { \"reason\": \"a\\u202Eb\" } }", "where.reason")]
    [InlineData("{ \"where\": { \"colour\": \"red\" } }", "where.colour")]
    [InlineData("{ \"where\": { \"team\": \"lyon\" }, \"dryRun\": \"yes\" }", "dryRun")]
    [InlineData("{ \"where\": { \"team\": \"lyon\" }, \"into\": 5 }", "into")]
    [InlineData("{ \"where\": { \"team\": \"lyon\" }, \"limit\": 5 }", "limit")]
    public async Task A_member_that_is_wrong_is_named_and_nothing_begins(string body, string field)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await LostLead(floor);

        Assert.Equal([field], (await floor.Key.Post(floor.Path("leads/recycle"), body)).Is(400).Fields);
        Assert.Equal("lost", (await floor.Lead(floor.Key, lead)).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Only_marketing_recycles_and_a_campaign_that_is_none_or_not_later_is_refused()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var path = floor.Path("leads/recycle");
        foreach (var person in new[] { floor.Anna, floor.Paul, floor.Dora })
            (await person.Api.Post(path, Lost)).Is(403);
        (await floor.Key.Post(path, Lost.Replace("} }", "}, \"into\": \"nowhere\" }"))).Is(404);
        var same = Lost.Replace("} }", $"}}, \"into\": \"{floor.Campaign}\" }}");
        Assert.Equal(["into"], (await floor.Key.Post(path, same)).Is(400).Fields);
        Assert.Equal(["dryRun"], (await floor.Key.Post($"{path}?dryRun=maybe", Lost)).Is(400).Fields);
    }
}
