using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A telemarketer and a rep who always work together, and win together.</summary>
public sealed class PairTests(HubFixture fixture)
{
    [Fact]
    public async Task What_the_telemarketer_finds_goes_to_her_rep_and_each_reads_what_the_other_writes()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, Paired);
        var lead = await floor.Waiting();
        (await floor.Move(floor.Dora.Api, lead, "validated")).Is(200);

        var seen = (await floor.Lead(floor.Anna.Api, lead)).Is(200).Json;
        Assert.Equal(("assigned", "anna"), (Of(seen, "status"), Of(seen, "rep")));
        Assert.True(seen.GetProperty("contact").TryGetProperty("phone", out _));
        var other = (await floor.Lead(floor.Ben.Api, lead)).Is(200).Json;
        Assert.False(other.TryGetProperty("contact", out _));
        Assert.Contains("anna", (await floor.Move(floor.Ben.Api, lead, "taken")).Is(409).Text);

        (await Note(floor, floor.Paul, lead, "n1", "She is back on Monday.")).Is(200);
        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200);
        const string call = "\"note\": { \"kind\": \"call\", \"text\": \"Thank you, we meet on Tuesday.\" }";
        (await floor.Move(floor.Anna.Api, lead, "contacted", call)).Is(200);

        Assert.Contains("She is back on Monday.", Story.Told((await floor.Lead(floor.Anna.Api, lead)).Json));
        var found = (await floor.Lead(floor.Paul.Api, lead)).Is(200).Json;
        Assert.Contains("Thank you, we meet on Tuesday.", Story.Told(found));
        Assert.Equal("contacted", Of(found, "status"));
        (await floor.Lead(floor.Carl.Api, lead)).Is(404);
    }

    [Fact]
    public async Task What_one_of_them_earns_counts_for_the_pair_and_the_telemarketer_hears_how_good_her_lead_was()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, Paired);
        var lead = await floor.Waiting();
        (await floor.Move(floor.Dora.Api, lead, "validated")).Is(200);
        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200);
        const string meeting = "\"note\": { \"kind\": \"meeting\", \"text\": \"They sign next week.\" }";
        (await floor.Move(floor.Anna.Api, lead, "contacted", meeting)).Is(200);
        const string rating = """{ "id": "r1", "kind": "rating", "text": "Well prepared", "quality": 5 }""";
        (await floor.Anna.Api.Post(floor.Path($"leads/{lead}/notes"), rating)).Is(200);
        (await floor.Move(floor.Anna.Api, lead, "closed", "\"amount\": 12000")).Is(200);

        var pairs = (await floor.Admin.Get(floor.Path("standings?board=pairs&period=overall"))).Is(200).Json;
        var first = pairs.GetProperty("standings")[0];
        Assert.Equal(("anna+paul", 14), (Of(first, "code"), first.GetProperty("points").GetInt32()));
        var found = (await floor.Lead(floor.Paul.Api, lead)).Is(200).Json;
        Assert.Contains(
            found.GetProperty("story").EnumerateArray(),
            x => x.TryGetProperty("quality", out var quality) && quality.GetInt32() == 5
        );
        Assert.Equal("won", Of(found, "status"));
    }

    private static void Paired(JsonObject document) =>
        document["pairs"] = JsonNode.Parse("""[ { "prospector": "paul", "rep": "anna" } ]""");

    private static Task<ApiAnswer> Note(DeskFloor floor, Person by, string lead, string id, string text) =>
        by.Api.Post(floor.Path($"leads/{lead}/notes"), $$"""{ "id": "{{id}}", "kind": "note", "text": "{{text}}" }""");

    private static string Of(System.Text.Json.JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
