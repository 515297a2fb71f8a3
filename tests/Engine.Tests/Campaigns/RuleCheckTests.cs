using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class RuleCheckTests
{
    private static string[] Wrong(params Rule[] rules) =>
        [.. CampaignCheck.Errors(Some.Campaign() with { Rules = rules }).Select(error => error.Field)];

    private static string[] Wrong(string field, string op, string value) =>
        Wrong(Some.Rule() with { Where = [new Condition(field, op, JsonSerializer.Deserialize<JsonElement>(value))] });

    [Fact]
    public void No_rules_at_all_mean_that_nothing_scores() => Assert.Empty(Wrong());

    [Fact]
    public void An_empty_rule_lacks_what_is_required()
    {
        Assert.Equal(["rules[0].code", "rules[0].name", "rules[0].on", "rules[0].points"], Wrong(new Rule()));
        Assert.Contains("rules[0].days", Wrong(new StreakRule()));
        Assert.Contains("rules[0].hours", Wrong(new SpeedRule()));
        Assert.Equal(["rules[1]"], Wrong(Some.Rule(), null!));
    }

    [Fact]
    public void Rules_have_codes_of_their_own() =>
        Assert.Equal(["rules[1].code"], Wrong(Some.Rule(), Some.Rule(on: Stage.Closed)));

    [Fact]
    public void Numbers_out_of_range_are_named()
    {
        Assert.Empty(Wrong(Some.Rule(points: -33_554_431)));
        Assert.Equal(["rules[0].points"], Wrong(Some.Rule(points: 33_554_432)));
        Assert.Equal(["rules[0].points"], Wrong(Some.Rule(points: int.MinValue)));
        Assert.Equal(["rules[0].perAmount"], Wrong(Some.Rule() with { PerAmount = 0 }));
        Assert.Equal(["rules[0].perAmount"], Wrong(Some.Rule() with { PerAmount = decimal.MaxValue }));
        Assert.Equal(["rules[0].multiplier"], Wrong(Some.Rule() with { Multiplier = -1 }));
        Assert.Equal(["rules[0].multiplier"], Wrong(Some.Rule() with { Multiplier = 1000.1m }));
        Assert.Equal(["rules[0].cap.count"], Wrong(Some.Rule() with { Cap = new Cap(0, CapScope.Day) }));
        Assert.Equal(["rules[0].cap.count", "rules[0].cap.per"], Wrong(Some.Rule() with { Cap = new Cap(null, null) }));
        Assert.Equal(["rules[0].days"], Wrong(Some.Rule<StreakRule>() with { Days = 366 }));
        Assert.Equal(["rules[0].hours"], Wrong(Some.Rule<SpeedRule>() with { Hours = 0 }));
        Assert.Empty(
            Wrong(Some.Rule<StreakRule>("a") with { Days = 365 }, Some.Rule<SpeedRule>("b") with { Hours = 0.5m })
        );
    }

    [Fact]
    public void A_happy_hour_ends_after_it_began()
    {
        Assert.Equal(["rules[0].until"], Wrong(Some.Rule() with { From = Some.Instant, Until = Some.Instant }));
        Assert.Empty(Wrong(Some.Rule("a") with { From = Some.Instant }, Some.Rule("b") with { Until = Some.Instant }));
    }

    [Fact]
    public void A_campaign_has_up_to_100_rules()
    {
        Assert.Empty(Wrong([.. Enumerable.Range(0, 100).Select(i => Some.Rule($"r{i}"))]));
        Assert.Equal(["rules"], Wrong([.. Enumerable.Range(0, 101).Select(i => Some.Rule($"r{i}"))]));
    }

    [Theory]
    [InlineData("amount", ">=", "1000.5")]
    [InlineData("amount", "in", "[1, 2]")]
    [InlineData("ageHours", "<", "0.5")]
    [InlineData("hour", "<=", "23")]
    [InlineData("weekday", "in", "[\"mon\", \"sun\"]")]
    [InlineData("account", "!=", "\"acme\"")]
    [InlineData("team", "=", "\"lyon\"")]
    [InlineData("attributes.size", "<", "5")]
    [InlineData("attributes.size", "<", "\"5\"")]
    [InlineData("attributes.kind of", "=", "\"new\"")]
    public void A_condition_that_makes_sense_is_accepted(string field, string op, string value) =>
        Assert.Empty(Wrong(field, op, value));

    [Theory]
    [InlineData("moon", "=", "1", "field")]
    [InlineData("attributes.", "=", "1", "field")]
    [InlineData("Amount", "=", "1", "field")]
    [InlineData("amount", "==", "1", "op")]
    [InlineData("account", "<", "\"a\"", "op")]
    [InlineData("team", ">", "\"lyon\"", "op")]
    [InlineData("weekday", "<", "\"wed\"", "op")]
    [InlineData("amount", "=", "\"1\"", "value")]
    [InlineData("amount", "=", "null", "value")]
    [InlineData("amount", "=", "1e99", "value")]
    [InlineData("amount", "in", "1", "value")]
    [InlineData("amount", "=", "[1]", "value")]
    [InlineData("amount", "in", "[]", "value")]
    [InlineData("amount", "in", "[1, \"2\"]", "value[1]")]
    [InlineData("hour", "=", "24", "value")]
    [InlineData("hour", "=", "1.5", "value")]
    [InlineData("hour", "=", "-1", "value")]
    [InlineData("weekday", "=", "\"Monday\"", "value")]
    [InlineData("weekday", "=", "1", "value")]
    [InlineData("account", "=", "\"\"", "value")]
    [InlineData("account", "=", "\"a\\u0000\"", "value")]
    [InlineData("account", "=", "\"\\ud800\"", "value")]
    [InlineData("team", "=", "\"\\udc00\"", "value")]
    [InlineData("attributes.size", "<", "\"\\ud800\"", "value")]
    [InlineData("team", "=", "\"paris\"", "value")]
    [InlineData("team", "in", "[\"lyon\", \"paris\"]", "value[1]")]
    [InlineData("attributes.size", "<", "\"big\"", "value")]
    [InlineData("attributes.size", "=", "true", "value")]
    public void A_condition_that_makes_no_sense_is_named(string field, string op, string value, string wrong) =>
        Assert.Equal([$"rules[0].where[0].{wrong}"], Wrong(field, op, value));

    [Fact]
    public void An_empty_condition_lacks_its_parts()
    {
        Assert.Equal(
            ["rules[0].where[0].field"],
            Wrong(Some.Rule() with { Where = [new Condition(null, null, default)] })
        );
        Assert.Equal(
            ["rules[0].where[0].op"],
            Wrong(Some.Rule() with { Where = [new Condition("amount", null, default)] })
        );
        Assert.Equal(
            ["rules[0].where[0].value"],
            Wrong(Some.Rule() with { Where = [new Condition("amount", "=", default)] })
        );
        Assert.Equal(["rules[0].where[0]"], Wrong(Some.Rule() with { Where = [null!] }));
    }
}
