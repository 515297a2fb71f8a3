using System.Text.Json;
using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class EngineJsonTests
{
    /// <summary>As the API's page shows it.</summary>
    private const string Published = """
        { "name": "Hollywood producers", "theme": "hollywood", "timeZone": "Europe/Paris", "currency": "EUR",
          "startsAt": "2026-01-01T00:00:00+01:00", "endsAt": "2027-01-01T00:00:00+01:00",
          "periods": { "every": "month", "graceMinutes": 60 },
          "ties": "first-to-reach", "teamScore": "sum", "validation": false,
          "teams":  [ { "code": "lyon", "name": "Lyon" } ],
          "rules":  [ { "code": "script",  "name": "Script bought", "on": "taken", "points": 1 },
                      { "code": "casting", "name": "Casting",       "on": "contacted", "points": 3 },
                      { "code": "release", "name": "Film released", "on": "closed", "points": 10 } ],
          "prizes": [ { "code": "grand", "name": "Trip to Hollywood", "scope": "campaign", "board": "reps",
                        "ranks": [1, 1], "value": 5000 } ] }
        """;

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, EngineJson.Options)!;

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, EngineJson.Options);

    [Fact]
    public void The_published_document_is_read_and_written_back_as_it_was_told()
    {
        var document = Read<CampaignDocument>(Published);
        Assert.Empty(CampaignCheck.Errors(document));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)), document.StartsAt);
        Assert.Equal(Stage.Contacted, document.Rules[1].On);

        var written = JsonNode.Parse(Write(document))!;
        var published = JsonNode.Parse(Published)!;
        foreach (var rule in written["rules"]!.AsArray())
        {
            Assert.Equal("stage", (string?)rule!["kind"]);
            Assert.Equal("rep", (string?)rule["pays"]);
            rule.AsObject().Remove("kind");
            rule.AsObject().Remove("pays");
        }
        Assert.True(JsonNode.DeepEquals(published, written), written.ToJsonString());
        Assert.Equal(Write(document), Write(Read<CampaignDocument>(Write(document))));
    }

    [Fact]
    public void What_a_document_does_not_say_has_its_default()
    {
        var document = Read<CampaignDocument>("{}");
        Assert.Equal((PeriodLength.Month, 60), (document.Periods.Every, document.Periods.GraceMinutes));
        Assert.Equal((TieBreak.FirstToReach, TeamScore.Sum), (document.Ties, document.TeamScore));
        Assert.Equal([1, 3, 10], document.Rules.Select(rule => rule.Points ?? 0));
        Assert.Empty(Read<CampaignDocument>("""{"rules": []}""").Rules);
    }

    [Fact]
    public void A_rules_kind_may_stand_anywhere_and_without_one_it_is_a_plain_rule()
    {
        Assert.Equal(5, Assert.IsType<StreakRule>(Read<Rule>("""{"code": "s", "days": 5, "kind": "streak"}""")).Days);
        Assert.Equal(2.5m, Assert.IsType<SpeedRule>(Read<Rule>("""{"hours": 2.5, "kind": "speed"}""")).Hours);
        Assert.IsType<FirstOfTheDayRule>(Read<Rule>("""{"kind": "first-of-the-day", "on": "closed"}"""));
        Assert.IsType<Rule>(Read<Rule>("""{"code": "s"}"""));
        Assert.IsType<Rule>(Read<Rule>("""{"code": "s", "kind": "stage"}"""));
        Assert.Contains("\"kind\":\"streak\"", Write<Rule>(Some.Rule<StreakRule>()));
    }

    [Fact]
    public void Every_part_of_a_rule_and_of_a_prize_survives_the_round_trip()
    {
        var rule = """
            {"kind":"speed","hours":24,"code":"fast","name":{"en":"Fast","fr":"Rapide é"},"on":"closed","pays":"both",
            "points":-2,"perAmount":1000.5,"where":[{"field":"attributes.size","op":"in","value":["a",1]}],
            "multiplier":1.5,"cap":{"count":3,"per":"week"},
            "from":"2026-01-01T00:00:00+01:00","until":"2026-02-01T00:00:00+00:00"}
            """.ReplaceLineEndings("");
        Assert.Equal(rule, Write(Read<Rule>(rule)));
        var prize = """
            {"code":"p","name":"P","scope":"period","board":"pairs","minPoints":2.5,
            "raffle":{"tickets":"entries","winners":3}}
            """.ReplaceLineEndings("");
        Assert.Equal(prize, Write(Read<Prize>(prize)));
    }

    [Theory]
    [InlineData("""{"nam": "x"}""", "nam")]
    [InlineData("""{"theme": "a", "theme": "b"}""", "theme")]
    [InlineData("""{"name": {"en": "a", "en": "b"}}""", "name")]
    [InlineData("""{"name": 5}""", "name")]
    [InlineData("""{"name": {"en": 5}}""", "name")]
    [InlineData("""{"ties": "coin"}""", "ties")]
    [InlineData("""{"ties": 1}""", "ties")]
    [InlineData("""{"ties": null}""", "ties")]
    [InlineData("""{"ties": "Shared"}""", "ties")]
    [InlineData("""{"teams": [{"code": 5}]}""", "teams[0].code")]
    [InlineData("""{"teamScore": "sum, average"}""", "teamScore")]
    [InlineData("""{"periods": null}""", "periods")]
    [InlineData("""{"periods": {"every": "fortnight"}}""", "periods.every")]
    [InlineData("""{"periods": {"graceMinutes": 1.5}}""", "periods.graceMinutes")]
    [InlineData("""{"startsAt": "yesterday"}""", "startsAt")]
    [InlineData("""{"startsAt": "2026-01-01T00:00:00"}""", "startsAt")]
    [InlineData("""{"startsAt": "2026-01-01"}""", "startsAt")]
    [InlineData("""{"startsAt": "2026-02-30T00:00:00Z"}""", "startsAt")]
    [InlineData("""{"startsAt": 1767225600}""", "startsAt")]
    [InlineData("""{"endsAt": ""}""", "endsAt")]
    [InlineData("""{"theme": "\ud800"}""", "theme")]
    [InlineData("""{"name": "\ud800"}""", "name")]
    [InlineData("""{"name": {"\ud800": "x"}}""", "name")]
    [InlineData("""{"ties": "\ud800"}""", "ties")]
    [InlineData("""{"startsAt": "\ud800"}""", "startsAt")]
    [InlineData("""{"rules": null}""", "rules")]
    [InlineData("""{"rules": [{"points": "1"}]}""", "rules[0].points")]
    [InlineData("""{"rules": [{"points": 1e99}]}""", "rules[0].points")]
    [InlineData("""{"rules": [{"days": 3}]}""", "rules[0].days")]
    [InlineData("""{"rules": [{"kind": "magic"}]}""", "rules[0]")]
    [InlineData("""{"rules": [{"on": "taken,closed"}]}""", "rules[0].on")]
    [InlineData("""{"rules": [{"cap": {"count": 1, "per": "year"}}]}""", "rules[0].cap.per")]
    [InlineData("""{"prizes": [{"ranks": "1"}]}""", "prizes[0].ranks")]
    [InlineData("""{"prizes": [{"ranks": [1, 2}]}""", "prizes[0].ranks")]
    public void What_does_not_fit_is_refused_with_its_place(string json, string place)
    {
        var refusal = Assert.ThrowsAny<JsonException>(() => Read<CampaignDocument>(json));
        Assert.StartsWith("$." + place, refusal.Path + "");
    }

    [Fact]
    public void Instants_keep_their_offset_and_are_cut_to_the_millisecond()
    {
        Assert.Equal(
            "\"2026-01-01T00:00:00.123+01:00\"",
            Write(Read<DateTimeOffset>("\"2026-01-01T00:00:00.1239999+01:00\""))
        );
        Assert.Equal("\"2026-01-01T00:00:00+00:00\"", Write(Read<DateTimeOffset>("\"2026-01-01T00:00:00Z\"")));
    }
}
