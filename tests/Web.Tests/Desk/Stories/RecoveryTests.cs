using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What a challenge did not convert begins again in the next one, with its story.</summary>
public sealed class RecoveryTests(HubFixture fixture)
{
    [Fact]
    public async Task Lost_leads_begin_again_in_a_later_challenge_but_not_those_who_want_no_more_calls()
    {
        var hub = fixture.Hub;
        using var before = await DeskFloor.Open(hub);
        var yesterday = new DateTimeOffset(hub.Clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(-1);
        using var later = await DeskFloor.Open(hub, x => x["startsAt"] = $"{yesterday:O}");
        var price = await Lost(before, "price");
        await Lost(before, "do-not-contact");
        var won = await before.TakenBy(before.Anna);
        (await before.Move(before.Anna.Api, won, "closed")).Is(200);

        var order = $$"""{ "where": { "status": "lost" }, "into": "{{later.Campaign}}" }""";
        (await before.Mara.Api.Post(before.Path("leads/recycle?dryRun=true"), order)).Is(x => x is 400 or 403 or 404);
        (await hub.Api.Post(before.Path("leads/recycle?dryRun=true"), order)).Is(200);
        Assert.Empty(await Recovered(later));
        (await hub.Api.Post(before.Path("leads/recycle"), order)).Is(200);

        var card = Assert.Single(await Recovered(later));
        Assert.Equal(price, card.GetProperty("origin").GetProperty("lead").GetString());
        Assert.Equal(before.Campaign, card.GetProperty("origin").GetProperty("campaign").GetString());
        Assert.Equal("waiting", card.GetProperty("status").GetString());
        var known = (await before.Lead(hub.Api, price)).Is(200).Json;
        Assert.Equal(known.GetProperty("company").GetString(), card.GetProperty("company").GetString());

        var told = Story.Told((await later.Lead(hub.Api, card.GetProperty("code").GetString()!)).Is(200).Json);
        Assert.Equal("lead.received", told[^1]);
        Assert.Contains("lead.lost", told);
    }

    [Fact]
    public async Task Nobody_is_asked_twice_in_a_row_who_gave_a_lead_up_and_it_rests_before_it_begins_again()
    {
        await using var hub = await RunningHub.Start();
        using var floor = await DeskFloor.Open(
            hub,
            x =>
            {
                x["recycle"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "afterDays": 10, "sameRepAfterDays": 90 }""");
                x["pairs"] = System.Text.Json.Nodes.JsonNode.Parse("""[ { "prospector": "paul", "rep": "anna" } ]""");
            }
        );
        var lead = await floor.Waiting();
        (await floor.Move(floor.Dora.Api, lead, "validated")).Is(200);
        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200);
        (await floor.Move(floor.Anna.Api, lead, "lost", "\"reason\": \"No budget\"")).Is(200);

        (await floor.Move(floor.Key, lead, "recycled")).Is(409);
        hub.Clock.Advance(TimeSpan.FromDays(11));
        (await floor.Move(floor.Key, lead, "recycled")).Is(200);
        (await floor.Move(floor.Key, lead, "validated")).Is(200);

        var again = (await floor.Lead(floor.Key, lead)).Is(200).Json;
        Assert.Equal(2, again.GetProperty("cycle").GetInt32());
        // her pair partner lost it eleven days ago
        Assert.Equal("open", again.GetProperty("status").GetString());
    }

    private static async Task<string> Lost(DeskFloor floor, string reason)
    {
        var lead = await floor.TakenBy(floor.Anna);
        (await floor.Move(floor.Anna.Api, lead, "lost", $"\"reason\": \"{reason}\"")).Is(200);
        return lead;
    }

    private static async Task<IReadOnlyList<System.Text.Json.JsonElement>> Recovered(DeskFloor floor) =>
        [.. (await floor.Key.Get(floor.Path("leads"))).Is(200).Json.GetProperty("leads").EnumerateArray()];
}
