using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// What people type, read with patience: commas or points, spaces between thousands; what cannot be read is a fault of
/// its field.
/// </summary>
public static class Typed
{
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static int? Whole(string? typed, FieldErrors errors, string field)
    {
        if (Plain(typed) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        errors.Add(field, "not-a-whole-number");
        return null;
    }

    public static decimal? Number(string? typed, FieldErrors errors, string field)
    {
        if (Plain(typed) is not { } text)
            return null;
        if (Conditions.TryNumber(text, out var number))
            return number;
        errors.Add(field, "not-a-number");
        return null;
    }

    public static DateOnly? Day(string? typed, FieldErrors errors, string field)
    {
        if (Text(typed) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        errors.Add(field, "day-format");
        return null;
    }

    /// <summary>A date and time of day on the campaign's clocks.</summary>
    public static DateTimeOffset? Moment(string? typed, TimeZoneInfo zone, FieldErrors errors, string field)
    {
        if (Text(typed) is not { } text)
            return null;
        if (
            DateTime.TryParseExact(
                text,
                ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            )
        )
            return LocalTimes.At(local, zone);
        errors.Add(field, "moment-format");
        return null;
    }

    public static string? Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? moment, TimeZoneInfo zone)
    {
        if (moment is not { } at)
            return null;
        var local = LocalTimes.Of(at, zone);
        var format = local.Second == 0 ? "yyyy-MM-ddTHH:mm" : "yyyy-MM-ddTHH:mm:ss";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    public static string? Of(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Plain(string? typed) =>
        Text(typed) is { } text
            ? string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)))
                .Replace(',', '.')
                .Replace('−', '-')
                .TrimStart('+')
            : null;
}

/// <summary>A name in two fields, one of which may stay empty: it is then the name everywhere.</summary>
public static class TypedName
{
    /// <summary>A name for all languages stands in the field of the reader's.</summary>
    public static NameFields Of(LocalText? name, string language) =>
        name switch
        {
            null => new(null, null),
            { Everywhere: { } words } => language == "fr" ? new(null, words) : new(words, null),
            _ => new(name.ByLanguage!.GetValueOrDefault("en"), name.ByLanguage!.GetValueOrDefault("fr")),
        };

    /// <param name="before">What was there: unchanged it stays as it is, and further languages stay in any
    /// case.</param>
    public static LocalText? Read(string? en, string? fr, LocalText? before)
    {
        var english = Typed.Text(en);
        var french = Typed.Text(fr);
        var typed = new NameFields(english, french);
        if (before is not null && (Of(before, "en") == typed || Of(before, "fr") == typed))
            return before;

        var others = before?.ByLanguage?.Where(x => x.Key is not ("en" or "fr")).ToList() ?? [];
        if (others.Count == 0 && (english is null || french is null))
            return (english ?? french) is { } words ? new LocalText(words) : null;

        var texts = new[] { ("en", english), ("fr", french) }
            .Where(x => x.Item2 is not null)
            .Select(x => KeyValuePair.Create(x.Item1, x.Item2!))
            .Concat(others)
            .ToDictionary();
        return texts.Count == 0 ? null : new LocalText(null, texts);
    }

    /// <summary>The languages in which a challenge is named in the studio.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "fr"];

    public static LocalText Both(LocalText words) => Both(words.In("en"), words.In("fr"));

    public static LocalText Both(string english, string french) =>
        new(null, new Dictionary<string, string> { ["en"] = english, ["fr"] = french });
}

/// <summary>What stands in the two fields of a name.</summary>
public sealed record NameFields(string? En, string? Fr);
