using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Every member of a card and of a move, with what it cannot be: the answer names it.</summary>
public sealed class LeadsBadInputTests(HubFixture fixture)
{
    private static readonly string Long = new('x', 201);
    private static readonly string Prose = new('x', 4_001);

    [Theory]
    [InlineData("code", "5")]
    [InlineData("code", "\"\"")]
    [InlineData("code", "\" x\"")]
    [InlineData("code", "\"a\\u0000b\"")]
    [InlineData("code", "LONG")]
    [InlineData("company", "5")]
    [InlineData("company", "\"\"")]
    [InlineData("company", "LONG")]
    [InlineData("company", "\"a\\u202Eb\"")]
    [InlineData("company", "\"a\\nb\"")]
    [InlineData("contact", "\"Zoe\"")]
    [InlineData("contact", "[]")]
    [InlineData("contact.name", "7")]
    [InlineData("contact.name", "\"\"")]
    [InlineData("contact.name", "\"\\u202Ebob\"")]
    [InlineData("contact.role", "true")]
    [InlineData("contact.role", "LONG")]
    [InlineData("contact.phone", "33612345678")]
    [InlineData("contact.phone", "\"call me\"")]
    [InlineData("contact.phone", "\"123\"")]
    [InlineData("contact.email", "5")]
    [InlineData("contact.email", "\"nobody\"")]
    [InlineData("contact.email", "\"Zoe <zoe@example.org>\"")]
    [InlineData("contact.email", "\"zoe@example.org\\u202E\"")]
    [InlineData("contact.about", "{}")]
    [InlineData("contact.about", "PROSE")]
    [InlineData("contact.fax", "\"1\"")]
    [InlineData("context", "5")]
    [InlineData("context", "PROSE")]
    [InlineData("context", "\"a\\u0007b\"")]
    [InlineData("account", "5")]
    [InlineData("account", "\"\"")]
    [InlineData("source", "5")]
    [InlineData("source", "\"fair lyon\"")]
    [InlineData("source", "\"<script>\"")]
    [InlineData("cost", "\"12\"")]
    [InlineData("cost", "-0.01")]
    [InlineData("cost", "1.234")]
    [InlineData("cost", "1e15")]
    [InlineData("cost", "1e400")]
    [InlineData("potential", "\"many\"")]
    [InlineData("potential", "-1")]
    [InlineData("potential", "1000000000000")]
    [InlineData("due", "5")]
    [InlineData("due", "\"2026-02-30\"")]
    [InlineData("due", "\"tomorrow\"")]
    [InlineData("due", "\"1999-12-31\"")]
    [InlineData("next", "5")]
    [InlineData("next", "\"2026-03-02T12:00:00\"")]
    [InlineData("next", "\"1900-01-01T00:00:00Z\"")]
    [InlineData("team", "5")]
    [InlineData("team", "\"no where\"")]
    [InlineData("team", "\"nowhere\"")]
    [InlineData("rep", "5")]
    [InlineData("rep", "\"nobody\"")]
    [InlineData("rep", "\"paul\"")]
    [InlineData("prospector", "5")]
    [InlineData("prospector", "\"nobody\"")]
    [InlineData("prospector", "\"anna\"")]
    [InlineData("qualification", "\"good\"")]
    [InlineData("qualification", "[]")]
    [InlineData("origin", "\"before\"")]
    [InlineData("origin.campaign", "\"a b\"")]
    [InlineData("origin.lead", "\"\"")]
    [InlineData("twin", "\"merge\"")]
    [InlineData("twin", "true")]
    [InlineData("at", "\"yesterday\"")]
    [InlineData("at", "5")]
    [InlineData("score", "5")]
    [InlineData("status", "\"won\"")]
    public async Task A_member_of_a_card_that_cannot_be_is_named(string member, string value)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var card = Card(member, value);

        var refused = (await floor.Create(floor.Key, card)).Is(400);
        Assert.Equal([member], refused.Fields);

        // one of many: by its place, or beside the others
        var many = await floor.Create(floor.Key, $$"""[ { "company": "Good" }, {{card}} ]""");
        if (many.Status == 400)
            Assert.Equal([$"[1].{member}"], many.Fields);
        else
            Assert.Equal(
                [member],
                many.Is(200).Json.GetProperty("results")[1].GetProperty("errors").EnumerateObject().Select(x => x.Name)
            );
    }

    [Theory]
    [InlineData("null", "body")]
    [InlineData("5", "body")]
    [InlineData("\"card\"", "body")]
    [InlineData("{", "body")]
    [InlineData("[null]", "[0]")]
    [InlineData("[{}, 5]", "[1]")]
    [InlineData("""{ "company": "A", "company": "B" }""", "company")]
    [InlineData("""{ "company": "\ud800" }""", "company")]
    public async Task A_body_that_is_no_card_is_named(string body, string field)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        Assert.Equal([field], (await floor.Create(floor.Key, body)).Is(400).Fields);
        Assert.Equal(0, (await floor.Key.Get(floor.Path("leads"))).Json.GetProperty("leads").GetArrayLength());
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        const string card = """
            { "company": "", "contact": { "email": "x", "phone": "y" }, "source": "a b", "cost": -1, "team": "nowhere" }
            """;
        Assert.Equal(
            ["company", "contact.phone", "contact.email", "source", "cost", "team"],
            (await floor.Create(floor.Key, card)).Is(400).Fields
        );
    }

    [Theory]
    [InlineData("team", "\"lyon\"")]
    [InlineData("cost", "5")]
    [InlineData("origin", "{ \"campaign\": \"before\", \"lead\": \"L-1\" }")]
    public async Task What_a_prospector_may_not_set_is_named(string member, string value)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        Assert.Equal([member], (await floor.Create(floor.Paul.Api, Card(member, value))).Is(400).Fields);
    }

    [Theory]
    [InlineData("""{ "type": "lead.validated" }""", "id")]
    [InlineData("""{ "id": 5, "type": "lead.validated" }""", "id")]
    [InlineData("""{ "id": "", "type": "lead.validated" }""", "id")]
    [InlineData("""{ "id": "a\nb", "type": "lead.validated" }""", "id")]
    [InlineData("""{ "id": "1" }""", "type")]
    [InlineData("""{ "id": "1", "type": 5 }""", "type")]
    [InlineData("""{ "id": "1", "type": "lead.eaten" }""", "type")]
    [InlineData("""{ "id": "1", "type": "validated" }""", "type")]
    [InlineData("""{ "id": "1", "type": "lead.received" }""", "type")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "cycle": "1" }""", "cycle")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "cycle": 1.5 }""", "cycle")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "cycle": 2 }""", "cycle")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "at": "now" }""", "at")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "at": "1999-01-01T00:00:00Z" }""", "at")]
    [InlineData("""{ "id": "1", "type": "lead.assigned" }""", "rep")]
    [InlineData("""{ "id": "1", "type": "lead.assigned", "rep": 5 }""", "rep")]
    [InlineData("""{ "id": "1", "type": "lead.assigned", "rep": "nobody" }""", "rep")]
    [InlineData("""{ "id": "1", "type": "lead.assigned", "rep": "paul" }""", "rep")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "amount": "5" }""", "amount")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "amount": 1000000000000 }""", "amount")]
    [InlineData("""{ "id": "1", "type": "lead.refused" }""", "reason")]
    [InlineData("""{ "id": "1", "type": "lead.refused", "reason": "" }""", "reason")]
    [InlineData("""{ "id": "1", "type": "lead.refused", "reason": 5 }""", "reason")]
    [InlineData("""{ "id": "1", "type": "lead.refused", "reason": "a\u202Eb" }""", "reason")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "note": "x" }""", "note")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "note": { "text": "x" } }""", "note.kind")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "note": { "kind": "sms", "text": "x" } }""", "note.kind")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "note": { "kind": "note" } }""", "note.text")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "note": { "kind": "note", "text": 5 } }""", "note.text")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "twinOf": "A" }""", "twinOf")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "lead": "other" }""", "lead")]
    [InlineData("""{ "id": "1", "type": "lead.validated", "points": 5 }""", "points")]
    [InlineData("[]", "body")]
    [InlineData("null", "body")]
    public async Task A_member_of_a_move_that_cannot_be_is_named_and_nothing_is_written(string body, string field)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        var before = (await floor.Lead(floor.Key, lead)).Is(200).Text;

        Assert.Equal([field], (await floor.Key.Post(floor.Path($"leads/{lead}/moves"), body)).Is(400).Fields);

        Assert.Equal(before, (await floor.Lead(floor.Key, lead)).Is(200).Text);
    }

    [Theory]
    [InlineData("{}", "body")]
    [InlineData("null", "body")]
    [InlineData("[5]", "[0]")]
    [InlineData("[null]", "[0]")]
    [InlineData("""[ { "lead": "A", "type": "lead.taken" } ]""", "[0].id")]
    [InlineData("""[ { "lead": "A", "id": "1" } ]""", "[0].type")]
    [InlineData("""[ { "id": "1", "type": "lead.taken" } ]""", "[0].lead")]
    [InlineData("""[ { "lead": "A", "id": "1", "type": "lead.taken", "note": {} } ]""", "[0].note.kind")]
    [InlineData("""[ { "lead": "A", "id": "1", "type": "lead.taken", "cycle": [] } ]""", "[0].cycle")]
    public async Task A_member_of_one_of_many_moves_is_named_by_its_place(string body, string field)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        Assert.Equal([field], (await floor.Key.Post(floor.Path("leads/moves"), body)).Is(400).Fields);
    }

    [Fact]
    public async Task So_many_moves_are_in_a_request_and_no_more()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        (await floor.Key.Post(floor.Path("leads/moves"), "[]")).Is(200);
        var many = string.Join(',', Enumerable.Repeat("""{ "lead": "A", "id": "1", "type": "lead.lost" }""", 1_001));
        (await floor.Key.Post(floor.Path("leads/moves"), $"[{many}]")).Is(413);
    }

    [Theory]
    [InlineData("contact.email", "5")]
    [InlineData("contact.email", "\"nobody\"")]
    [InlineData("contact.fax", "\"1\"")]
    [InlineData("company", "5")]
    [InlineData("cost", "\"12\"")]
    [InlineData("due", "\"tomorrow\"")]
    [InlineData("next", "\"2026-03-02T12:00:00\"")]
    [InlineData("team", "\"nowhere\"")]
    [InlineData("qualification", "5")]
    public async Task A_member_of_a_patch_that_cannot_be_is_named(string member, string value)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        var path = floor.Path($"leads/{lead}");
        var refused = await floor.Key.Send(HttpMethod.Patch, path, Card(member, value), ("If-Match", "*"));
        Assert.Equal([member], refused.Is(400).Fields);
    }

    [Fact]
    public async Task A_challenge_that_is_not_there_or_not_launched_takes_no_leads()
    {
        var card = """{ "company": "A" }""";
        (await fixture.Api.Post("campaigns/ghost/leads", card)).Is(404);
        (await fixture.Api.Get("campaigns/ghost/leads")).Is(404);
        (await fixture.Api.Put("campaigns/desk-draft", ApiClient.Document)).Is(201);
        (await fixture.Api.Post("campaigns/desk-draft/leads", card)).Is(409);
    }

    /// <summary>A card with one member; the name before a dot is that of an object.</summary>
    private static string Card(string member, string value)
    {
        var json = value switch
        {
            "LONG" => $"\"{Long}\"",
            "PROSE" => $"\"{Prose}\"",
            _ => value,
        };
        return member switch
        {
            "origin.campaign" => $$"""{ "origin": { "campaign": {{json}}, "lead": "L-1" } }""",
            "origin.lead" => $$"""{ "origin": { "campaign": "before", "lead": {{json}} } }""",
            _ when member.Split('.') is [var outer, var inner] => $$"""{ "{{outer}}": { "{{inner}}": {{json}} } }""",
            _ => $$"""{ "{{member}}": {{json}} }""",
        };
    }
}
