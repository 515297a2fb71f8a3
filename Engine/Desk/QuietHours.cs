using System.Globalization;

namespace ChallengeHub;

/// <summary>When the bell is silent: from one local time until another, past midnight if it is earlier. Pure.</summary>
public static class QuietHours
{
    private const string Format = "HH:mm";

    /// <summary>In the zone of a campaign.</summary>
    public static bool Are(Account reader, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (TimeOf(reader.QuietFrom) is not { } from || TimeOf(reader.QuietUntil) is not { } until)
            return false;
        var local = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(now, zone).TimeOfDay);
        return local.IsBetween(from, until);
    }

    /// <summary>Both, or neither.</summary>
    public static void Errors(FieldErrors errors, string? from, string? until)
    {
        Time(errors, "quietFrom", from, until);
        Time(errors, "quietUntil", until, from);
        if (errors.Count == 0)
            errors.If(from is not null && from == until, "quietUntil", "quiet-without-end");
    }

    private static void Time(FieldErrors errors, string field, string? time, string? other)
    {
        if (time is null)
            errors.If(other is not null, field, "required");
        else
            errors.If(TimeOf(time) is null, field, "time-format");
    }

    private static TimeOnly? TimeOf(string? text) =>
        TimeOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;
}
