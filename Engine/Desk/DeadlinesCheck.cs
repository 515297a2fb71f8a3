namespace ChallengeHub;

/// <summary>Checks deadlines: hours that can pass, in a calendar that opens.</summary>
public static class DeadlinesCheck
{
    public const int MaxHours = 8_760;
    public const int MaxClosed = 400;
    private const string Hours = "deadlines.workingHours";

    public static void Errors(FieldErrors errors, Deadlines? deadlines)
    {
        if (deadlines is null)
            return;
        Length(errors, "deadlines.validate", deadlines.Validate);
        Length(errors, "deadlines.take", deadlines.Take);
        Length(errors, "deadlines.contact", deadlines.Contact);
        Length(errors, "deadlines.close", deadlines.Close);
        if (deadlines.WorkingHours is { } hours)
            Calendar(errors, hours);
    }

    /// <summary>Whether public holidays are known by the code: that of working hours, or of a team.</summary>
    public static void Holidays(FieldErrors errors, string field, string? code) =>
        errors.If(code is not null && !PublicHolidays.IsKnown(code), field, "unknown-holidays");

    private static void Length(FieldErrors errors, string field, decimal? hours) =>
        errors.If(
            hours is { } some && (some is <= 0 or > MaxHours || decimal.Round(some, 2) != some),
            field,
            "hours-range",
            MaxHours
        );

    private static void Calendar(FieldErrors errors, WorkingHours hours)
    {
        var before = errors.Count;
        if (hours.Days is null)
            errors.Add($"{Hours}.days", "required");
        else
            errors.If(WorkingCalendar.DaysOf(hours.Days) is null, $"{Hours}.days", "days-format");

        Time(errors, $"{Hours}.from", hours.From);
        Time(errors, $"{Hours}.until", hours.Until);
        errors.If(
            WorkingCalendar.TimeOf(hours.Until) <= WorkingCalendar.TimeOf(hours.From),
            $"{Hours}.until",
            "not-after-from"
        );
        Holidays(errors, $"{Hours}.holidays", hours.Holidays);
        Closed(errors, hours.Closed ?? []);
        if (errors.Count == before)
            errors.If(StaysClosed(hours), Hours, "no-open-day", WorkingCalendar.MaxClosedDays);
    }

    private static void Time(FieldErrors errors, string field, string? time)
    {
        if (time is null)
            errors.Add(field, "required");
        else
            errors.If(WorkingCalendar.TimeOf(time) is null, field, "time-format");
    }

    private static void Closed(FieldErrors errors, IReadOnlyList<DateOnly> closed)
    {
        errors.If(closed.Count > MaxClosed, $"{Hours}.closed", "at-most", MaxClosed);
        for (var i = 0; i < Math.Min(closed.Count, MaxClosed); i++)
            errors.If(closed[i].Year is < 1970 or > 2999, $"{Hours}.closed[{i}]", "year-range");
    }

    /// <summary>Whether a closed day is followed by so many more that a calendar gives up.</summary>
    private static bool StaysClosed(WorkingHours hours)
    {
        var calendar = WorkingCalendar.Of(hours, TimeZoneInfo.Utc, null);
        return (hours.Closed ?? [])
            .Select(day => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))
            .Any(day => calendar.NextOpen(day) >= day.AddDays(WorkingCalendar.MaxClosedDays));
    }
}
