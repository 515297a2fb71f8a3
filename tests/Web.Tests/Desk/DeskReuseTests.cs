using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Somebody reaches for members of a card that are not his, or uses an id or a key that was used before.
/// </summary>
public sealed class DeskReuseTests(HubFixture fixture)
{
    private static readonly Dictionary<string, string> NeverTheirs = new()
    {
        ["code"] = "\"mine\"",
        ["prospector"] = "\"paul\"",
        ["rep"] = "\"anna\"",
        ["origin"] = """{ "campaign": "before", "lead": "L-1" }""",
        ["at"] = "\"2026-03-02T12:00:00Z\"",
        ["twin"] = "\"keep\"",
        ["status"] = "\"won\"",
        ["cycle"] = "2",
        ["version"] = "1",
        ["vouched"] = "true",
        ["score"] = "100",
        ["points"] = "{ \"paid\": 100 }",
        ["amount"] = "5",
        ["allowed"] = "[]",
        ["createdBy"] = "\"account:1\"",
        ["erasedAt"] = "null",
        ["Rep"] = "\"anna\"",
        ["__proto__"] = "{ \"rep\": \"anna\" }",
    };

    [Theory]
    [InlineData("paul", "waits")]
    [InlineData("anna", "taken")]
    [InlineData("mara", "waits")]
    [InlineData("mara", "taken")]
    public async Task A_patch_that_reaches_for_more_is_refused_as_a_whole(string name, string what)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = what == "waits" ? await floor.Waiting() : await floor.TakenBy(floor.Anna);
        var before = (await floor.Lead(floor.Key, lead)).Is(200).Text;
        var known = new[] { "code", "prospector", "rep", "origin", "at", "twin" };
        var asked = NeverTheirs.Concat(known.Select(x => KeyValuePair.Create(x, "null")));

        foreach (var (member, value) in asked)
        {
            var patch = $$"""{ "contact": { "role": "Buyer" }, "{{member}}": {{value}} }""";
            var path = floor.Path($"leads/{lead}");
            var refused = await floor.Named(name).Api.Send(HttpMethod.Patch, path, patch, ("If-Match", "*"));
            Assert.Equal([member], refused.Is(400).Fields);
        }

        Assert.Equal(before, (await floor.Lead(floor.Key, lead)).Is(200).Text);
    }

    [Fact]
    public async Task A_prospector_hands_in_no_card_of_somebody_else()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        using var pia = await Another(floor);
        Assert.Equal(
            ["prospector"],
            (await floor.Create(pia.Api, """{ "company": "A", "prospector": "paul" }""")).Is(400).Fields
        );
        var made = (await floor.Create(pia.Api, """{ "company": "A" }""")).Is(201).Json;
        Assert.Equal("pia", made.GetProperty("prospector").GetString());
        (await floor.Lead(floor.Paul.Api, made.GetProperty("code").GetString()!)).Is(404);
    }

    [Fact]
    public async Task An_id_of_a_note_that_somebody_else_used_loses_no_words_of_either()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Anna);
        var notes = floor.Path($"leads/{lead}/notes");
        (await floor.Paul.Api.Post(notes, Note("From Paul"))).Is(200);

        (await floor.Anna.Api.Post(notes, Note("From Anna"))).Is(409);
        (await floor.Key.Post(notes, Note("From a program"))).Is(409);

        Assert.Equal(["paul From Paul"], await Notes(floor, lead));
        // of another lead it is another note
        var other = await floor.Waiting();
        (await floor.Paul.Api.Post(floor.Path($"leads/{other}/notes"), Note("Of another"))).Is(200);
        Assert.Equal(["paul Of another"], await Notes(floor, other));
    }

    [Fact]
    public async Task An_id_of_a_move_belongs_to_who_used_it_and_to_one_move()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var first = await floor.InPool();
        var second = await floor.InPool();
        const string take = """{ "id": "same", "type": "lead.taken" }""";

        (await floor.Anna.Api.Post(floor.Path($"leads/{first}/moves"), take)).Is(200);
        // somebody else's is another one
        (await floor.Ben.Api.Post(floor.Path($"leads/{second}/moves"), take)).Is(200);
        (await floor.Anna.Api.Post(floor.Path($"leads/{second}/moves"), take)).Is(409);
        (await floor.Anna.Api.Post(floor.Path("leads/ghost/moves"), take)).Is(409);

        var holders = new[] { await floor.Lead(floor.Key, first), await floor.Lead(floor.Key, second) };
        Assert.Equal(["anna", "ben"], holders.Select(x => x.Is(200).Json.GetProperty("rep").GetString()));
        Assert.Equal(2, (await floor.Admin.Get(floor.Path("ledger"))).Is(200).Json.GetArrayLength());
    }

    [Fact]
    public async Task One_key_of_many_requests_at_once_creates_one_lead()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        const string card = """{ "company": "Once", "contact": { "email": "once@example.org" } }""";
        var key = ("Idempotency-Key", "a-tap-that-bounced");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => floor.Paul.Api.Post(floor.Path("leads"), card, key))
        );

        Assert.Single(answers.Select(x => x.Is(201).Text).Distinct());
        Assert.Single((await floor.Key.Get(floor.Path("leads"))).Json.GetProperty("leads").EnumerateArray());
    }

    [Fact]
    public async Task A_key_is_used_for_one_request_of_one_sender_at_one_desk()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        using var other = await DeskFloor.Open(fixture.Hub);
        var key = ("Idempotency-Key", "key-1");
        const string first = """{ "company": "First" }""";
        const string second = """{ "company": "Second" }""";
        var leads = floor.Path("leads");

        // what was refused used no key
        (await floor.Admin.Post(leads, """{ "company": "" }""", key)).Is(400);
        (await floor.Admin.Post(leads, first, key)).Is(201);
        (await floor.Admin.Post(leads, second, key)).Is(409);
        (await floor.Admin.Post(leads, $"[{first}]", key)).Is(409);
        (await floor.Key.Post(leads, second, key)).Is(201);
        (await floor.Admin.Post(other.Path("leads"), second, key)).Is(201);
        const string bonus = """{ "participant": "anna", "points": 1, "reason": "A bonus" }""";
        (await floor.Admin.Post(floor.Path("corrections"), bonus, key)).Is(200);
        Assert.Equal(["Idempotency-Key"], (await floor.Admin.Post(leads, first, Long(201))).Is(400).Fields);
        (await floor.Admin.Post(leads, """{ "company": "Third" }""", Long(200))).Is(201);

        Assert.Equal(3, (await floor.Key.Get(leads)).Json.GetProperty("leads").GetArrayLength());
        Assert.Equal(1, (await other.Key.Get(other.Path("leads"))).Json.GetProperty("leads").GetArrayLength());
    }

    private static (string, string) Long(int length) => ("Idempotency-Key", new string('k', length));

    /// <summary>Pia, who finds leads for Paris.</summary>
    private async Task<Person> Another(DeskFloor floor)
    {
        const string pia = """[ { "code": "pia", "name": "Pia", "team": "paris", "role": "prospector" } ]""";
        (await floor.Admin.Put(floor.Path("participants"), pia)).Is(200);
        return await Person.Joined(fixture.Hub, new Grant(AccountRole.Prospector, floor.Campaign, "pia"));
    }

    private static string Note(string text) => $$"""{ "id": "n", "kind": "note", "text": "{{text}}" }""";

    /// <summary>Who wrote them, and what.</summary>
    private static async Task<IReadOnlyList<string>> Notes(DeskFloor floor, string lead) =>
        [
            .. (await floor.Lead(floor.Key, lead))
                .Is(200)
                .Json.GetProperty("story")
                .EnumerateArray()
                .Where(x => x.GetProperty("kind").GetString() == "note")
                .Select(x => $"{x.GetProperty("by")} {x.GetProperty("text")}"),
        ];
}
