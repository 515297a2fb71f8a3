using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// Makes the sentence of an error's code, out of the words that begin with Error. Never fails:
/// a code that no file knows is shown as it is.
/// </summary>
public static class ErrorSentences
{
    /// <summary>What programs are answered in.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    /// <summary>In the reader's language.</summary>
    public static string Of(FieldError error) => Of(error, CultureInfo.CurrentUICulture);

    public static string Of(FieldError error, string language) => Of(error, CultureInfo.GetCultureInfo(language));

    public static string Of(FieldError error, CultureInfo culture)
    {
        if (T.ResourceManager.GetString(NameOf(error.Code), culture) is { } sentence)
            try
            {
                return string.Format(culture, sentence, [.. error.Args.Select(arg => Spoken(arg, culture))]);
            }
            catch (FormatException)
            {
                // of another version, with other arguments
            }
        return $"{error with { Field = "" }}";
    }

    /// <summary>Of a whole request: the sentence, behind its field where it has one wrong field.</summary>
    public static string Of(RefusedException refusal, CultureInfo culture) =>
        refusal.Why.Field is { Length: > 0 } field
            ? Of(new FieldError("", "of-field", field, refusal.Why), culture)
            : Of(refusal.Why, culture);

    /// <summary>As problem details and pages carry them.</summary>
    public static IReadOnlyDictionary<string, string[]> ByField(IEnumerable<FieldError> errors, string language) =>
        errors
            .GroupBy(error => error.Field)
            .ToDictionary(same => same.Key, same => same.Select(x => Of(x, language)).ToArray());

    /// <summary><c>not-unique</c> is <c>ErrorNotUnique</c> in the files.</summary>
    public static string NameOf(string code) =>
        "Error"
        + string.Concat(
            code.Split('-').Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..])
        );

    private static object Spoken(object arg, CultureInfo culture) =>
        arg switch
        {
            FieldError inner => Of(inner, culture),
            LocalText words => words.In(culture.TwoLetterISOLanguageName),
            _ => arg,
        };
}
