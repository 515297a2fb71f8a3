namespace ChallengeHub;

/// <summary>One look of a process at all deadlines.</summary>
/// <param name="LastLook">When any process looked before; null: none did.</param>
internal sealed record Sweeping(DateTimeOffset Now, DateTimeOffset? LastLook);

/// <summary>A lead whose deadline is looked at: what is to be done about it, and its row afterwards. Pure.</summary>
/// <param name="Row">With the instant of the next look; once it is released, it has another deadline anyway.</param>
internal sealed record LookedAt(StoredLead Row, DeadlineStep Step)
{
    public static LookedAt Of(CampaignSnapshot snapshot, StoredLead lead, Sweeping sweeping)
    {
        var now = sweeping.Now;
        if (lead is not { Status: { } status, DeadlineWhat: { } what, DeadlineAt: { } at })
            return new LookedAt(lead with { LookAt = null }, DeadlineStep.None);
        // what is over is worked on no more
        if (!DeskWindow.IsOpen(snapshot.Campaign, now))
            return new LookedAt(lead with { LookAt = null }, DeadlineStep.None);

        // a clock that runs keeps its deadline, also where the campaign has none any more
        var plan = snapshot.Campaign.Document.Deadlines ?? new Deadlines();
        var overdue = LeadDeadline.OverdueOf(status, plan);
        var calendar = LeadFollowing.CalendarOf(snapshot, lead.ReachTeam);
        var look = new DeadlineLook(now, sweeping.LastLook, lead.RemindedAt);
        var step = new LeadDeadline(what, at).Step(look, overdue, calendar);

        var remindedAt = step == DeadlineStep.None ? lead.RemindedAt : now;
        var row = lead with { RemindedAt = remindedAt, LookAt = null };
        if (step == DeadlineStep.None && now < at)
            return new LookedAt(row with { LookAt = at }, step);
        return overdue == Overdue.Release && step != DeadlineStep.Release && remindedAt is { } reminded
            ? new LookedAt(row with { LookAt = calendar.Add(reminded, 1) }, step)
            : new LookedAt(row, step);
    }
}
