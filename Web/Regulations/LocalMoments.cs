using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>Instants and spans as people of the campaign's zone say them; whole days are named by their first and last.</summary>
public static class LocalMoments
{
    private static readonly Phrase
        OnDay = new("on {day}", "le {day}"),
        Days = new("from {first} to {last} inclusive", "du {first} au {last} inclus"),
        Hours = new("from {from} to {until} on {day}", "le {day} de {from} à {until}"),
        Moments = new("from {from} to {until}", "du {from} au {until}"),
        Since = new("from {from} on", "à partir du {from}"),
        LastDay = new("until {last} inclusive", "jusqu’au {last} inclus"),
        Before = new("until {until}", "jusqu’au {until}"),
        Both = new("{day} at {time}", "{day} à {time}");

    /// <summary>"from 12:00 to 14:00 on 3 March 2026": <c>[from, until)</c>; null when it is open at both ends.</summary>
    public static string? Span(DateTimeOffset? from, DateTimeOffset? until, RuleTongue tongue)
    {
        var (start, end) = (Local(from, tongue), Local(until, tongue));
        return (start, end) switch
        {
            ({ } a, { } b) => Span(a, b, tongue),
            ({ } a, null) => tongue.Say(Since, ("from", IsMidnight(a) ? Day(a, tongue) : Moment(a, tongue))),
            (null, { } b) when IsMidnight(b) => tongue.Say(LastDay, ("last", Day(b.AddDays(-1), tongue))),
            (null, { } b) => tongue.Say(Before, ("until", Moment(b, tongue))),
            _ => null,
        };
    }

    /// <summary>"3 March 2026 at 12:00".</summary>
    public static string Moment(DateTimeOffset at, RuleTongue tongue)
    {
        var local = Local(at, tongue)!.Value;
        return tongue.Say(Both, ("day", Day(local, tongue)), ("time", Time(local, tongue)));
    }

    /// <summary>"14:00", "14 h"; an hour that the clocks repeat bears its offset.</summary>
    public static string Time(DateTimeOffset local, RuleTongue tongue)
    {
        var time = local.Millisecond > 0 ? local.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)
            : local.Second > 0 ? local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : tongue.Language == "fr" ? local.Minute == 0 ? $"{local.Hour} h" : $"{local.Hour} h {local.Minute:00}"
            : local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return tongue.Zone.IsAmbiguousTime(local.DateTime) ? $"{time} (UTC{local.ToString("zzz", CultureInfo.InvariantCulture)})" : time;
    }

    private static string Span(DateTimeOffset a, DateTimeOffset b, RuleTongue tongue)
    {
        var last = b.AddDays(-1);
        if (IsMidnight(a) && IsMidnight(b) && last.Date == a.Date) return tongue.Say(OnDay, ("day", Day(a, tongue)));
        if (IsMidnight(a) && IsMidnight(b) && last.Date > a.Date) return tongue.Say(Days, ("first", Day(a, tongue)), ("last", Day(last, tongue)));
        return a.Date == b.Date
            ? tongue.Say(Hours, ("day", Day(a, tongue)), ("from", Time(a, tongue)), ("until", Time(b, tongue)))
            : tongue.Say(Moments, ("from", Moment(a, tongue)), ("until", Moment(b, tongue)));
    }

    private static string Day(DateTimeOffset local, RuleTongue tongue) =>
        tongue.Language == "fr" && local.Day == 1 ? local.ToString("'1er' MMMM yyyy", tongue.Culture) : local.ToString("d MMMM yyyy", tongue.Culture);

    private static bool IsMidnight(DateTimeOffset local) => local.TimeOfDay == TimeSpan.Zero;

    private static DateTimeOffset? Local(DateTimeOffset? at, RuleTongue tongue) => at is { } moment ? TimeZoneInfo.ConvertTime(moment, tongue.Zone) : null;
}
