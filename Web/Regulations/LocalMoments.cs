using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// Instants and spans as people of the campaign's zone say them; whole days are named by their first and last.
/// </summary>
public static class LocalMoments
{
    /// <summary>
    /// "from 12:00 to 14:00 on 3 March 2026": <c>[from, until)</c>; null when it is open at both ends.
    /// </summary>
    public static string? Span(DateTimeOffset? from, DateTimeOffset? until, RuleFormatter formatter)
    {
        var start = Local(from, formatter);
        var end = Local(until, formatter);
        return (start, end) switch
        {
            ({ } a, { } b) => Span(a, b, formatter),
            ({ } a, null) => T.FormatMomentSince(IsMidnight(a) ? Day(a, formatter) : Moment(a, formatter)),
            (null, { } b) when IsMidnight(b) => T.FormatMomentLastDay(Day(b.AddDays(-1), formatter)),
            (null, { } b) => T.FormatMomentBefore(Moment(b, formatter)),
            _ => null,
        };
    }

    /// <summary>"3 March 2026 at 12:00".</summary>
    public static string Moment(DateTimeOffset at, RuleFormatter formatter)
    {
        var local = Local(at, formatter)!.Value;
        return T.FormatMomentBoth(day: Day(local, formatter), time: Time(local, formatter));
    }

    /// <summary>"14:00", "14 h"; an hour that the clocks repeat shows its offset.</summary>
    public static string Time(DateTimeOffset at, RuleFormatter formatter)
    {
        var local = Local(at, formatter)!.Value;
        var pattern = local switch
        {
            { Millisecond: > 0 } => "HH:mm:ss.fff",
            { Second: > 0 } => "HH:mm:ss",
            { Minute: 0 } => T.PatternHour,
            _ => T.PatternTime,
        };
        var time = local.ToString(pattern, CultureInfo.InvariantCulture);

        return formatter.Zone.IsAmbiguousTime(local.DateTime)
            ? $"{time} (UTC{local.ToString("zzz", CultureInfo.InvariantCulture)})"
            : time;
    }

    /// <summary>"3 March 2026", "1er mars 2026".</summary>
    public static string Day(DateTimeOffset at, RuleFormatter formatter)
    {
        var local = Local(at, formatter)!.Value;
        return local.ToString(local.Day == 1 ? T.PatternFirstDay : T.PatternDay, formatter.Culture);
    }

    private static string Span(DateTimeOffset a, DateTimeOffset b, RuleFormatter formatter)
    {
        var last = b.AddDays(-1);
        if (IsMidnight(a) && IsMidnight(b) && last.Date == a.Date)
            return T.FormatMomentOnDay(Day(a, formatter));
        if (IsMidnight(a) && IsMidnight(b) && last.Date > a.Date)
            return T.FormatMomentDays(first: Day(a, formatter), last: Day(last, formatter));
        return a.Date == b.Date
            ? T.FormatMomentHours(day: Day(a, formatter), from: Time(a, formatter), until: Time(b, formatter))
            : T.FormatMomentMoments(from: Moment(a, formatter), until: Moment(b, formatter));
    }

    private static bool IsMidnight(DateTimeOffset local) => local.TimeOfDay == TimeSpan.Zero;

    private static DateTimeOffset? Local(DateTimeOffset? at, RuleFormatter formatter) =>
        at is { } moment ? TimeZoneInfo.ConvertTime(moment, formatter.Zone) : null;
}
