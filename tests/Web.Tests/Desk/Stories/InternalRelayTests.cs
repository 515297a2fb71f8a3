using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// A call centre sends whatever it hears, by a program. Rules sort what can be sorted; the rest goes to a relay inside
/// the house, which assigns it by hand.
/// </summary>
public sealed class InternalRelayTests(HubFixture fixture)
{
    [Fact]
    public async Task What_the_rules_know_goes_to_its_team_or_rep_and_the_rest_waits_for_the_relay()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, Sorted);
        var results = await Story.Hand(
            floor.Key,
            floor.Campaign,
            [
                Heard("repair", "service"),
                Heard("plans", "printers"),
                Heard("riddle", "something"),
                new
                {
                    code = "stranger",
                    company = "From the fair",
                    source = "fair",
                },
            ]
        );
        Assert.Equal(4, results.Count);

        foreach (var code in new[] { "repair", "plans", "riddle", "stranger" })
            (await floor.Move(floor.Key, code, "validated")).Is(200);
        Assert.Equal("assigned paris carl", await Stands(floor, "repair"));
        Assert.Equal("assigned lyon ben", await Stands(floor, "plans"));
        Assert.Equal("open - -", await Stands(floor, "riddle"));
        Assert.Equal("open - -", await Stands(floor, "stranger"));

        const string word = "\"note\": { \"kind\": \"note\", \"text\": \"They mean plotters.\" }";
        (await floor.Move(floor.Mara.Api, "riddle", "assigned", "\"rep\": \"anna\", " + word)).Is(200);
        Assert.Equal("assigned lyon anna", await Stands(floor, "riddle"));
        var seen = (await floor.Lead(floor.Anna.Api, "riddle")).Is(200).Json;
        Assert.Contains("They mean plotters.", Story.Told(seen));
        (await floor.Lead(floor.Carl.Api, "riddle")).Is(404);
    }

    [Fact]
    public async Task A_rep_who_is_away_is_passed_over_and_the_next_rule_decides()
    {
        var hub = fixture.Hub;
        using var floor = await DeskFloor.Open(hub, Sorted);
        var now = hub.Clock.GetUtcNow();
        var away = Story.Json(
            new[]
            {
                new
                {
                    code = "ben",
                    name = "Ben",
                    team = "lyon",
                    role = "rep",
                    away = new { from = now.AddDays(-1), until = now.AddDays(7) },
                },
            }
        );
        (await hub.Api.Put(floor.Path("participants"), away)).Is(200);

        await Story.Hand(floor.Key, floor.Campaign, [Heard("plans", "printers")]);
        (await floor.Move(floor.Key, "plans", "validated")).Is(200);
        Assert.Equal("open lyon -", await Stands(floor, "plans"));
    }

    /// <summary>Where it stands, the team of its card, and who has it.</summary>
    private static async Task<string> Stands(DeskFloor floor, string lead)
    {
        var json = (await floor.Lead(floor.Key, lead)).Is(200).Json;
        return string.Join(
            ' ',
            new[] { "status", "team", "rep" }.Select(x => json.TryGetProperty(x, out var value) ? $"{value}" : "-")
        );
    }

    private static object Heard(string code, string topic) =>
        new
        {
            code,
            company = $"Caller {code}",
            source = "call-centre",
            qualification = new { topic },
        };

    private static void Sorted(JsonObject document)
    {
        document["sheet"] = JsonNode.Parse(
            """{ "fields": [ { "code": "topic", "name": "What about?", "kind": "text" } ] }"""
        );
        document["routing"] = JsonNode.Parse(
            """
            [ { "where": [ { "field": "source", "op": "=", "value": "call-centre" },
                           { "field": "qualification.topic", "op": "=", "value": "service" } ],
                "team": "paris", "turn": true },
              { "where": [ { "field": "source", "op": "=", "value": "call-centre" },
                           { "field": "qualification.topic", "op": "=", "value": "printers" } ], "rep": "ben" },
              { "where": [ { "field": "source", "op": "=", "value": "call-centre" },
                           { "field": "qualification.topic", "op": "=", "value": "printers" } ], "team": "lyon" } ]
            """
        );
    }
}
