using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A lead's way through the hands of people.</summary>
public sealed class LeadMovesApiTests(HubFixture fixture)
{
    private const string Call = """ "note": { "kind": "call", "text": "He listens" } """;

    [Fact]
    public async Task A_lead_is_taken_contacted_and_closed_and_each_step_pays()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.InPool();

        var taken = (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200).Json;
        var contacted = (await floor.Move(floor.Anna.Api, lead, "contacted", Call)).Is(200).Json;
        var closed = (await floor.Move(floor.Anna.Api, lead, "closed", """ "amount": 1200.50 """)).Is(200).Json;

        Assert.Equal([1, 3, 10], new[] { taken, contacted, closed }.Select(Points));
        Assert.Equal(["taken", "contacted", "won"], new[] { taken, contacted, closed }.Select(Status));
        Assert.Equal(1200.50m, closed.GetProperty("lead").GetProperty("amount").GetDecimal());
        Assert.StartsWith("person:", closed.GetProperty("result").GetProperty("source").GetString());
        var ledger = (await floor.Admin.Get(floor.Path("ledger?participant=anna"))).Is(200).Json;
        Assert.Equal(14, ledger.EnumerateArray().Sum(x => x.GetProperty("points").GetInt64()));
    }

    [Fact]
    public async Task Who_comes_second_reads_who_was_first()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Ben);

        var second = (await floor.Move(floor.Anna.Api, lead, "taken")).Is(409);

        Assert.Equal("taken", second.Json.GetProperty("leadStatus").GetString());
        Assert.Equal("ben", second.Json.GetProperty("holder").GetString());
        Assert.Contains("Ben", second.Json.GetProperty("detail").GetString());
        Assert.Equal(409, second.Json.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_refusal_is_said_in_the_language_of_who_reads_it()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Ben);
        var english = (await floor.Move(floor.Anna.Api, lead, "taken")).Is(409).Json.GetProperty("detail");
        floor.Anna.Api.Http.DefaultRequestHeaders.Add("Accept-Language", "fr");

        var french = (await floor.Move(floor.Anna.Api, lead, "taken")).Is(409).Json.GetProperty("detail");

        Assert.NotEqual(english.GetString(), french.GetString());
    }

    [Fact]
    public async Task The_same_move_sent_again_answers_as_the_first_did_and_another_of_its_id_is_a_conflict()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.InPool();
        var path = floor.Path($"leads/{lead}/moves");
        const string take = """{ "id": "7f", "type": "lead.taken" }""";

        var first = (await floor.Anna.Api.Post(path, take)).Is(200).Json.GetProperty("result").GetRawText();
        var again = (await floor.Anna.Api.Post(path, take)).Is(200).Json.GetProperty("result").GetRawText();

        Assert.Equal(first, again);
        (await floor.Anna.Api.Post(path, """{ "id": "7f", "type": "lead.released" }""")).Is(409);
        Assert.Equal(1, (await floor.Admin.Get(floor.Path("ledger"))).Is(200).Json.GetArrayLength());
    }

    [Fact]
    public async Task A_take_by_mistake_is_undone_within_a_minute_and_later_a_reason_is_needed()
    {
        await using var hub = await RunningHub.Start();
        using var floor = await DeskFloor.Open(hub);
        var lead = await floor.TakenBy(floor.Anna);
        Assert.Equal(["reason"], (await floor.Move(floor.Anna.Api, lead, "released")).Is(400).Fields);
        (await floor.Move(floor.Anna.Api, lead, "released", """ "reason": "undo" """)).Is(200);
        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200);

        hub.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(["reason"], (await floor.Move(floor.Anna.Api, lead, "released")).Is(400).Fields);
        (await floor.Move(floor.Anna.Api, lead, "released", """ "reason": "No time" """)).Is(200);
        // who gave it back has it again only by assignment
        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(409);
        (await floor.Move(floor.Dora.Api, lead, "assigned", """ "rep": "anna" """)).Is(200);
        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200);
    }

    [Fact]
    public async Task A_move_of_a_cycle_that_is_over_is_a_conflict()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Anna);
        (await floor.Move(floor.Mara.Api, lead, "recycled")).Is(200);
        (await floor.Move(floor.Dora.Api, lead, "validated")).Is(200);

        (await floor.Move(floor.Ben.Api, lead, "taken", """ "cycle": 1 """)).Is(409);
        var taken = (await floor.Move(floor.Ben.Api, lead, "taken", """ "cycle": 2 """)).Is(200).Json;

        Assert.Equal(2, taken.GetProperty("lead").GetProperty("cycle").GetInt32());
    }

    [Fact]
    public async Task What_was_done_offline_counts_by_its_own_instant_for_three_days()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var now = fixture.Hub.Clock.GetUtcNow();
        var lead = await floor.InPool();
        var late = $""" "at": "{now.AddHours(-73):O}" """;
        Assert.Equal(["at"], (await floor.Move(floor.Anna.Api, lead, "taken", late)).Is(400).Fields);
        var ahead = $""" "at": "{now.AddMinutes(6):O}" """;
        Assert.Equal(["at"], (await floor.Move(floor.Anna.Api, lead, "taken", ahead)).Is(400).Fields);

        var offline = $""" "at": "{now.AddHours(-71):O}" """;
        var taken = (await floor.Move(floor.Anna.Api, lead, "taken", offline)).Is(200).Json;

        Assert.Equal(
            now.AddHours(-71),
            taken.GetProperty("lead").GetProperty("takenAt").GetDateTimeOffset(),
            TimeSpan.FromSeconds(1)
        );
    }

    [Fact]
    public async Task Many_are_answered_one_by_one_whatever_becomes_of_the_others()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var first = await floor.Waiting();
        var second = await floor.Waiting();
        var body = $$"""
            [ { "lead": "{{first}}", "id": "1", "type": "lead.validated" },
              { "lead": "nothing", "id": "2", "type": "lead.validated" },
              { "lead": "{{second}}", "id": "3", "type": "lead.refused" },
              { "lead": "{{first}}", "id": "4", "type": "lead.validated" },
              { "lead": "{{second}}", "id": "5", "type": "lead.validated" } ]
            """;

        var answer = (await floor.Dora.Api.Post(floor.Path("leads/moves"), body)).Is(200);

        var results = answer.Json.GetProperty("results");
        Assert.Equal(["", "not-found", "invalid", "conflict", ""], results.EnumerateArray().Select(RefusedAs));
        Assert.Equal("reason", results[2].GetProperty("refused").GetProperty("field").GetString());
        Assert.Equal("open", results[3].GetProperty("refused").GetProperty("leadStatus").GetString());
        Assert.Equal("recorded", results[4].GetProperty("result").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_directors_word_at_the_door_of_events_is_held_to_the_table_too()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var waiting = await floor.Waiting();
        var taken = await floor.TakenBy(floor.Anna);

        Assert.Equal("recorded", await Tell(floor, "1", "validated", waiting));
        Assert.Equal("rejected", await Tell(floor, "2", "refused", taken));
        Assert.Equal("rejected", await Tell(floor, "3", "validated", taken));
        Assert.Equal("taken", Status(await floor.Lead(floor.Dora.Api, taken)));
    }

    [Fact]
    public async Task What_people_do_for_others_stands_in_the_audit()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.InPool();

        var audit = (await floor.Admin.Get($"audit?campaign={floor.Campaign}")).Is(200).Text;

        Assert.Contains("event.told", audit);
        Assert.Contains(lead, audit);
    }

    private static async Task<string?> Tell(DeskFloor floor, string id, string type, string lead)
    {
        var answer = await floor.Dora.Api.Post(
            "events",
            $$"""
            { "id": "{{id}}", "campaign": "{{floor.Campaign}}", "type": "lead.{{type}}", "lead": "{{lead}}",
              "at": "{{floor.Hub.Clock.GetUtcNow():O}}" }
            """
        );
        return answer.Is(200).Json.GetProperty("results")[0].GetProperty("status").GetString();
    }

    private static string? RefusedAs(JsonElement moved) =>
        moved.TryGetProperty("refused", out var refused) ? refused.GetProperty("kind").GetString() : "";

    private static string? Status(ApiAnswer lead) => lead.Is(200).Json.GetProperty("status").GetString();

    private static string? Status(JsonElement moved) => moved.GetProperty("lead").GetProperty("status").GetString();

    private static int Points(JsonElement moved) => moved.GetProperty("result").GetProperty("points").GetInt32();
}
