using System.Collections.Frozen;
using System.Globalization;

namespace ChallengeHub;

/// <summary>
/// When a team works: nights, weekends, holidays and closed days do not count. A working hour is a real hour, also
/// where the clocks change.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>After so many closed days in a row nothing is expected to open.</summary>
    public const int MaxClosedDays = 400;

    /// <summary>Ten years: no deadline lies further ahead.</summary>
    public const int MaxDays = 3_660;

    private const int LongestDays = 60;
    private static readonly List<string> Weekdays = [.. Conditions.Weekdays];

    private readonly TimeZoneInfo zone;
    private readonly Week? week;

    private WorkingCalendar(TimeZoneInfo zone, Week? week)
    {
        this.zone = zone;
        this.week = week;
    }

    /// <param name="hours">As <see cref="DeadlinesCheck"/> finds them good; null: around the clock.</param>
    /// <param name="zone">Of the team, else of its campaign.</param>
    /// <param name="teamHolidays">The code of a country or region instead of the one of the hours.</param>
    public static WorkingCalendar Of(WorkingHours? hours, TimeZoneInfo zone, string? teamHolidays) =>
        new(zone, hours is null ? null : Read(hours, teamHolidays ?? hours.Holidays));

    /// <summary>
    /// The instant at which so many hours have been worked; of none the next that is open. Where it does not open any
    /// more, <see cref="MaxClosedDays"/> after it was last open.
    /// </summary>
    public DateTimeOffset Add(DateTimeOffset from, decimal hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hours);
        var left = TimeSpan.FromTicks((long)(hours * TimeSpan.TicksPerHour));
        if (week is null)
            return Local(from + left);

        var last = from.AddDays(MaxDays);
        var worked = from;
        foreach (var opening in Openings(week, from))
        {
            var start = Later(opening.From, from);
            var open = opening.Until - start;
            if (left <= open || start >= last)
                return Local(Earlier(start + left, last));
            left -= open;
            worked = opening.Until;
        }
        return Local(Earlier(worked.AddDays(MaxClosedDays), last));
    }

    /// <summary>How much of the time between the two was open.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until)
    {
        if (until <= from)
            return TimeSpan.Zero;
        if (week is null)
            return until - from;

        var sum = TimeSpan.Zero;
        foreach (var opening in Openings(week, from))
        {
            if (opening.From >= until)
                break;
            sum += Earlier(opening.Until, until) - Later(opening.From, from);
        }
        return sum;
    }

    /// <summary>What is open between the two, in order; around the clock it is all of it.</summary>
    public IEnumerable<OpenSpan> SpansBetween(DateTimeOffset from, DateTimeOffset until)
    {
        if (week is null)
        {
            yield return new OpenSpan(from, Later(from, until));
            yield break;
        }

        foreach (var opening in Openings(week, from))
        {
            if (opening.From >= until)
                yield break;
            yield return new OpenSpan(Later(opening.From, from), Earlier(opening.Until, until));
        }
    }

    public bool IsOpen(DateTimeOffset at) => NextOpen(at) == at;

    /// <summary>The instant itself when it is open.</summary>
    public DateTimeOffset NextOpen(DateTimeOffset at) => Add(at, 0);

    /// <summary>Whether the day opens at all; around the clock each does.</summary>
    public bool IsWorked(DateOnly day) => week is null || week.Contains(day);

    /// <summary>
    /// When the clocks of a day show this time for the first time or, where they skip it, a later one; open or not.
    /// </summary>
    public DateTimeOffset At(DateOnly day, TimeSpan time) => Local(First(day, time));

    /// <summary>Of a list of days and of runs, also over the end of a week; null: it is none.</summary>
    public static IReadOnlySet<DayOfWeek>? DaysOf(string? text)
    {
        if (text is not { Length: <= LongestDays })
            return null;
        var days = new HashSet<DayOfWeek>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-').Select(word => Weekdays.IndexOf(word)).ToList();
            if (ends.Count > 2 || ends.Contains(-1))
                return null;
            var first = ends[0];
            var count = (ends[^1] - first + 7) % 7 + 1;
            days.UnionWith(Enumerable.Range(first, count).Select(day => (DayOfWeek)(day % 7)));
        }
        return days;
    }

    /// <summary>Of HH:mm, or of 24:00 for the end of the day; null: it is neither.</summary>
    public static TimeSpan? TimeOf(string? text)
    {
        if (text == "24:00")
            return TimeSpan.FromDays(1);
        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToTimeSpan()
            : null;
    }

    private static Week Read(WorkingHours hours, string? holidays)
    {
        if (DaysOf(hours.Days) is not { } days || TimeOf(hours.From) is not { } from)
            throw new ArgumentException("These working hours were never checked.", nameof(hours));
        if (TimeOf(hours.Until) is not { } until)
            throw new ArgumentException("The end of these working hours was never checked.", nameof(hours));

        return new Week(days, from, until) { Holidays = holidays, Closed = (hours.Closed ?? []).ToFrozenSet() };
    }

    /// <summary>What is open at an instant or after it, until too many days in a row are closed.</summary>
    private IEnumerable<Opening> Openings(Week open, DateTimeOffset from)
    {
        var closed = 0;
        for (var day = DateOnly.FromDateTime(Local(from).DateTime); closed < MaxClosedDays; day = day.AddDays(1))
        {
            closed++;
            if (!open.Contains(day))
                continue;
            var opening = new Opening(First(day, open.From), First(day, open.Until));
            // the clocks can skip all of it
            if (opening.Until <= from || opening.Until <= opening.From)
                continue;
            closed = 0;
            yield return opening;
        }
    }

    /// <summary>The first instant at which the clocks show this time or, where they skip it, a later one.</summary>
    private DateTimeOffset First(DateOnly day, TimeSpan time)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) + time;
        // Offsets lie within ±14 h, and no zone changes twice in that time.
        var first = new[] { local.AddHours(-15), local.AddHours(15) }
            .Select(near => local - zone.GetUtcOffset(near))
            .Where(at => Shown(at) >= local)
            .Min();
        while (Shown(first.AddMinutes(-1)) >= local)
            first = first.AddMinutes(-1);
        return new DateTimeOffset(first);
    }

    private DateTime Shown(DateTime utc) => utc + zone.GetUtcOffset(utc);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>The part of a day from its first instant that is open to its first that is not.</summary>
    private readonly record struct Opening(DateTimeOffset From, DateTimeOffset Until);

    private sealed record Week(IReadOnlySet<DayOfWeek> Days, TimeSpan From, TimeSpan Until)
    {
        public string? Holidays { get; init; }
        public required FrozenSet<DateOnly> Closed { get; init; }

        public bool Contains(DateOnly day) =>
            Days.Contains(day.DayOfWeek)
            && !Closed.Contains(day)
            && (Holidays is null || !PublicHolidays.Contain(Holidays, day));
    }
}

/// <summary>Time without a break in which a team works.</summary>
public readonly record struct OpenSpan(DateTimeOffset From, DateTimeOffset Until);
