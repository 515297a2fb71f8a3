namespace ChallengeHub;

/// <summary>
/// A half-open slice <c>[StartsAt, EndsAt)</c> of a campaign, with boards of its own. Numbers start at 1.
/// </summary>
/// <param name="GraceUntil">Until then late facts dated inside still count in it; then it is due to be closed.</param>
/// <param name="Void">An upcoming slice of a campaign that was ended early: never opened, never closed.</param>
public sealed record Period(
    int Number,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset GraceUntil,
    DateTimeOffset? ClosedAt = null,
    bool Void = false
)
{
    public PeriodState State(DateTimeOffset now)
    {
        if (ClosedAt is not null)
            return PeriodState.Closed;
        if (now < StartsAt)
            return PeriodState.Upcoming;

        return now < EndsAt ? PeriodState.Open : PeriodState.Grace;
    }

    /// <summary>The same instants, in the campaign's own offset.</summary>
    public Period In(TimeZoneInfo zone) =>
        this with
        {
            StartsAt = TimeZoneInfo.ConvertTime(StartsAt, zone),
            EndsAt = TimeZoneInfo.ConvertTime(EndsAt, zone),
        };

    public bool Contains(DateTimeOffset instant) => StartsAt <= instant && instant < EndsAt;
}

public enum PeriodState
{
    Upcoming,
    Open,
    Grace,
    Closed,
}
