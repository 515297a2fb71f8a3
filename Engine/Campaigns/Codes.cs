using System.Buffers;
using System.Text.RegularExpressions;

namespace ChallengeHub;

/// <summary>
/// What may name a thing: codes of campaigns, teams, participants, rules and prizes, and texts of outside systems.
/// </summary>
public static partial class Codes
{
    /// <summary>Why a name is refused that is a text all the same.</summary>
    public const string Straight = "direction-of-writing";
    private static readonly SearchValues<char> Turning = SearchValues.Create(
        "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );

    public const string Rule = "code-format";

    public static bool IsValid(string? code) => code is not null && Pattern().IsMatch(code);

    /// <summary>1–200 characters without control characters or outer spaces: a source, an event's id, a lead.</summary>
    public static bool IsText(string? text) => IsLine(text, 200);

    /// <summary>What tells an e-mail address from a code.</summary>
    public static bool IsEmail(string text) => text.Contains('@', StringComparison.Ordinal);

    /// <summary>1 to <paramref name="longest"/> characters without control characters or outer spaces.</summary>
    public static bool IsLine(string? text, int longest) =>
        text is { Length: >= 1 }
        && text.Length <= longest
        && !char.IsWhiteSpace(text[0])
        && !char.IsWhiteSpace(text[^1])
        && IsClean(text);

    /// <summary>What is wrong with a name that people read: it is a text, and straight. Null: nothing.</summary>
    public static string? NameError(string? name)
    {
        if (!IsText(name))
            return "text-length";
        return IsStraight(name!) ? null : Straight;
    }

    /// <summary>No control characters, no half of a surrogate pair: it can be stored, hashed and shown.</summary>
    public static bool IsClean(string text) => IsWhole(text) && !text.Any(char.IsControl);

    /// <summary>
    /// No character that turns the direction of writing over others (U+202A–U+202E, U+2066–U+2069): it could show the
    /// name of somebody else, or turn the line that it stands in.
    /// </summary>
    public static bool IsStraight(string text) => text.AsSpan().IndexOfAny(Turning) < 0;

    /// <summary>No half of a surrogate pair.</summary>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }
        return true;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
