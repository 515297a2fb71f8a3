using System.Globalization;

namespace ChallengeHub;

/// <summary>Who is ranked on a board.</summary>
public enum BoardKind
{
    Reps,
    Prospectors,
    Teams,
    Pairs,
}

/// <summary>
/// One board of a campaign: who is ranked, and in which period (0 = overall). Its text is <c>reps:3</c>.
/// </summary>
public readonly record struct BoardKey(BoardKind Kind, int Period)
{
    public const int Overall = 0;

    private static readonly string[] Words = ["reps", "prospectors", "teams", "pairs"];

    public string Word => Words[(int)Kind];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Word}:{Period}");

    public static BoardKey Parse(string text)
    {
        var colon = text.IndexOf(':');
        var kind = colon < 0 ? null : KindOf(text[..colon]);
        if (
            kind is null
            || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var period)
        )
            throw new FormatException($"'{text}' is no board: reps:3, teams:0 …");
        return new(kind.Value, period);
    }

    /// <summary>The kind of a lower-case word as the API spells it, or null.</summary>
    public static BoardKind? KindOf(string word)
    {
        var index = Array.IndexOf(Words, word);
        return index < 0 ? null : (BoardKind)index;
    }
}
