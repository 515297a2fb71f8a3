using System.Text.Json;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class RuleSetsTests
{
    private const string Rule = """
        { "code": "big", "name": { "en": "Big", "fr": "Gros" }, "on": "closed", "points": 5, "perAmount": 1000,
          "multiplier": 1.5,
          "where": [ { "field": "amount", "op": ">=", "value": 5000 },
                     { "field": "team", "op": "in", "value": ["lyon", "lille"] } ],
          "cap": { "count": 3, "per": "week" },
          "from": "2026-03-01T00:00:00+01:00", "until": "2026-04-01T00:00:00+02:00" }
        """;

    [Theory]
    [InlineData("1.5", "1.50")]
    [InlineData("1000", "1000.0")]
    [InlineData("5000", "5000.00")]
    [InlineData("\"en\": \"Big\", \"fr\": \"Gros\"", "\"fr\": \"Gros\", \"en\": \"Big\"")]
    [InlineData("2026-03-01T00:00:00+01:00", "2026-02-28T23:00:00Z")]
    [InlineData("\"on\": \"closed\"", "\"on\": \"closed\", \"pays\": \"rep\", \"kind\": \"stage\"")]
    public void What_is_written_otherwise_and_says_the_same_keeps_the_version(string one, string other) =>
        Assert.True(Same(Rule, Rule.Replace(one, other, StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"multiplier\": 1.5,", "", "\"multiplier\": 1.0,")]
    [InlineData("\"cap\"", "\"cap\"", "\"where\": [], \"cap\"")]
    public void Nothing_said_is_the_same_as_what_it_means(string place, string without, string with)
    {
        var plain = System.Text.RegularExpressions.Regex.Replace(
            Rule,
            "\"where\": \\[.*\\],\\s",
            "",
            System.Text.RegularExpressions.RegexOptions.Singleline
        );
        Assert.True(
            Same(
                plain.Replace(place, without, StringComparison.Ordinal),
                plain.Replace(place, with, StringComparison.Ordinal)
            )
        );
    }

    [Theory]
    [InlineData("1.5", "1.51")]
    [InlineData("\"value\": 5000", "\"value\": 5001")]
    [InlineData("\"lyon\", \"lille\"", "\"lille\", \"lyon\"")]
    [InlineData("\">=\"", "\">\"")]
    [InlineData("\"Gros\"", "\"Grand\"")]
    [InlineData("\"week\"", "\"day\"")]
    [InlineData("+02:00", "+01:00")]
    [InlineData("\"on\": \"closed\"", "\"on\": \"closed\", \"kind\": \"first-of-the-day\"")]
    [InlineData("\"on\": \"closed\"", "\"on\": \"closed\", \"pays\": \"both\"")]
    public void What_says_another_thing_makes_a_version(string one, string other) =>
        Assert.False(Same(Rule, Rule.Replace(one, other, StringComparison.Ordinal)));

    private static bool Same(string rule, string other) => RuleSets.Same([Read(rule)], [Read(other)]);

    private static Rule Read(string rule) => JsonSerializer.Deserialize<Rule>(rule, EngineJson.Options)!;
}
