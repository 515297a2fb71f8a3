using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Nobody sees or moves what is not his: everybody walks by every lead and tries everything.</summary>
public sealed class LeadSightTests(HubFixture fixture)
{
    private static readonly string[] Moves =
    [
        "validated",
        "taken",
        "contacted",
        "closed",
        "assigned",
        "released",
        "lost",
        "refused",
        "reopened",
        "amount_changed",
        "recycled",
    ];

    /// <summary>With all that any move could ask for.</summary>
    private const string Details = """
        "amount": 5, "reason": "Because", "note": { "kind": "call", "text": "x" }
        """;

    private const string ForAnna = Details + """, "rep": "anna" """;

    [Theory]
    [InlineData("anna", "outline pool whole pool -")]
    [InlineData("ben", "outline pool outline pool -")]
    [InlineData("carl", "- - - pool whole")]
    [InlineData("paul", "whole whole whole - -")]
    [InlineData("dora", "whole whole whole whole -")]
    [InlineData("emil", "- - - whole whole")]
    [InlineData("mara", "whole whole whole whole whole")]
    [InlineData("key", "whole whole whole whole whole")]
    [InlineData("admin", "whole whole whole whole whole")]
    public async Task Everybody_sees_of_each_lead_what_is_his_to_see(string name, string expected)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var leads = await Leads(floor);
        var caller = Callers(floor)[name];

        var read = new List<string>();
        foreach (var lead in leads)
            read.Add(Sight(await floor.Lead(caller, lead)));
        var list = (await caller.Get(floor.Path("leads"))).Is(200).Json.GetProperty("leads");
        var listed = list.EnumerateArray().ToList();

        Assert.Equal(expected, string.Join(' ', read));
        Assert.Equal(
            leads.Where((_, i) => read[i] != "-").Order(),
            listed.Select(x => x.GetProperty("code").GetString()!).Order()
        );
        Assert.All(listed, x => Assert.Equal(read[leads.IndexOf(x.GetProperty("code").GetString()!)], Shown(x)));
    }

    [Theory]
    [InlineData("carl", "0 1 2")]
    [InlineData("emil", "0 1 2")]
    [InlineData("anna", "4")]
    [InlineData("ben", "4")]
    [InlineData("paul", "3 4")]
    [InlineData("dora", "4")]
    public async Task What_one_does_not_see_is_not_there_whatever_one_tries(string name, string unseen)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var leads = await Leads(floor);
        var caller = Callers(floor)[name];
        var before = await Versions(floor, leads);

        foreach (var lead in unseen.Split(' ').Select(x => leads[int.Parse(x)]))
        {
            foreach (var move in Moves)
                (await floor.Move(caller, lead, move, ForAnna)).Is(404);
            var path = floor.Path($"leads/{lead}");
            (await caller.Post($"{path}/notes", """{ "id": "n", "kind": "note", "text": "x" }""")).Is(404);
            (await caller.Send(HttpMethod.Patch, path, """{ "company": "x" }""", ("If-Match", "*"))).Is(404);
            // word for word as of what does not exist
            Assert.Equal(
                Said(await floor.Lead(caller, "ghost")).Replace("ghost", lead, StringComparison.Ordinal),
                Said(await floor.Lead(caller, lead))
            );
        }

        Assert.Equal(before, await Versions(floor, leads));
    }

    [Theory]
    [InlineData("ben", 2)]
    [InlineData("anna", 0)]
    [InlineData("ben", 0)]
    [InlineData("paul", 0)]
    [InlineData("paul", 1)]
    [InlineData("paul", 2)]
    public async Task What_one_sees_and_does_not_hold_one_does_not_move(string name, int lead)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var leads = await Leads(floor);
        var before = await Versions(floor, leads);

        foreach (var move in Moves)
        foreach (var details in new[] { Details, ForAnna })
            (await floor.Move(Callers(floor)[name], leads[lead], move, details)).Is(x => x is 400 or 403 or 409);

        Assert.Equal(before, await Versions(floor, leads));
    }

    [Fact]
    public async Task A_director_gives_a_lead_to_nobody_beyond_his_teams()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.InPool();
        foreach (var rep in new[] { "carl", "nobody" })
            (await floor.Move(floor.Dora.Api, lead, "assigned", $""" "rep": "{rep}" """)).Is(404);
        (await floor.Move(floor.Dora.Api, lead, "assigned", """ "rep": "ben" """)).Is(200);
    }

    [Fact]
    public async Task Nobody_vouches_for_what_he_brought_in_at_either_door()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        var grants = $$"""
            { "grants": [ { "role": "prospector", "campaign": "{{floor.Campaign}}", "scope": "paul" },
                          { "role": "director", "campaign": "{{floor.Campaign}}", "scope": "lyon" } ] }
            """;
        (await floor.Admin.Put($"accounts/{floor.Paul.Id}/grants", grants)).Is(x => x is 200 or 204);

        (await floor.Move(floor.Paul.Api, lead, "validated")).Is(403);
        var told = $$"""
            { "id": "1", "campaign": "{{floor.Campaign}}", "type": "lead.validated", "lead": "{{lead}}",
              "at": "{{floor.Hub.Clock.GetUtcNow():O}}" }
            """;
        (await floor.Paul.Api.Post("events", told)).Is(403);
        (await floor.Move(floor.Dora.Api, lead, "validated")).Is(200);
    }

    [Fact]
    public async Task A_rep_who_has_left_sees_no_pool_any_more()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.InPool();
        (await floor.Lead(floor.Ben.Api, lead)).Is(200);
        (await floor.Admin.Send(HttpMethod.Delete, floor.Path("participants/ben"))).Is(204);
        (await floor.Lead(floor.Ben.Api, lead)).Is(404);
        (await floor.Move(floor.Ben.Api, lead, "taken")).Is(404);
    }

    [Fact]
    public async Task A_key_of_another_challenge_does_not_come_in()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var made = await floor.Admin.Post("keys", """{ "name": "k", "scopes": ["leads"], "campaigns": ["another"] }""");
        using var key = new ApiClient(fixture.Hub.Url, made.Is(201).Json.GetProperty("secret").GetString());
        (await key.Get(floor.Path("leads"))).Is(403);
    }

    /// <summary>
    /// Paul's that waits, Paul's in the pool of Lyon, Paul's that Anna took, one of no team in the pool, and one of
    /// Paris that Carl took.
    /// </summary>
    private static async Task<List<string>> Leads(DeskFloor floor)
    {
        const string contact = """ "contact": { "name": "N", "phone": "+33612345678", "email": "n@example.org" } """;
        List<string> leads = [await floor.Waiting(), await floor.InPool(), await floor.TakenBy(floor.Anna)];
        (await floor.Create(floor.Key, $$"""{ "code": "nobodys", {{contact}} }""")).Is(201);
        (await floor.Move(floor.Key, "nobodys", "validated")).Is(200);
        (await floor.Create(floor.Key, $$"""{ "code": "of-carl", "team": "paris", "twin": "keep", {{contact}} }""")).Is(
            201
        );
        (await floor.Move(floor.Emil.Api, "of-carl", "validated")).Is(200);
        (await floor.Move(floor.Carl.Api, "of-carl", "taken")).Is(200);
        return [.. leads, "nobodys", "of-carl"];
    }

    private static Dictionary<string, ApiClient> Callers(DeskFloor floor) =>
        new()
        {
            ["anna"] = floor.Anna.Api,
            ["ben"] = floor.Ben.Api,
            ["carl"] = floor.Carl.Api,
            ["paul"] = floor.Paul.Api,
            ["dora"] = floor.Dora.Api,
            ["emil"] = floor.Emil.Api,
            ["mara"] = floor.Mara.Api,
            ["key"] = floor.Key,
            ["admin"] = floor.Admin,
        };

    private static async Task<IReadOnlyList<long>> Versions(DeskFloor floor, IReadOnlyList<string> leads)
    {
        var versions = new List<long>();
        foreach (var lead in leads)
            versions.Add((await floor.Lead(floor.Admin, lead)).Is(200).Json.GetProperty("version").GetInt64());
        return versions;
    }

    private static string Said(ApiAnswer missing) => missing.Is(404).Json.GetProperty("detail").GetString()!;

    private static string Sight(ApiAnswer answer) => answer.Status == 404 ? "-" : Shown(answer.Is(200).Json);

    private static string Shown(JsonElement lead)
    {
        if (!lead.TryGetProperty("contact", out var contact))
            return "outline";
        return contact.TryGetProperty("phone", out _) ? "whole" : "pool";
    }
}
