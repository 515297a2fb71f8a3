using System.Globalization;
using System.Text;

namespace ChallengeHub;

/// <summary>
/// Codes for people who need not know that there are codes: small letters, digits and hyphens of the words themselves.
/// </summary>
public static class ProposedCode
{
    private const int Longest = 48;
    private static readonly Dictionary<char, string> Ligatures = new()
    {
        ['\u0153'] = "oe",
        ['\u00e6'] = "ae",
        ['\u00df'] = "ss",
        ['\u00f8'] = "o",
        ['\u0142'] = "l",
        ['\u0111'] = "d",
    };

    /// <param name="otherwise">Where the words have no letter that a code may have.</param>
    public static string Of(string? words, string otherwise)
    {
        var code = new StringBuilder();
        foreach (var letter in (words ?? "").ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark || letter is '\'' or '’')
                continue;
            if (char.IsAsciiLetterOrDigit(letter))
                code.Append(letter);
            else if (Ligatures.TryGetValue(letter, out var letters))
                code.Append(letters);
            else if (code.Length > 0 && code[^1] != '-')
                code.Append('-');
        }
        var proposed = code.ToString(0, Math.Min(code.Length, Longest)).Trim('-');
        return proposed.Length == 0 ? otherwise : proposed;
    }

    /// <summary>The same, or with a number where it is among <paramref name="taken"/>; it is then taken, too.</summary>
    public static string Of(string? words, string otherwise, ISet<string> taken)
    {
        var proposed = Of(words, otherwise);
        for (var number = 1; ; number++)
            if ((number == 1 ? proposed : $"{proposed}-{number}") is var code && taken.Add(code))
                return code;
    }
}
