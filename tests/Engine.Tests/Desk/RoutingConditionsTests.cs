using System.Text.Json;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class RoutingConditionsTests
{
    private static readonly LeadCard Card = new()
    {
        Code = "L-1",
        Source = "fair-lyon",
        Account = "acme",
        Qualification = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            """
            {
                "budget": 5000.0, "large": 1e6, "need": "roof", "about": "", "day": "2026-03-01",
                "owner": true, "tenant": false, "garden": null
            }
            """
        ),
    };

    private static readonly Dictionary<string, string> Attributes = new() { ["size"] = "12", ["kind"] = "new" };

    private static bool Holds(LeadCard card, string field, string op, string json) =>
        RoutingConditions.Hold(
            [new Condition(field, op, JsonSerializer.Deserialize<JsonElement>(json))],
            card,
            card == Card ? Attributes : null
        );

    [Theory]
    [InlineData("source", "=", "\"fair-lyon\"")]
    [InlineData("source", "in", "[\"web\", \"fair-lyon\"]")]
    [InlineData("account", "!=", "\"other\"")]
    [InlineData("qualification.budget", "=", "5000")]
    [InlineData("qualification.budget", ">=", "4999.5")]
    [InlineData("qualification.budget", "in", "[1, 5000]")]
    [InlineData("qualification.large", ">", "999999")]
    [InlineData("qualification.need", "=", "\"roof\"")]
    [InlineData("qualification.need", "in", "[\"roof\", \"wall\"]")]
    [InlineData("qualification.day", "!=", "\"2026-03-02\"")]
    [InlineData("qualification.owner", "=", "true")]
    [InlineData("qualification.owner", "!=", "false")]
    [InlineData("qualification.tenant", "=", "false")]
    [InlineData("attributes.size", ">", "9")]
    [InlineData("attributes.kind", "=", "\"new\"")]
    public void A_condition_holds(string field, string op, string value) => Assert.True(Holds(Card, field, op, value));

    [Theory]
    [InlineData("source", "=", "\"Fair-Lyon\"")]
    [InlineData("source", "<", "\"z\"")]
    [InlineData("account", "in", "[]")]
    [InlineData("qualification.budget", "<", "5000")]
    [InlineData("qualification.need", "=", "\"Roof\"")]
    [InlineData("qualification.need", "<", "5")]
    [InlineData("qualification.about", "!=", "\"x\"")]
    [InlineData("qualification.garden", "!=", "true")]
    [InlineData("qualification.owner", "=", "false")]
    [InlineData("qualification.owner", "=", "\"true\"")]
    [InlineData("qualification.owner", "!=", "\"x\"")]
    [InlineData("qualification.owner", "<", "true")]
    [InlineData("qualification.owner", "in", "[true]")]
    [InlineData("attributes.size", "=", "13")]
    [InlineData("company", "=", "\"acme\"")]
    [InlineData("amount", ">", "0")]
    public void A_condition_does_not_hold(string field, string op, string value) =>
        Assert.False(Holds(Card, field, op, value));

    [Theory]
    [InlineData("source", "\"x\"")]
    [InlineData("account", "\"x\"")]
    [InlineData("qualification.need", "\"x\"")]
    [InlineData("qualification.owner", "true")]
    [InlineData("attributes.kind", "\"x\"")]
    public void A_field_that_the_card_lacks_holds_for_no_operator(string field, string value)
    {
        var empty = new LeadCard { Code = "L-2" };
        foreach (var op in new[] { "=", "!=", "<", "<=", ">", ">=" })
            Assert.False(Holds(empty, field, op, value));
        Assert.False(Holds(empty, field, "in", $"[{value}]"));
    }

    [Fact]
    public void All_conditions_must_hold_and_none_is_always()
    {
        static Condition Of(string field, string value) => new(field, "=", JsonSerializer.SerializeToElement(value));
        Assert.True(RoutingConditions.Hold([Of("source", "fair-lyon"), Of("account", "acme")], Card, null));
        Assert.False(RoutingConditions.Hold([Of("source", "fair-lyon"), Of("account", "x")], Card, null));
        Assert.False(RoutingConditions.Hold([null!], Card, null));
        Assert.True(RoutingConditions.Hold([], Card, null));
        Assert.True(RoutingConditions.Hold(null, Card, null));
    }
}
