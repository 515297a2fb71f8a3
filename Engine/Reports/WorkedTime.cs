namespace ChallengeHub;

/// <summary>
/// How much of the time between two instants a team works, for the many leads of a report: its calendar is laid out
/// once.
/// </summary>
public sealed class WorkedTime
{
    private readonly WorkingCalendar calendar;
    private readonly DateTimeOffset from;
    private readonly DateTimeOffset until;
    private readonly List<Opened> spans = [];

    /// <param name="from">Nearly all instants lie between this one and <paramref name="until"/>.</param>
    public WorkedTime(WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset until)
    {
        this.calendar = calendar;
        this.from = from;
        this.until = until;
        var before = TimeSpan.Zero;
        foreach (var span in calendar.SpansBetween(from, until))
        {
            spans.Add(new Opened(span, before));
            before += span.Until - span.From;
        }
    }

    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end)
    {
        if (end <= start)
            return TimeSpan.Zero;
        return start < from || end > until ? calendar.Between(start, end) : Up(end) - Up(start);
    }

    /// <summary>Of all that is laid out, what was worked up to an instant.</summary>
    private TimeSpan Up(DateTimeOffset to)
    {
        var low = 0;
        var high = spans.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spans[middle].Span.From <= to)
                low = middle + 1;
            else
                high = middle;
        }

        if (low == 0)
            return TimeSpan.Zero;
        var (span, before) = spans[low - 1];
        return before + ((to < span.Until ? to : span.Until) - span.From);
    }

    private readonly record struct Opened(OpenSpan Span, TimeSpan Before);
}
