namespace ChallengeHub.Web;

/// <summary>
/// The campaign's clock of the demonstration: a year in ten minutes. Timers and time stamps stay real.
/// </summary>
public sealed class DemoClock(DateTimeOffset start, double speed) : TimeProvider
{
    /// <summary>A year of 365 days in 600 seconds.</summary>
    private const double YearInTenMinutes = 365 * 86_400 / 600d;
    private volatile Stretch stretch = new(start, null, 0);

    /// <summary>Campaign seconds per real second.</summary>
    public double Speed { get; private set; } = YearInTenMinutes * speed;

    /// <summary>Stands still until this: the campaign is set up on its first instant.</summary>
    public void Begin() => stretch = new Stretch(GetUtcNow(), GetTimestamp(), Speed);

    /// <summary>From here on at everybody's pace: the year is over.</summary>
    public void Rest()
    {
        Speed = 1;
        Begin();
    }

    public override DateTimeOffset GetUtcNow()
    {
        var now = stretch;
        return now.Since is { } since ? now.From.AddTicks((long)(GetElapsedTime(since).Ticks * now.Speed)) : now.From;
    }

    private sealed record Stretch(DateTimeOffset From, long? Since, double Speed);
}
