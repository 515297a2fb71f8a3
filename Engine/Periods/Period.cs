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
    /// <summary>When its grace was ended: since then it takes nothing more. Null: not yet.</summary>
    public DateTimeOffset? ClosingAt { get; init; }

    /// <summary>The ledger position as of which it is certified; null: its grace was not ended yet.</summary>
    public long? ClosingSeq { get; init; }

    /// <summary>What is dated in it is, or will be, booked in it.</summary>
    public bool IsOpen => this is { Void: false, ClosedAt: null, ClosingAt: null };

    public PeriodState State(DateTimeOffset now)
    {
        if (ClosedAt is not null)
            return PeriodState.Closed;
        if (ClosingAt is not null)
            return PeriodState.Closing;
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

    /// <summary>Its grace is over and its results are being computed: seconds at most.</summary>
    Closing,
    Closed,
}
