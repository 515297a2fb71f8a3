using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class ScoringTests
{
    [Fact]
    public void A_lead_taken_contacted_and_closed_earns_14_points_by_default()
    {
        var floor = new Floor([.. RuleSet.Default]);
        Assert.Equal(1, floor.Play(Stage.Taken, Some.Instant));
        Assert.Equal(3, floor.Play(Stage.Contacted, Some.Instant));
        Assert.Equal(10, floor.Play(Stage.Closed, Some.Instant));
        Assert.Equal(0, floor.Play(Stage.Validated, Some.Instant));
    }

    [Fact]
    public void All_rules_that_match_pay_in_their_order_the_rep_before_the_prospector()
    {
        var set = Some.RuleSet(
            Some.Rule("b", points: 2) with
            {
                Pays = Payee.Both,
            },
            Some.Rule("a") with
            {
                Pays = Payee.Prospector,
            },
            Some.Rule("c", Stage.Closed)
        );
        var payments = Scoring.Pay(
            set with
            {
                Version = 3,
            },
            Some.Fact() with
            {
                Prospector = 2,
            },
            new History(Some.Paris)
        );
        Assert.Equal([new Payment(1, "b", 3, 2), new Payment(2, "b", 3, 2), new Payment(2, "a", 3, 1)], payments);
    }

    [Fact]
    public void Who_is_not_named_is_not_paid()
    {
        var floor = new Floor(
            Some.Rule("p") with
            {
                Pays = Payee.Prospector,
            },
            Some.Rule("b") with
            {
                Pays = Payee.Both,
            }
        );
        Assert.Equal([1], floor.Play(Some.Fact()));
        Assert.Equal([1, 1], floor.Play(Some.Fact() with { Rep = null, Prospector = 2 }));
        Assert.Empty(floor.Play(Some.Fact() with { Rep = null }));
    }

    [Fact]
    public void A_result_of_0_writes_nothing_and_fills_no_cap()
    {
        var floor = new Floor(Some.Rule() with { PerAmount = 100, Cap = new Cap(1, CapScope.Campaign) });
        Assert.Empty(floor.Play(Some.Fact() with { Amount = 99 }));
        Assert.Equal([1], floor.Play(Some.Fact() with { Amount = 100 }));
    }

    [Theory]
    [InlineData(1, 1000, 1, 4999.99, 4)]
    [InlineData(2, 0.1, 1, 0.3, 6)]
    [InlineData(1, 1, 1.5, 1, 2)]
    [InlineData(-1, 1, 1.5, 1, -2)]
    [InlineData(1, 1, 1.49, 1, 1)]
    [InlineData(5, 1, 0.1, 1, 1)]
    [InlineData(1, 1, 0.49, 1, 0)]
    [InlineData(1, 1000, 1, -1, -1)]
    [InlineData(1, 1000, 1, 0, 0)]
    public void Points_are_multiplied_per_amount_and_rounded_half_away_from_zero(
        int points,
        double per,
        double times,
        double amount,
        long paid
    )
    {
        var floor = new Floor(Some.Rule(points: points) with { PerAmount = (decimal)per, Multiplier = (decimal)times });
        Assert.Equal(paid, floor.Play(Some.Fact() with { Amount = (decimal)amount }).Sum());
    }

    [Fact]
    public void Per_amount_pays_nothing_without_an_amount() =>
        Assert.Empty(new Floor(Some.Rule() with { PerAmount = 1 }).Play(Some.Fact()));

    [Fact]
    public void A_quotient_just_below_a_whole_is_not_rounded_up() =>
        Assert.Equal(
            [1],
            new Floor(Some.Rule() with { PerAmount = 3 }).Play(
                Some.Fact() with
                {
                    Amount = 5.9999999999999999999999999999m,
                }
            )
        );

    [Fact]
    public void Hostile_amounts_saturate_and_never_overflow()
    {
        var floor = new Floor(
            Some.Rule("a", points: 1_000_000) with
            {
                PerAmount = 0.0000000000000000000000000001m,
                Multiplier = 1000,
            },
            Some.Rule("b", points: -1_000_000) with
            {
                PerAmount = 1,
                Multiplier = 1000,
            },
            Some.Rule("c", points: 1_000_000) with
            {
                PerAmount = 0.01m,
            }
        );
        Assert.Equal(
            [Scoring.Bound, -Scoring.Bound, Scoring.Bound],
            floor.Play(Some.Fact() with { Amount = decimal.MaxValue })
        );
        Assert.Equal(
            [-Scoring.Bound, Scoring.Bound, -Scoring.Bound],
            floor.Play(Some.Fact() with { Amount = decimal.MinValue })
        );
    }

    [Fact]
    public void A_happy_hour_begins_at_its_start_and_is_over_at_its_end()
    {
        var floor = new Floor(Some.Rule() with { From = Some.Instant, Until = Some.Instant.AddHours(1) });
        Assert.Equal(0, floor.Play(Stage.Taken, Some.Instant.AddMilliseconds(-1)));
        Assert.Equal(1, floor.Play(Stage.Taken, Some.Instant));
        Assert.Equal(1, floor.Play(Stage.Taken, Some.Instant.AddHours(1).AddMilliseconds(-1)));
        Assert.Equal(0, floor.Play(Stage.Taken, Some.Instant.AddHours(1)));
    }

    [Fact]
    public void A_changed_rule_set_holds_from_its_instant_and_the_first_one_always_did()
    {
        RuleSet[] versions =
        [
            new(1, Some.Instant, []),
            new(2, Some.Instant.AddDays(1), []),
            new(3, Some.Instant.AddDays(2), []),
        ];
        Assert.Equal(1, RuleSets.At(versions, DateTimeOffset.MinValue).Version);
        Assert.Equal(1, RuleSets.At(versions, Some.Instant.AddDays(1).AddTicks(-1)).Version);
        Assert.Equal(2, RuleSets.At(versions, Some.Instant.AddDays(1)).Version);
        Assert.Equal(3, RuleSets.At([.. versions.Reverse()], Some.Instant.AddDays(9)).Version);
    }

    [Fact]
    public void Rules_are_the_same_when_they_say_the_same()
    {
        Rule[] rules = [Some.Rule<StreakRule>() with { Days = 5, Cap = new Cap(1, CapScope.Day) }];
        Assert.True(RuleSets.Same(rules, [Some.Rule<StreakRule>() with { Days = 5, Cap = new Cap(1, CapScope.Day) }]));
        Assert.False(RuleSets.Same(rules, [Some.Rule<StreakRule>() with { Days = 4, Cap = new Cap(1, CapScope.Day) }]));
        Assert.False(RuleSets.Same([Some.Rule()], [Some.Rule<FirstOfTheDayRule>("taken")]));
    }
}
