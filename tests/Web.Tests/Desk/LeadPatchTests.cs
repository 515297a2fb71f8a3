using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A card is changed by who may, on the card that he has read.</summary>
public sealed class LeadPatchTests(HubFixture fixture)
{
    private const string Call = """ "note": { "kind": "call", "text": "x" } """;

    [Fact]
    public async Task Without_the_version_that_was_read_nothing_is_changed()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();

        Assert.NotEmpty((await Patch(floor, floor.Key, lead, """{ "source": "fair" }""", null)).Is(428).Text);
        var stale = (await Patch(floor, floor.Key, lead, """{ "source": "fair" }""", "\"7\"")).Is(412);

        Assert.Equal("\"1\"", stale.ETag);
        Assert.Equal(lead, stale.Json.GetProperty("lead").GetProperty("code").GetString());
        Assert.False((await floor.Lead(floor.Key, lead)).Json.TryGetProperty("source", out _));
        (await Patch(floor, floor.Key, lead, """{ "source": "fair" }""", "*")).Is(200);
    }

    [Fact]
    public async Task A_note_or_a_move_of_somebody_else_is_no_conflict_and_a_change_of_the_card_is_one()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.InPool();
        var read = (await floor.Lead(floor.Mara.Api, lead)).Is(200).ETag;
        var notes = floor.Path($"leads/{lead}/notes");
        (await floor.Paul.Api.Post(notes, """{ "id": "n", "kind": "note", "text": "x" }""")).Is(200);
        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200);

        var changed = (await Patch(floor, floor.Mara.Api, lead, """{ "potential": 900 }""", read)).Is(200);

        Assert.NotEqual(read, changed.ETag);
        (await Patch(floor, floor.Mara.Api, lead, """{ "potential": 800 }""", read)).Is(412);
    }

    [Fact]
    public async Task What_is_named_is_changed_null_takes_away_and_the_rest_stays()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        var before = (await floor.Lead(floor.Paul.Api, lead)).Is(200).Json.GetProperty("version").GetInt64();
        const string patch = """
            { "company": null, "contact": { "role": "Buyer", "phone": null }, "due": "2026-06-30", "potential": 12.5 }
            """;

        var changed = (await Patch(floor, floor.Paul.Api, lead, patch, "\"1\"", "application/merge-patch+json"))
            .Is(200)
            .Json;

        var contact = changed.GetProperty("contact");
        Assert.False(changed.TryGetProperty("company", out _));
        Assert.False(contact.TryGetProperty("phone", out _));
        Assert.False(contact.TryGetProperty("e164", out _));
        Assert.Equal("Buyer", contact.GetProperty("role").GetString());
        Assert.StartsWith("Contact ", contact.GetProperty("name").GetString());
        Assert.Equal("2026-06-30", changed.GetProperty("due").GetString());
        Assert.Equal(before + 1, changed.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task A_changed_card_is_found_by_its_new_words()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        (await Patch(floor, floor.Key, lead, """{ "company": "Zanzibar" }""", "*")).Is(200);
        Assert.Contains(lead, (await floor.Key.Get(floor.Path("leads?q=zanz"))).Is(200).Text);
        Assert.DoesNotContain(lead, (await floor.Key.Get(floor.Path("leads?q=company"))).Is(200).Text);
    }

    [Theory]
    [InlineData("code", "\"X\"")]
    [InlineData("origin", "{ \"campaign\": \"a\", \"lead\": \"b\" }")]
    [InlineData("prospector", "\"paul\"")]
    [InlineData("rep", "\"anna\"")]
    [InlineData("at", "\"2026-03-02T12:00:00Z\"")]
    [InlineData("twin", "\"keep\"")]
    public async Task What_nobody_may_change_is_refused_by_its_name(string member, string value)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        var refused = await Patch(floor, floor.Key, lead, $$"""{ "{{member}}": {{value}} }""", "*");
        Assert.Equal([member], refused.Is(400).Fields);
    }

    [Fact]
    public async Task A_prospector_edits_until_somebody_has_taken_it_and_then_the_rep_does()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.InPool();
        (await Patch(floor, floor.Paul.Api, lead, """{ "company": "Before" }""", "*")).Is(200);
        Assert.Equal(
            ["team", "cost"],
            (await Patch(floor, floor.Paul.Api, lead, """{ "team": "paris", "cost": 1 }""", "*")).Is(400).Fields
        );
        (await Patch(floor, floor.Anna.Api, lead, """{ "contact": { "role": "x" } }""", "*")).Is(403);

        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200);

        (await Patch(floor, floor.Paul.Api, lead, """{ "company": "After" }""", "*")).Is(403);
        (await Patch(floor, floor.Anna.Api, lead, """{ "contact": { "role": "Boss" } }""", "*")).Is(200);
        Assert.Equal(
            ["company"],
            (await Patch(floor, floor.Anna.Api, lead, """{ "company": "Mine" }""", "*")).Is(400).Fields
        );
        (await Patch(floor, floor.Ben.Api, lead, """{ "next": null }""", "*")).Is(403);
        (await Patch(floor, floor.Carl.Api, lead, """{ "next": null }""", "*")).Is(404);
        (await Patch(floor, floor.Dora.Api, lead, """{ "next": null }""", "*")).Is(403);
    }

    [Fact]
    public async Task A_patch_is_JSON_and_an_object()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        (await Patch(floor, floor.Key, lead, "{}", "*", "text/plain")).Is(415);
        foreach (var body in new[] { "[]", "null", "5", "\"x\"", "{", "" })
            (await Patch(floor, floor.Key, lead, body, "*")).Is(400);
        Assert.Equal("\"2\"", (await Patch(floor, floor.Key, lead, "{}", "*")).Is(200).ETag);
    }

    [Fact]
    public async Task A_card_of_a_lead_that_was_won_is_still_marketings_to_change()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Anna);
        (await floor.Move(floor.Anna.Api, lead, "contacted", Call)).Is(200);
        (await floor.Move(floor.Anna.Api, lead, "closed")).Is(200);
        (await Patch(floor, floor.Mara.Api, lead, """{ "context": "As told" }""", "*")).Is(200);
    }

    private static Task<ApiAnswer> Patch(
        DeskFloor floor,
        ApiClient by,
        string lead,
        string body,
        string? match,
        string type = "application/json"
    )
    {
        List<(string, string)> headers = [("Content-Type", type)];
        if (match is not null)
            headers.Add(("If-Match", match));
        return by.Send(HttpMethod.Patch, floor.Path($"leads/{lead}"), body, [.. headers]);
    }
}
