using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class SurePayTests
{
    private static long Closed(params Rule[] rules) =>
        SurePay.Points(Some.RuleSet(rules), Stage.Closed, Payee.Rep, Challenge.Noon);

    private static Rule Ten => Some.Rule("closed", Stage.Closed, 10);

    [Fact]
    public void What_every_lead_pays_is_promised_and_the_sum_where_several_rules_pay()
    {
        Assert.Equal(10, Closed(Ten));
        Assert.Equal(15, Closed(Ten, Some.Rule("more", Stage.Closed, 5), Some.Rule("other", Stage.Taken, 100)));
        Assert.Equal(10, Closed(Ten with { Cap = new Cap(1, CapScope.Lead) }));
    }

    [Fact]
    public void What_depends_on_the_lead_the_amount_the_day_or_what_was_paid_before_is_not()
    {
        var more = Some.Rule("more", Stage.Closed, 5);
        Assert.Equal(10, Closed(Ten, more with { PerAmount = 1000 }));
        Assert.Equal(10, Closed(Ten, more with { Cap = new Cap(3, CapScope.Week) }));
        Assert.Equal(10, Closed(Ten, more with { Until = Challenge.Noon }));
        Assert.Equal(10, Closed(Ten, Some.Rule<FirstOfTheDayRule>("first", Stage.Closed, 5)));
        Assert.Equal(0, Closed(Ten with { Pays = Payee.Prospector }));
    }

    [Fact]
    public void Where_a_rule_may_take_points_away_nothing_is()
    {
        var less = Some.Rule("less", Stage.Closed, -20) with { PerAmount = 1000 };
        Assert.Equal(0, Closed(Ten, less));
    }
}
