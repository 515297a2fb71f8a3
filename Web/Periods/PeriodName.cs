using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>What people call a slice: "March 2026" for a calendar month, else its first and last day.</summary>
public static class PeriodName
{
    public static string Of(PeriodLine period, TimeZoneInfo zone, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var first = TimeZoneInfo.ConvertTime(period.StartsAt, zone);
        var last = TimeZoneInfo.ConvertTime(period.EndsAt.AddMilliseconds(-1), zone);
        if (
            first.Day == 1
            && last.Month == first.Month
            && last.Year == first.Year
            && last.AddDays(1).Month != first.Month
        )
            return Capital(first.ToString("MMMM yyyy", culture), culture);
        if (first.Date == last.Date)
            return first.ToString("d MMM yyyy", culture);

        return first.Year == last.Year
            ? $"{first.ToString("d MMM", culture)} – {last.ToString("d MMM yyyy", culture)}"
            : $"{first.ToString("d MMM yyyy", culture)} – {last.ToString("d MMM yyyy", culture)}";
    }

    private static string Capital(string text, CultureInfo culture) => char.ToUpper(text[0], culture) + text[1..];
}
