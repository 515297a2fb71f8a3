using System.Text.RegularExpressions;

namespace ChallengeHub;

/// <summary>Checks the codes and the players' words of a document.</summary>
internal static partial class TextCheck
{
    /// <summary>Required, well formed, and not among <paramref name="others"/>, to which it is added.</summary>
    public static void Code(FieldErrors errors, string field, string? code, HashSet<string> others)
    {
        if (code is null)
            errors.Add(field, "required");
        else if (!Codes.IsValid(code))
            errors.Add(field, Codes.Rule);
        else
            errors.If(!others.Add(code), field, "not-unique");
    }

    public static void Name(FieldErrors errors, string field, LocalText? name)
    {
        if (name is null)
            errors.Add(field, "required");
        else if (name.ByLanguage is null)
            Words(errors, field, name.Everywhere);
        else
        {
            errors.If(name.ByLanguage.Count == 0, field, "no-language");
            foreach (var (language, words) in name.ByLanguage)
            {
                errors.If(!Language().IsMatch(language), field, "language-keys");
                Words(errors, Language().IsMatch(language) ? $"{field}.{language}" : field, words);
            }
        }
    }

    private static void Words(FieldErrors errors, string field, string? words)
    {
        errors.If(
            words is not { Length: >= 1 and <= 200 } || string.IsNullOrWhiteSpace(words) || !Codes.IsClean(words),
            field,
            "name-length"
        );
        errors.If(words is not null && !Codes.IsStraight(words), field, Codes.Straight);
    }

    [GeneratedRegex(@"\A[a-z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Language();
}
