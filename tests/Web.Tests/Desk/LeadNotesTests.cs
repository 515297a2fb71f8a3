using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What people write about a lead: kept as it is, seen by who sees the whole lead.</summary>
public sealed class LeadNotesTests(HubFixture fixture)
{
    private const string Call = """ "note": { "kind": "call", "text": "x" } """;

    [Fact]
    public async Task A_note_stands_in_the_story_and_raises_the_version_once()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        var before = Version(await floor.Lead(floor.Paul.Api, lead));

        var noted = await Note(floor, floor.Paul.Api, lead, """{ "id": "n1", "kind": "note", "text": "Two\nlines" }""");
        var again = await Note(floor, floor.Paul.Api, lead, """{ "id": "n1", "kind": "note", "text": "Two\nlines" }""");

        Assert.Equal(before + 1, Version(noted.Is(200)));
        Assert.Equal(before + 1, Version(again.Is(200)));
        var note = again.Json.GetProperty("story").EnumerateArray().Single(x => Text(x, "kind") == "note");
        Assert.Equal(("paul", "Two\nlines", "n1"), (Text(note, "by"), Text(note, "text"), Text(note, "id")));
    }

    [Fact]
    public async Task Prospector_and_rep_read_each_others_notes()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Anna);
        (await Note(floor, floor.Paul.Api, lead, """{ "id": "p", "kind": "note", "text": "From Paul" }""")).Is(200);
        (await Note(floor, floor.Anna.Api, lead, """{ "id": "a", "kind": "no-answer" }""")).Is(200);

        Assert.Contains("From Paul", (await floor.Lead(floor.Anna.Api, lead)).Is(200).Text);
        Assert.Contains("no-answer", (await floor.Lead(floor.Paul.Api, lead)).Is(200).Text);
        Assert.DoesNotContain("From Paul", (await floor.Lead(floor.Ben.Api, lead)).Is(200).Text);
    }

    [Fact]
    public async Task A_rep_rates_what_he_has_contacted_and_nobody_else_does()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Anna);
        const string rating = """{ "id": "r", "kind": "rating", "quality": 4, "text": "Good" }""";
        (await Note(floor, floor.Anna.Api, lead, rating)).Is(409);
        (await floor.Move(floor.Anna.Api, lead, "contacted", Call)).Is(200);

        (await Note(floor, floor.Paul.Api, lead, rating)).Is(403);
        (await Note(floor, floor.Anna.Api, lead, rating)).Is(200);

        var seen = (await floor.Lead(floor.Paul.Api, lead)).Is(200).Json.GetProperty("story").EnumerateArray();
        Assert.Equal(4, seen.Single(x => Text(x, "type") == "rating").GetProperty("quality").GetInt32());
    }

    [Fact]
    public async Task Who_sees_less_than_the_whole_lead_writes_nothing_about_it()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.InPool();
        const string note = """{ "id": "n", "kind": "note", "text": "x" }""";
        (await Note(floor, floor.Anna.Api, lead, note)).Is(403);
        (await Note(floor, floor.Carl.Api, lead, note)).Is(404);
        (await Note(floor, floor.Emil.Api, lead, note)).Is(404);
        (await Note(floor, floor.Dora.Api, lead, note)).Is(200);
    }

    [Theory]
    [InlineData("""{ "kind": "note", "text": "x" }""", "id")]
    [InlineData("""{ "id": 5, "kind": "note", "text": "x" }""", "id")]
    [InlineData("""{ "id": "", "kind": "note", "text": "x" }""", "id")]
    [InlineData("""{ "id": "n", "text": "x" }""", "kind")]
    [InlineData("""{ "id": "n", "kind": "sms", "text": "x" }""", "kind")]
    [InlineData("""{ "id": "n", "kind": 1, "text": "x" }""", "kind")]
    [InlineData("""{ "id": "n", "kind": "note" }""", "text")]
    [InlineData("""{ "id": "n", "kind": "note", "text": " " }""", "text")]
    [InlineData("""{ "id": "n", "kind": "note", "text": 5 }""", "text")]
    [InlineData("""{ "id": "n", "kind": "note", "text": "a\u0007b" }""", "text")]
    [InlineData("""{ "id": "n", "kind": "note", "text": "a\u202eb" }""", "text")]
    [InlineData("""{ "id": "n", "kind": "note", "text": "x", "quality": 3 }""", "quality")]
    [InlineData("""{ "id": "n", "kind": "rating" }""", "quality")]
    [InlineData("""{ "id": "n", "kind": "rating", "quality": 0 }""", "quality")]
    [InlineData("""{ "id": "n", "kind": "rating", "quality": 6 }""", "quality")]
    [InlineData("""{ "id": "n", "kind": "rating", "quality": "good" }""", "quality")]
    [InlineData("""{ "id": "n", "kind": "note", "text": "x", "at": "2026-03-02T12:00:00Z" }""", "at")]
    [InlineData("""{ "id": "n", "kind": "note", "text": "x", "author": "anna" }""", "author")]
    public async Task What_is_wrong_with_a_note_is_named(string body, string field)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        Assert.Equal([field], (await Note(floor, floor.Key, lead, body)).Is(400).Fields);
    }

    [Fact]
    public async Task A_note_has_so_many_characters_and_no_more()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        string Long(int count) => $$"""{ "id": "n{{count}}", "kind": "note", "text": "{{new string('x', count)}}" }""";
        (await Note(floor, floor.Key, lead, Long(2_000))).Is(200);
        Assert.Equal(["text"], (await Note(floor, floor.Key, lead, Long(2_001))).Is(400).Fields);
    }

    private static Task<ApiAnswer> Note(DeskFloor floor, ApiClient by, string lead, string body) =>
        by.Post(floor.Path($"leads/{lead}/notes"), body);

    private static long Version(ApiAnswer lead) => lead.Is(200).Json.GetProperty("version").GetInt64();

    private static string? Text(System.Text.Json.JsonElement json, string member) =>
        json.GetProperty(member).GetString();
}
