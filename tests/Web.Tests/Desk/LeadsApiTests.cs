using System.Text.Json;
using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Cards that are handed in, and a lead with its story.</summary>
public sealed class LeadsApiTests(HubFixture fixture)
{
    private const string Card = """
        { "company": "Café Müller", "contact": { "name": "Zoé Petit", "phone": "06 12 34 56 78",
          "email": "zoe@example.org" }, "context": "Met at the fair" }
        """;

    [Fact]
    public async Task A_prospectors_card_becomes_a_lead_with_a_code_of_its_own()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);

        var made = (await floor.Create(floor.Paul.Api, Card)).Is(201);

        Assert.Equal("\"1\"", made.ETag);
        Assert.Equal("L-1", Text(made.Json, "code"));
        Assert.Equal("waiting", Text(made.Json, "status"));
        Assert.Equal("paul", Text(made.Json, "prospector"));
        Assert.Equal("+33612345678", Text(made.Json.GetProperty("contact"), "e164"));
        Assert.Equal("06 12 34 56 78", Text(made.Json.GetProperty("contact"), "phone"));
        Assert.False(made.Json.GetProperty("vouched").GetBoolean());
        Assert.Equal("lead.received", Text(made.Json.GetProperty("story")[0], "type"));
        Assert.Equal("L-2", Text((await floor.Create(floor.Key, "{}")).Is(201).Json, "code"));
    }

    [Fact]
    public async Task Who_brings_no_leads_in_hands_no_card_in()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        foreach (var person in new[] { floor.Anna, floor.Dora })
            (await floor.Create(person.Api, Card)).Is(403);
        (await floor.Create(floor.Mara.Api, Card)).Is(201);
    }

    [Fact]
    public async Task A_code_may_have_a_slash_and_whatever_else_a_CRM_writes()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        const string code = "2026/03 – 7%";
        (await floor.Create(floor.Key, $$"""{ "code": "{{code}}", "company": "Slash & Sons" }""")).Is(201);

        var read = (await floor.Lead(floor.Mara.Api, code)).Is(200);
        var path = floor.Path($"leads/{Uri.EscapeDataString(code)}");
        (await floor.Key.Send(HttpMethod.Patch, path, """{ "source": "fair" }""", ("If-Match", read.ETag!))).Is(200);
        (await floor.Key.Post($"{path}/notes", """{ "id": "n1", "kind": "note", "text": "x" }""")).Is(200);
        var moved = (await floor.Move(floor.Mara.Api, code, "validated")).Is(200);

        Assert.Equal(code, Text(moved.Json.GetProperty("lead"), "code"));
        Assert.Equal("open", Text(moved.Json.GetProperty("lead"), "status"));
    }

    [Fact]
    public async Task A_code_that_is_there_is_a_conflict()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        (await floor.Create(floor.Key, """{ "code": "A" }""")).Is(201);
        (await floor.Create(floor.Key, """{ "code": "A" }""")).Is(409);
        (await floor.Create(floor.Paul.Api, """{ "code": "A" }""")).Is(409);
    }

    [Fact]
    public async Task A_twin_is_refused_with_the_one_that_is_there_unless_it_is_kept()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        (await floor.Create(floor.Paul.Api, Card)).Is(201);
        const string twin = """{ "contact": { "email": "ZOE@example.org" } }""";

        var refused = (await floor.Create(floor.Paul.Api, twin)).Is(409);
        Assert.Equal(["L-1"], refused.Json.GetProperty("twins").EnumerateArray().Select(x => x.GetString()));
        Assert.Equal(["L-1"], Codes((await floor.Key.Get(floor.Path("leads"))).Is(200)));

        var kept = twin.Replace("{ \"contact\"", "{ \"twin\": \"keep\", \"contact\"");
        Assert.Equal("L-3", Text((await floor.Create(floor.Paul.Api, kept)).Is(201).Json, "code"));
    }

    [Fact]
    public async Task Of_a_twin_out_of_reach_one_learns_that_there_is_one_and_no_more()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var card = Card.Replace("{ \"company\"", "{ \"code\": \"secret-7\", \"team\": \"paris\", \"company\"");
        (await floor.Create(floor.Key, card)).Is(201);

        var refused = (await floor.Create(floor.Paul.Api, Card)).Is(409);

        Assert.Equal(0, refused.Json.GetProperty("twins").GetArrayLength());
        Assert.DoesNotContain("secret-7", refused.Text);
    }

    [Fact]
    public async Task A_card_that_the_sheet_does_not_let_through_is_a_draft_and_says_what_it_lacks()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, WithSheet);

        var draft = (await floor.Create(floor.Paul.Api, Card)).Is(202);
        Assert.NotEmpty(draft.Json.GetProperty("lacks").EnumerateObject());
        (await floor.Lead(floor.Paul.Api, Text(draft.Json, "code")!)).Is(404);
        // the same words sent again are the same draft
        Assert.Equal(Text(draft.Json, "code"), Text((await floor.Create(floor.Paul.Api, Card)).Is(202).Json, "code"));

        var good = Card.Replace("{ \"company\"", "{ \"qualification\": { \"budget\": 20000 }, \"company\"");
        (await floor.Create(floor.Paul.Api, good)).Is(201);
    }

    [Fact]
    public async Task The_same_key_answers_as_the_first_did_and_another_body_is_a_conflict()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var key = ("Idempotency-Key", "once-1");
        var path = floor.Path("leads");

        var first = (await floor.Paul.Api.Post(path, Card, key)).Is(201);
        var again = (await floor.Paul.Api.Post(path, Card, key)).Is(201);

        Assert.Equal(Text(first.Json, "code"), Text(again.Json, "code"));
        Assert.Single(Codes(await floor.Key.Get(path)));
        (await floor.Paul.Api.Post(path, """{ "company": "Other" }""", key)).Is(409);
        // another sender may choose the same one
        (await floor.Mara.Api.Post(path, """{ "company": "Third" }""", key)).Is(201);
        (await floor.Paul.Api.Post(path, Card, ("Idempotency-Key", "a space"))).Is(400);
    }

    [Fact]
    public async Task Several_are_answered_one_by_one_and_the_same_when_they_are_sent_again()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        const string cards = """
            [ { "code": "A", "company": "One" }, { "code": "B", "cost": -1 }, { "code": "A", "company": "Two" },
              { "contact": { "email": "x@example.org" } }, { "contact": { "email": "X@example.org" } } ]
            """;
        var key = ("Idempotency-Key", "batch");

        var first = (await floor.Key.Post(floor.Path("leads"), cards, key)).Is(200).Json.GetProperty("results");
        var again = (await floor.Key.Post(floor.Path("leads"), cards, key)).Is(200).Json.GetProperty("results");

        string[] became = ["created", "invalid", "refused", "created", "twin"];
        Assert.Equal(became, first.EnumerateArray().Select(x => Text(x, "status")));
        Assert.Equal("cost", Assert.Single(first[1].GetProperty("errors").EnumerateObject()).Name);
        Assert.Equal(became, again.EnumerateArray().Select(x => Text(x, "status")));
        Assert.Equal(2, Codes(await floor.Key.Get(floor.Path("leads"))).Count);
        Assert.Equal(0, (await floor.Create(floor.Key, "[]")).Is(200).Json.GetProperty("results").GetArrayLength());
        (await floor.Create(floor.Key, $"[{string.Join(',', Enumerable.Repeat("{}", 1_001))}]")).Is(413);
    }

    [Fact]
    public async Task When_it_was_received_only_a_program_says()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        const string card = """{ "company": "Early", "at": "2026-02-20T09:00:00+01:00" }""";
        foreach (var person in new[] { floor.Paul, floor.Mara })
            Assert.Equal(["at"], (await floor.Create(person.Api, card)).Is(400).Fields);
        var made = (await floor.Create(floor.Key, card)).Is(201).Json;
        Assert.Equal(
            DateTimeOffset.Parse("2026-02-20T09:00:00+01:00"),
            made.GetProperty("receivedAt").GetDateTimeOffset()
        );
    }

    [Fact]
    public async Task A_lead_tells_its_story_the_oldest_first_with_what_it_paid()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Anna);
        (
            await floor.Move(
                floor.Anna.Api,
                lead,
                "contacted",
                """ "note": { "kind": "call", "text": "Call again in May" } """
            )
        ).Is(200);

        var read = (await floor.Lead(floor.Paul.Api, lead)).Is(200).Json;

        var story = read.GetProperty("story").EnumerateArray().ToList();
        Assert.Equal(
            ["lead.received", "lead.validated", "lead.taken", "lead.contacted", "call"],
            story.Select(x => Text(x, "type"))
        );
        Assert.Equal(["fact", "fact", "fact", "fact", "note"], story.Select(x => Text(x, "kind")));
        Assert.Equal("anna", Text(story[^1], "by"));
        Assert.Equal(1, story[2].GetProperty("points").GetInt64());
        Assert.Equal(4, read.GetProperty("points").GetProperty("paid").GetInt64());
        Assert.Equal("anna", Text(read, "rep"));
    }

    [Fact]
    public async Task What_a_move_would_pay_stands_beside_it()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.InPool();

        var allowed = (await floor.Lead(floor.Anna.Api, lead)).Is(200).Json.GetProperty("allowed");

        var take = Assert.Single(allowed.EnumerateArray());
        Assert.Equal("lead.taken", Text(take, "type"));
        Assert.Equal(1, take.GetProperty("points").GetInt64());
    }

    private static void WithSheet(JsonObject document) =>
        document["sheet"] = JsonNode.Parse(
            """{ "fields": [ { "code": "budget", "name": "Budget", "kind": "number", "required": true } ] }"""
        );

    private static IReadOnlyList<string?> Codes(ApiAnswer list) =>
        [.. list.Is(200).Json.GetProperty("leads").EnumerateArray().Select(x => Text(x, "code"))];

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
