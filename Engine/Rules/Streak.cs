namespace ChallengeHub;

/// <summary>Runs of consecutive Mon–Fri days; weekend days neither count nor break one.</summary>
public static class Streak
{
    /// <summary>
    /// True when the fact's run holds more whole streaks than are paid in it, and its day has not paid yet: so a
    /// repeated reversal neither pays twice nor loses. Days before the rule's <c>from</c> belong to no run.
    /// </summary>
    public static bool Completes(StreakRule rule, PayableFact fact, int participant, History history)
    {
        var day = history.LocalDay(fact.At);
        if (IsWeekend(day) || rule.Days is not >= 1)
            return false;
        var floor = rule.From is { } from ? history.LocalDay(from) : DateOnly.MinValue;

        bool Runs(DateOnly other) => other >= floor && history.Holds(participant, fact.Stage, other);
        var first = day;
        var last = day;
        var length = 1;
        for (var before = Step(day, -1); Runs(before); before = Step(before, -1))
        {
            first = before;
            length++;
        }
        for (var after = Step(day, +1); Runs(after); after = Step(after, +1))
        {
            last = after;
            length++;
        }

        return history.Payments(participant, rule.Code!, day, day) == 0
            && length / rule.Days.Value > history.Payments(participant, rule.Code!, first, last);
    }

    private static DateOnly Step(DateOnly day, int by)
    {
        do day = day.AddDays(by);
        while (IsWeekend(day));
        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
