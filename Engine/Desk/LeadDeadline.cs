namespace ChallengeHub;

/// <summary>The step that has to follow in time.</summary>
public enum DeadlineKind
{
    Validate,
    Take,
    Contact,
    Close,
}

/// <summary>What is to be done about a deadline.</summary>
public enum DeadlineStep
{
    None,
    Remind,
    Release,
}

/// <summary>When a lead reached its steps in the cycle that runs.</summary>
/// <param name="BegunAt">Of the first cycle its reception, of a later one the recycling.</param>
/// <param name="OfferedAt">Since when it is open or assigned.</param>
public sealed record LeadInstants(
    DateTimeOffset? BegunAt,
    DateTimeOffset? OfferedAt = null,
    DateTimeOffset? TakenAt = null,
    DateTimeOffset? ContactedAt = null
);

/// <summary>What a lead waits for, and since when; the plan in force at that instant decides its deadline.</summary>
public sealed record LeadClock(DeadlineKind What, DateTimeOffset Since)
{
    /// <summary>Null when nothing is waited for, or nobody told since when.</summary>
    public static LeadClock? Of(LeadStatus status, LeadInstants instants) =>
        status switch
        {
            LeadStatus.Waiting => Of(DeadlineKind.Validate, instants.BegunAt),
            LeadStatus.Open or LeadStatus.Assigned => Of(DeadlineKind.Take, instants.OfferedAt),
            LeadStatus.Taken => Of(DeadlineKind.Contact, instants.TakenAt),
            LeadStatus.Contacted => Of(DeadlineKind.Close, instants.ContactedAt),
            _ => null,
        };

    private static LeadClock? Of(DeadlineKind what, DateTimeOffset? since) =>
        since is { } some ? new LeadClock(what, some) : null;
}

/// <summary>One look of a process at a deadline.</summary>
/// <param name="LastLook">When deadlines were looked at before; null: nobody knows.</param>
/// <param name="RemindedAt">When this deadline was reminded of; null: not yet.</param>
public sealed record DeadlineLook(DateTimeOffset Now, DateTimeOffset? LastLook, DateTimeOffset? RemindedAt);

/// <summary>
/// By when the next step of a lead is due. What fell due while nobody looked is reminded first and released one working
/// hour later, so that nobody loses a lead to downtime.
/// </summary>
public sealed record LeadDeadline(DeadlineKind What, DateTimeOffset At)
{
    /// <summary>A look so near to the deadline is a look at it.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromMinutes(5);

    /// <param name="plan">The one in force when the clock started.</param>
    public static LeadDeadline? Of(LeadClock clock, Deadlines? plan, WorkingCalendar calendar) =>
        HoursOf(clock.What, plan) is { } hours ? new LeadDeadline(clock.What, calendar.Add(clock.Since, hours)) : null;

    /// <summary>What somebody holds can be released; of the rest people are reminded.</summary>
    public static Overdue OverdueOf(LeadStatus status, Deadlines plan) =>
        status switch
        {
            LeadStatus.Assigned => plan.OnTake,
            LeadStatus.Taken => plan.OnContact,
            _ => Overdue.Remind,
        };

    /// <summary>
    /// What is to be done now; a second look finds nothing more to do, once the first one's reminder is kept.
    /// </summary>
    public DeadlineStep Step(DeadlineLook look, Overdue overdue, WorkingCalendar calendar)
    {
        if (look.Now < At)
            return DeadlineStep.None;
        var releases = overdue == Overdue.Release;
        // a reminder before the deadline was about another one
        if (look.RemindedAt is not { } reminded || reminded < At)
            return releases && IsSeen(look) ? DeadlineStep.Release : DeadlineStep.Remind;

        return releases && look.Now >= calendar.Add(reminded, 1) ? DeadlineStep.Release : DeadlineStep.None;
    }

    private static decimal? HoursOf(DeadlineKind what, Deadlines? plan) =>
        what switch
        {
            DeadlineKind.Validate => plan?.Validate,
            DeadlineKind.Take => plan?.Take,
            DeadlineKind.Contact => plan?.Contact,
            _ => plan?.Close,
        };

    /// <summary>Whether the deadline passed under the eyes of the process: before it and after it are looks.</summary>
    private bool IsSeen(DeadlineLook look) => look.Now - At <= Near && look.LastLook >= At - Near;
}
