using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class BonusTests
{
    /// <summary>Monday 5 January 2026.</summary>
    private static DateTimeOffset Day(int day, int hour = 9) => new(2026, 1, day, hour, 0, 0, TimeSpan.FromHours(1));

    private static Floor Streak(int days) => new(Some.Rule<StreakRule>() with { Days = days });

    private static long[] Play(Floor floor, params int[] days) =>
        [.. days.Select(day => floor.Play(Stage.Taken, Day(day), $"{day}"))];

    [Fact]
    public void The_first_of_the_day_pays_once_a_local_day_and_stage()
    {
        var floor = new Floor(Some.Rule<FirstOfTheDayRule>());
        Assert.Equal(0, floor.Play(Stage.Contacted, Day(5)));
        Assert.Equal(1, floor.Play(Stage.Taken, Day(5)));
        Assert.Equal(0, floor.Play(Stage.Taken, Day(5, 8)));
        Assert.Equal(1, floor.Play(Stage.Taken, Day(6, 0)));
        Assert.Equal(1, floor.Play(Stage.Taken, Day(4, 23)));
    }

    [Fact]
    public void The_first_of_the_day_is_each_payees_own()
    {
        var floor = new Floor(Some.Rule<FirstOfTheDayRule>() with { Pays = Payee.Both });
        Assert.Equal([1, 1], floor.Play(Some.Fact() with { Prospector = 8 }));
        Assert.Equal([1], floor.Play(Some.Fact() with { Prospector = 9 }));
        Assert.Empty(floor.Play(Some.Fact() with { Prospector = 8 }));
    }

    [Fact]
    public void After_a_reversal_the_next_fact_is_the_first_of_the_day_only_if_no_other_is_held()
    {
        var floor = new Floor(Some.Rule<FirstOfTheDayRule>());
        floor.Play(Stage.Taken, Day(5), "a");
        floor.Reverse("a");
        Assert.Equal(1, floor.Play(Stage.Taken, Day(5), "b"));
        floor.Play(Stage.Taken, Day(5), "c");
        floor.Reverse("b");
        Assert.Equal(0, floor.Play(Stage.Taken, Day(5), "d"));
    }

    [Fact]
    public void A_streak_pays_each_time_it_is_completed() =>
        Assert.Equal([0, 0, 1, 0, 0, 1, 0], Play(Streak(3), 5, 6, 7, 8, 9, 12, 13));

    [Fact]
    public void A_weekend_neither_counts_nor_breaks_a_streak() =>
        Assert.Equal([0, 0, 0, 0, 1], Play(Streak(3), 8, 9, 10, 11, 12));

    [Fact]
    public void A_missed_working_day_breaks_a_streak_and_its_late_fact_mends_it()
    {
        var floor = Streak(5);
        Assert.Equal([0, 0, 0, 0], Play(floor, 5, 6, 8, 9));
        Assert.Equal([1, 0], Play(floor, 7, 12));
    }

    [Fact]
    public void Further_facts_of_a_day_add_nothing_to_a_streak() =>
        Assert.Equal([0, 0, 1, 0, 0], Play(Streak(2), 5, 5, 6, 6, 5));

    [Fact]
    public void A_streak_of_one_day_pays_once_a_day() => Assert.Equal([1, 0, 1, 0], Play(Streak(1), 5, 5, 6, 6));

    [Fact]
    public void A_streak_reversed_and_told_again_neither_pays_twice_nor_loses()
    {
        var floor = Streak(3);
        Play(floor, 5, 6, 7);
        floor.Reverse("7");
        Assert.Equal([1, 0, 0, 1], Play(floor, 7, 8, 9, 12));
        floor.Reverse("6");
        Assert.Equal([0, 0], Play(floor, 6, 13));
    }

    [Fact]
    public void A_streak_whose_payment_is_reversed_while_the_run_holds_is_paid_by_the_next_day()
    {
        var floor = Streak(2);
        Play(floor, 5, 6);
        floor.Play(Stage.Taken, Day(6), "other");
        floor.Reverse("6");
        Assert.Equal([1, 1, 0], Play(floor, 7, 8, 9));
    }

    [Fact]
    public void Two_runs_that_a_late_fact_joins_keep_what_they_were_paid() =>
        Assert.Equal([0, 1, 0, 1, 0, 1], Play(Streak(2), 5, 6, 8, 9, 7, 12));

    [Fact]
    public void Days_before_a_streaks_start_belong_to_no_run()
    {
        var floor = new Floor(Some.Rule<StreakRule>() with { Days = 3, From = Day(7, 0) });
        Assert.Equal([0, 0, 0, 0, 1], Play(floor, 5, 6, 7, 8, 9));
    }

    [Fact]
    public void A_late_made_streak_rule_pays_at_most_once_a_day()
    {
        var floor = Streak(1);
        foreach (var day in new[] { 5, 6, 7 })
            floor.History.Seen(1, Stage.Taken, Day(day));
        Assert.Equal([1, 0, 0], Play(floor, 8, 8, 8));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(24, 1)]
    [InlineData(24.001, 0)]
    [InlineData(-1, 0)]
    public void Speed_pays_a_stage_within_its_hours_of_the_last(double hours, long points)
    {
        var floor = new Floor(Some.Rule<SpeedRule>() with { Hours = 24 });
        Assert.Equal(points, floor.Play(Some.Fact() with { PreviousStageAt = Some.Instant.AddHours(-hours) }).Sum());
    }

    [Fact]
    public void Speed_pays_nothing_without_an_earlier_stage() =>
        Assert.Empty(new Floor(Some.Rule<SpeedRule>() with { Hours = 24 }).Play(Some.Fact()));
}
