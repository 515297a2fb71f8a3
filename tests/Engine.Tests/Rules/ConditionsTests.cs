using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class ConditionsTests
{
    /// <summary>Wednesday, 10:00 in Paris, an hour after the lead's reception.</summary>
    private static readonly PayableFact Fact = Some.Fact() with
    {
        Amount = 1000.50m,
        Account = "acme",
        Team = "lyon",
        ReceivedAt = Some.Instant.AddHours(-1.5),
        Attributes = new Dictionary<string, string> { ["size"] = "12", ["kind"] = "new" },
    };

    private static bool Holds(PayableFact fact, string field, string op, string json) =>
        Conditions.Holds(new Condition(field, op, JsonSerializer.Deserialize<JsonElement>(json)), fact, Some.Paris);

    [Theory]
    [InlineData("amount", ">=", "1000.5")]
    [InlineData("amount", "=", "1000.500")]
    [InlineData("amount", "in", "[1, 1000.5]")]
    [InlineData("amount", "!=", "7")]
    [InlineData("account", "=", "\"acme\"")]
    [InlineData("account", "!=", "\"Acme\"")]
    [InlineData("account", "in", "[\"x\", \"acme\"]")]
    [InlineData("team", "=", "\"lyon\"")]
    [InlineData("hour", "=", "10")]
    [InlineData("hour", "<", "11")]
    [InlineData("weekday", "=", "\"wed\"")]
    [InlineData("weekday", "in", "[\"tue\", \"wed\"]")]
    [InlineData("ageHours", "=", "1.5")]
    [InlineData("ageHours", "<=", "2")]
    [InlineData("attributes.kind", "=", "\"new\"")]
    [InlineData("attributes.size", ">", "9")]
    [InlineData("attributes.size", ">", "\"9\"")]
    [InlineData("attributes.size", "=", "12.0")]
    [InlineData("attributes.size", "!=", "13")]
    [InlineData("attributes.kind", "!=", "13")]
    [InlineData("attributes.size", "in", "[12]")]
    public void A_condition_holds(string field, string op, string value) => Assert.True(Holds(Fact, field, op, value));

    [Theory]
    [InlineData("amount", ">", "1000.5")]
    [InlineData("amount", "=", "1e400")]
    [InlineData("amount", "=", "\"1000.5\"")]
    [InlineData("amount", "in", "1000.5")]
    [InlineData("account", "=", "\"ACME\"")]
    [InlineData("account", "<", "\"b\"")]
    [InlineData("weekday", "=", "\"Wed\"")]
    [InlineData("weekday", "!=", "3")]
    [InlineData("hour", "like", "10")]
    [InlineData("attributes.kind", "<", "\"z\"")]
    [InlineData("attributes.kind", "<", "5")]
    [InlineData("attributes.size", "=", "\"12.0\"")]
    [InlineData("attributes.none", "!=", "\"x\"")]
    [InlineData("moon", "=", "\"full\"")]
    public void A_condition_does_not_hold(string field, string op, string value) =>
        Assert.False(Holds(Fact, field, op, value));

    [Theory]
    [InlineData("amount", "0")]
    [InlineData("account", "\"x\"")]
    [InlineData("team", "\"x\"")]
    [InlineData("ageHours", "0")]
    [InlineData("attributes.kind", "\"x\"")]
    public void A_field_that_the_fact_lacks_holds_for_no_operator(string field, string value)
    {
        foreach (var op in new[] { "=", "!=", "<", "<=", ">", ">=" })
            Assert.False(Holds(Some.Fact(), field, op, value));
        Assert.False(Holds(Some.Fact(), field, "in", $"[{value}]"));
    }

    [Fact]
    public void Hour_and_weekday_are_the_campaigns()
    {
        var fact = Some.Fact(at: DateTimeOffset.Parse("2026-01-14T23:30:00Z"));
        Assert.True(Holds(fact, "hour", "=", "0"));
        Assert.True(Holds(fact, "weekday", "=", "\"thu\""));
    }

    [Fact]
    public void All_conditions_must_hold()
    {
        Condition Of(int hour) => new("hour", ">=", JsonSerializer.SerializeToElement(hour));
        Assert.True(Conditions.Hold([Of(9), Of(10)], Fact, Some.Paris));
        Assert.False(Conditions.Hold([Of(9), Of(11)], Fact, Some.Paris));
        Assert.True(Conditions.Hold([], Fact, Some.Paris));
        Assert.True(Conditions.Hold(null, Fact, Some.Paris));
    }
}
