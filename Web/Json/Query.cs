using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>Reads query parameters strictly, so that a wrong one is a 400 that names it.</summary>
public static class Query
{
    /// <summary>A parameter of the API without a value was not asked for.</summary>
    public static void UseQuery(this WebApplication app) =>
        app.Use(
            (http, next) =>
            {
                if (
                    http.Request.Path.StartsWithSegments("/api")
                    && http.Request.Query.Any(x => x.Value.All(string.IsNullOrEmpty))
                )
                    http.Request.Query = new QueryCollection(
                        http.Request.Query.Where(x => !x.Value.All(string.IsNullOrEmpty)).ToDictionary()
                    );
                return next(http);
            }
        );

    public static long Whole(string field, string? text, long fallback, long from, long to = long.MaxValue)
    {
        if (text is null)
            return fallback;
        if (
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= from
            && number <= to
        )
            return number;
        throw to == long.MaxValue
            ? RefusedException.Invalid(field, "whole-from", from)
            : RefusedException.Invalid(field, "whole-in-range", from, to);
    }

    /// <summary>A word out of a few; the first one when nothing is said.</summary>
    public static string Word(string field, string? text, params ReadOnlySpan<string> words)
    {
        if (text is null)
            return words[0];
        foreach (var word in words)
            if (word == text)
                return word;
        object either = words[0];
        foreach (var word in words[1..])
            either = new FieldError("", "or", either, word);
        throw RefusedException.Invalid(field, "other-word", either);
    }

    public static BoardKind Board(string? text) =>
        BoardKey.KindOf(text ?? "reps") ?? throw RefusedException.Invalid("board", "not-a-board");

    /// <summary>Two small letters; English when nothing is said.</summary>
    public static string Language(string? text) =>
        text switch
        {
            null => "en",
            [>= 'a' and <= 'z', >= 'a' and <= 'z'] => text,
            _ => throw RefusedException.Invalid("lang", "language-format"),
        };
}
