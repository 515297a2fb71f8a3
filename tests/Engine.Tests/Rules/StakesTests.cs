using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class StakesTests
{
    private static readonly Participant Anna = new()
    {
        Number = 1,
        Code = "anna",
        Name = "Anna",
        Role = Role.Rep,
    };

    [Fact]
    public void The_easiest_step_that_is_enough_is_named_else_how_many_of_the_one_that_pays_most()
    {
        var stakes = Of([.. RuleSet.Default]);
        Assert.Equal(new Enough(Stage.Taken, 1), Stakes.For(stakes, 1));
        Assert.Equal(new Enough(Stage.Contacted, 1), Stakes.For(stakes, 2));
        Assert.Equal(new Enough(Stage.Closed, 1), Stakes.For(stakes, 10));
        Assert.Equal(new Enough(Stage.Closed, 3), Stakes.For(stakes, 21));
        Assert.Null(Stakes.For(stakes, 1_000));
        Assert.Null(Stakes.For([], 1));
    }

    [Fact]
    public void What_may_not_be_paid_is_not_counted_on()
    {
        var stakes = Of(
            Some.Rule("sure", Stage.Closed, 4),
            Some.Rule("capped", Stage.Closed, 100) with
            {
                Cap = new Cap(1, CapScope.Day),
            },
            Some.Rule<FirstOfTheDayRule>("first", Stage.Closed, 100),
            Some.Rule("each", Stage.Closed, 1) with
            {
                PerAmount = 1000,
            },
            Some.Rule("theirs", Stage.Contacted, 3) with
            {
                Pays = Payee.Prospector,
            }
        );
        Assert.Equal([new Stake(Stage.Closed, 4)], stakes);
    }

    private static IReadOnlyList<Stake> Of(params Rule[] rules)
    {
        var document = Some.Campaign() with { Rules = rules };
        var campaign = new Campaign(
            1,
            "hollywood",
            document,
            document.StartsAt!.Value,
            document.EndsAt!.Value,
            document.StartsAt,
            null,
            null,
            1,
            1,
            0,
            0
        );
        var snapshot = new CampaignSnapshot(
            campaign,
            [Some.RuleSet(rules)],
            PeriodBook.Launched(campaign, Some.Instant),
            [Anna]
        );
        return Stakes.Of(snapshot, Anna, Some.Instant);
    }
}
