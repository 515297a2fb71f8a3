namespace ChallengeHub;

/// <summary>
/// A campaign's first and last day as its people say them; without times from the first instant of the one to the last
/// of the other.
/// </summary>
/// <param name="StartTime">Where it does not begin with its day.</param>
/// <param name="EndTime">Where it ends within its last day: this moment is outside.</param>
public sealed record LocalWindow(
    DateOnly? FirstDay = null,
    DateOnly? LastDay = null,
    TimeOnly? StartTime = null,
    TimeOnly? EndTime = null
)
{
    public DateTimeOffset? StartsAt(TimeZoneInfo zone) =>
        FirstDay is { } day && IsUsable(day) ? StartOf(day, StartTime, zone) : null;

    public DateTimeOffset? EndsAt(TimeZoneInfo zone) =>
        LastDay is { } day && IsUsable(day) ? EndOf(day, EndTime, zone) : null;

    public static LocalWindow Of(DateTimeOffset startsAt, DateTimeOffset endsAt, TimeZoneInfo zone)
    {
        var start = TimeZoneInfo.ConvertTime(startsAt, zone);
        var end = TimeZoneInfo.ConvertTime(endsAt, zone);
        var first = DateOnly.FromDateTime(start.DateTime);
        var last = DateOnly.FromDateTime(end.DateTime);

        return LocalDays.Start(last, zone) == endsAt
            ? new(first, last.AddDays(-1), Time(first, start))
            : new(first, last, Time(first, start), TimeOnly.FromDateTime(end.DateTime));

        TimeOnly? Time(DateOnly day, DateTimeOffset local) =>
            LocalDays.Start(day, zone) == local ? null : TimeOnly.FromDateTime(local.DateTime);
    }

    /// <summary>The same days of a later year; a last day that ends its month ends it there, too.</summary>
    public LocalWindow InYears(int years) =>
        this with
        {
            FirstDay = FirstDay?.AddYears(years),
            LastDay = EndTime is null ? LastDay?.AddDays(1).AddYears(years).AddDays(-1) : LastDay?.AddYears(years),
        };

    private static DateTimeOffset StartOf(DateOnly day, TimeOnly? at, TimeZoneInfo zone) =>
        at is { } time ? LocalTimes.At(day.ToDateTime(time), zone) : LocalDays.Start(day, zone);

    private static DateTimeOffset EndOf(DateOnly day, TimeOnly? at, TimeZoneInfo zone) =>
        at is { } time ? LocalTimes.At(day.ToDateTime(time), zone) : LocalDays.Start(day.AddDays(1), zone);

    private static bool IsUsable(DateOnly day) => day.Year is >= 1970 and <= 2999;
}

/// <summary>Wall-clock time and instants: what people type, and what is kept.</summary>
public static class LocalTimes
{
    /// <summary>
    /// A time that the clocks skip is as much later as they skip; of one that they pass twice the first is meant.
    /// </summary>
    public static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
            local += zone.GetUtcOffset(local.AddHours(3)) - zone.GetUtcOffset(local.AddHours(-3));
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset);
    }

    public static DateTime Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>
    /// The rules with their happy hours at the same time of a later year's clocks, in this zone or another.
    /// </summary>
    public static IReadOnlyList<Rule> Moved(
        IReadOnlyList<Rule> rules,
        TimeZoneInfo from,
        TimeZoneInfo to,
        int years = 0
    )
    {
        return [.. rules.Select(rule => rule with { From = Move(rule.From), Until = Move(rule.Until) })];

        DateTimeOffset? Move(DateTimeOffset? at) =>
            at is { } instant ? At(Of(instant, from).AddYears(years), to) : null;
    }
}
