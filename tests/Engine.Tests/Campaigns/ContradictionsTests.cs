using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class ContradictionsTests
{
    private static readonly DateTimeOffset Saturday = new(2026, 3, 7, 0, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void The_default_rules_and_a_plain_prize_contradict_nothing() =>
        Assert.Empty(Contradictions.Of(Some.Campaign()));

    [Fact]
    public void A_document_full_of_errors_is_left_to_the_check_that_refuses_it() =>
        Assert.Empty(
            Contradictions.Of(
                new CampaignDocument
                {
                    Rules =
                    [
                        null!,
                        new Rule(),
                        new StreakRule(),
                        new SpeedRule(),
                        new Rule
                        {
                            Where =
                            [
                                null!,
                                new Condition(null, null, default),
                                new Condition("hour", "=", Json("24")),
                                new Condition("team", "=", Json("\"nowhere\"")),
                            ],
                        },
                    ],
                    Prizes = [null!, new Prize()],
                }
            )
        );

    [Theory]
    [InlineData("""[["amount", "<", 100], ["amount", ">", 200]]""", "rules[0].where[1]")]
    [InlineData("""[["amount", "<", 100], ["amount", ">", 99.99]]""", null)]
    [InlineData("""[["amount", "<", 100], ["amount", ">=", 100]]""", "rules[0].where[1]")]
    [InlineData("""[["amount", "<=", 100], ["amount", ">=", 100]]""", null)]
    [InlineData("""[["amount", "=", 5], ["team", "=", "lyon"], ["amount", "!=", 5]]""", "rules[0].where[2]")]
    [InlineData("""[["amount", "in", [1, 2]], ["amount", "!=", 1], ["amount", "!=", 2]]""", "rules[0].where")]
    [InlineData("""[["ageHours", "<", 1], ["ageHours", ">", 2]]""", "rules[0].where[1]")]
    [InlineData("""[["ageHours", ">", 1000000000000], ["ageHours", "<", 2000000000000]]""", null)]
    [InlineData("""[["hour", ">", 23]]""", "rules[0].where[0]")]
    [InlineData("""[["hour", ">", 12], ["hour", "<", 13]]""", "rules[0].where[1]")]
    [InlineData("""[["hour", ">=", 12], ["hour", "<", 13]]""", null)]
    [InlineData("""[["weekday", "=", "sat"], ["weekday", "=", "sun"]]""", "rules[0].where[1]")]
    [InlineData("""[["weekday", "in", ["sat", "sun"]], ["weekday", "!=", "sun"]]""", null)]
    [InlineData("""[["team", "=", "lyon"], ["team", "=", "lille"]]""", "rules[0].where[1]")]
    [InlineData("""[["team", "!=", "lyon"]]""", null)]
    [InlineData("""[["team", "!=", "lyon"], ["team", "!=", "lille"]]""", "rules[0].where[1]")]
    [InlineData("""[["account", "!=", "-"], ["account", "!=", "--"]]""", null)]
    [InlineData("""[["account", "=", "a"], ["account", "in", ["b", "c"]]]""", "rules[0].where[1]")]
    [InlineData("""[["attributes.size", "=", "5"], ["attributes.size", ">", 4]]""", null)]
    [InlineData("""[["attributes.size", "=", "5"], ["attributes.size", "<", 4]]""", "rules[0].where[1]")]
    [InlineData("""[["attributes.size", "=", 5], ["attributes.size", "!=", "5"]]""", null)]
    [InlineData("""[["attributes.size", "<", 4], ["attributes.weight", ">", 4]]""", null)]
    public void Conditions_that_never_hold_together_are_told_at_the_later_one(string where, string? field)
    {
        var conditions = JsonSerializer
            .Deserialize<JsonElement[][]>(where)!
            .Select(x => new Condition(x[0].GetString(), x[1].GetString(), x[2]))
            .ToList();

        Assert.Equal(field is null ? [] : [field], Fields(Some.Rule() with { Where = conditions }));
    }

    [Fact]
    public void A_value_that_only_one_spelling_has_is_no_contradiction() =>
        Assert.Equal(
            [],
            Fields(
                Some.Rule() with
                {
                    Where =
                    [
                        new Condition("attributes.size", "=", Json("5")),
                        new Condition("attributes.size", "!=", Json("\"5.0\"")),
                    ],
                }
            )
        );

    [Fact]
    public void A_run_of_weekdays_is_never_completed_at_a_weekend()
    {
        Assert.Equal(
            ["rules[0].where[0]"],
            Fields(
                Some.Rule<StreakRule>() with
                {
                    Days = 3,
                    Where = [new Condition("weekday", "in", Json("""["sat", "sun"]"""))],
                }
            )
        );
        Assert.Empty(
            Fields(
                Some.Rule<StreakRule>() with
                {
                    Days = 3,
                    Where = [new Condition("weekday", "in", Json("""["fri", "sat"]"""))],
                }
            )
        );
    }

    [Fact]
    public void A_run_needs_as_many_weekdays_as_the_rule_lasts()
    {
        var rule = Some.Rule<StreakRule>() with { Days = 6, From = Saturday, Until = Saturday.AddDays(8) };

        Assert.Equal(["rules[0].days"], Fields(rule));
        Assert.Empty(Fields(rule with { Until = Saturday.AddDays(9).AddMilliseconds(1) }));
        Assert.Equal(["rules[0].days"], Fields(Some.Rule<StreakRule>() with { Days = 262 }));
        Assert.Empty(Fields(Some.Rule<StreakRule>() with { Days = 261 }));
    }

    [Fact]
    public void A_happy_hour_outside_the_campaign_never_pays()
    {
        var start = Some.Campaign().StartsAt!.Value;
        var end = Some.Campaign().EndsAt!.Value;

        Assert.Equal(["rules[0].from"], Fields(Some.Rule() with { From = end }));
        Assert.Equal(["rules[0].until"], Fields(Some.Rule() with { Until = start }));
        Assert.Empty(Fields(Some.Rule() with { From = start.AddDays(-9), Until = start.AddMilliseconds(1) }));
    }

    [Fact]
    public void A_happy_hour_in_which_no_condition_on_the_time_holds_never_pays()
    {
        var rule = Some.Rule() with
        {
            From = Saturday.AddHours(12).AddMinutes(50),
            Until = Saturday.AddHours(13).AddMinutes(5),
        };

        Assert.Equal(
            ["rules[0].where"],
            Fields(rule with { Where = [new Condition("weekday", "!=", Json("\"sat\""))] })
        );
        Assert.Equal(["rules[0].where"], Fields(rule with { Where = [new Condition("hour", ">=", Json("14"))] }));
        Assert.Empty(Fields(rule with { Where = [new Condition("hour", "=", Json("13"))] }));
        Assert.Empty(
            Fields(
                rule with
                {
                    Until = rule.From!.Value.AddDays(30),
                    Where = [new Condition("weekday", "=", Json("\"wed\""))],
                }
            )
        );
    }

    [Fact]
    public void Points_that_are_or_become_nothing_are_told()
    {
        Assert.Equal(["rules[0].points"], Fields(Some.Rule(points: 0)));
        Assert.Equal(["rules[0].multiplier"], Fields(Some.Rule() with { Multiplier = 0.4m }));
        Assert.Empty(Fields(Some.Rule() with { Multiplier = 0.5m }));
    }

    [Fact]
    public void A_step_that_the_campaign_does_not_ask_for_and_a_speed_without_a_step_before_are_told()
    {
        Assert.Equal(["rules[0].on"], Fields(Some.Rule(on: Stage.Validated)));
        Assert.Equal(["rules[0].on"], Fields(Some.Rule<SpeedRule>() with { Hours = 4 }));
        Assert.Empty(Fields(Some.Rule<SpeedRule>(on: Stage.Contacted) with { Hours = 4 }));
        Assert.Empty(
            Contradictions.Of(
                Some.Campaign() with
                {
                    Validation = true,
                    Rules = [Some.Rule(on: Stage.Validated), Some.Rule<SpeedRule>() with { Hours = 4 }],
                }
            )
        );
        Assert.Equal(
            "rules[0].on",
            Contradictions
                .Of(
                    Some.Campaign() with
                    {
                        Validation = true,
                        Rules = [Some.Rule<SpeedRule>(on: Stage.Validated) with { Hours = 4 }],
                    }
                )
                .Single()
                .Field
        );
    }

    [Fact]
    public void Two_rules_that_differ_by_their_names_alone_pay_twice_and_the_later_one_says_so()
    {
        var twice = Contradictions
            .Of(Some.Campaign() with { Rules = [Some.Rule("a"), Some.Rule("b", points: 2), Some.Rule("c")] })
            .Single();

        Assert.Equal(new FieldError("rules[2]", "twin-rule", "a"), twice);
    }

    [Fact]
    public void A_prize_on_a_board_that_stays_empty_is_told()
    {
        var onProspectors = Some.Campaign() with { Prizes = [Some.Prize() with { Board = BoardKind.Prospectors }] };

        Assert.Equal(["prizes[0].board"], Contradictions.Of(onProspectors).Select(x => x.Field));
        Assert.Empty(Contradictions.Of(onProspectors with { Rules = [Some.Rule() with { Pays = Payee.Both }] }));
        Assert.Equal(
            ["prizes[0].board"],
            Contradictions
                .Of(Some.Campaign() with { Rules = [Some.Rule() with { Pays = Payee.Prospector }] })
                .Select(x => x.Field)
        );
        Assert.Equal(
            ["prizes[0].board"],
            Contradictions
                .Of(Some.Campaign() with { Teams = [], Prizes = [Some.Prize() with { Board = BoardKind.Teams }] })
                .Select(x => x.Field)
        );
    }

    private static string[] Fields(Rule rule) =>
        [.. Contradictions.Of(Some.Campaign() with { Rules = [rule] }).Select(x => x.Field)];

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
