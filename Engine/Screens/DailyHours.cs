using System.Globalization;

namespace ChallengeHub;

/// <summary>
/// Hours of each day where the challenge runs: from one time until another, past midnight if that is earlier.
/// </summary>
/// <param name="From">Such as <c>19:30</c>.</param>
public sealed record DailyHours(string? From = null, string? Until = null)
{
    private const string Format = "HH:mm";

    internal void Check(FieldErrors errors, string path)
    {
        Time(errors, $"{path}.from", From);
        Time(errors, $"{path}.until", Until);
        errors.If(From is not null && From == Until, $"{path}.until", "quiet-without-end");
    }

    private static void Time(FieldErrors errors, string field, string? time)
    {
        if (time is null)
            errors.Add(field, "required");
        else
            errors.If(!IsTime(time), field, "time-format");
    }

    private static bool IsTime(string text) =>
        TimeOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
