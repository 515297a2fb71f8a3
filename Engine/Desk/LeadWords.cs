using System.Globalization;
using System.Text;

namespace ChallengeHub;

/// <summary>
/// The words by which a lead is found, and those that a search asks for: what is asked must be the beginning of a word
/// of the lead, without regard to case or accents.
/// </summary>
public static class LeadWords
{
    public const int Most = 40;
    public const int Longest = 50;
    public const int MostAsked = 5;

    /// <summary>So much of a text is read.</summary>
    private const int MostRead = 1_000;

    private static readonly char[] Gaps = [' ', '\''];

    /// <summary>Small letters that are no letter with an accent, as they are spelt without; and apostrophes.</summary>
    private static readonly Dictionary<int, string> Spelt = new()
    {
        [0x00DF] = "ss",
        [0x1E9E] = "ss",
        [0x00E6] = "ae",
        [0x0153] = "oe",
        [0x00F8] = "o",
        [0x0142] = "l",
        [0x0111] = "d",
        [0x00F0] = "d",
        [0x00FE] = "th",
        [0x0127] = "h",
        [0x0131] = "i",
        // a sigma at the end of a word
        [0x03C2] = "\u03C3",
        [0x0027] = "'",
        [0x0060] = "'",
        [0x02BC] = "'",
        [0x2018] = "'",
        [0x2019] = "'",
    };

    /// <summary>
    /// First what is whole: code, phone, words; then the places inside words of Chinese and Japanese, which are written
    /// without spaces.
    /// </summary>
    /// <param name="e164">The contact's phone.</param>
    public static IReadOnlyList<string> Of(LeadCard card, string? e164)
    {
        var texts = new[] { card.Code, card.Company, card.Contact?.Name }.Select(Folded).ToList();
        return Kept(
            [
                Letters(card.Code),
                .. Dialled(e164),
                .. texts.SelectMany(Words),
                .. texts.SelectMany(Elided),
                .. texts.SelectMany(Parts).SelectMany(Inside),
            ],
            Most
        );
    }

    /// <summary>
    /// Each is to be the beginning of a word of the lead. Numbers in a row are one, as in 06 12 34.
    /// </summary>
    public static IReadOnlyList<string> Query(string? q)
    {
        var asked = new List<string>();
        var wasNumber = false;
        foreach (var part in Parts(Folded(q?.Replace("(0)", " ", StringComparison.Ordinal))))
        {
            var isNumber = IsNumber(part);
            if (isNumber && wasNumber)
                asked[^1] += part;
            else
                asked.Add(part);
            wasNumber = isNumber;
        }

        return Kept(asked, MostAsked);
    }

    /// <summary>Letters and digits alone, without case and accents: two spellings of one name are the same.</summary>
    internal static string Letters(string? text) => string.Concat(Parts(Folded(text)));

    private static IReadOnlyList<string> Kept(IEnumerable<string> words, int most) =>
        [.. words.Select(Cut).Where(x => x.Length > 0).Distinct(StringComparer.Ordinal).Take(most)];

    private static string Cut(string word)
    {
        if (word.Length <= Longest)
            return word;
        return char.IsHighSurrogate(word[Longest - 1]) ? word[..(Longest - 1)] : word[..Longest];
    }

    /// <summary>As people type it: 0612345678, 33612345678, 0033612345678.</summary>
    private static IEnumerable<string> Dialled(string? e164)
    {
        if (Phones.NationalDigits(e164) is not { } national)
            return [];
        var international = e164!.TrimStart('+');
        return [national, international, $"00{international}"];
    }

    private static string[] Parts(string folded) => folded.Split(Gaps, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A number goes on with the numbers after it: 2026-01-7 is 2026017, 017 and 7.</summary>
    private static IEnumerable<string> Words(string folded)
    {
        var parts = Parts(folded);
        for (var i = 0; i < parts.Length; i++)
            yield return IsNumber(parts[i]) ? string.Concat(parts.Skip(i).TakeWhile(IsNumber)) : parts[i];
    }

    /// <summary>O'Brien is also found as obrien.</summary>
    private static IEnumerable<string> Elided(string folded) =>
        folded.Split(' ').Where(x => x.Contains('\'')).Select(x => x.Replace("'", "", StringComparison.Ordinal));

    private static IEnumerable<string> Inside(string word)
    {
        var before = Writing.Spaced;
        var index = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            var writing = WritingOf(rune.Value);
            if (index > 0 && (writing == Writing.Han || writing != before))
                yield return word[index..];
            before = writing;
            index += rune.Utf16SequenceLength;
        }
    }

    private static bool IsNumber(string part) => part.All(char.IsAsciiDigit);

    /// <summary>Small letters without accents, ASCII digits, straight apostrophes; a space for all else.</summary>
    private static string Folded(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var some = text[..Math.Min(text.Length, MostRead)];
        // half of a pair becomes U+FFFD, which is no letter
        var whole = Codes.IsWhole(some) ? some : string.Concat(some.EnumerateRunes());

        var folded = new StringBuilder();
        foreach (var rune in whole.Normalize(NormalizationForm.FormKD).EnumerateRunes())
            Append(folded, Rune.ToLowerInvariant(rune));
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (category == UnicodeCategory.Format || (IsMark(category) && IsAccent(rune.Value)))
            return;
        if (Spelt.TryGetValue(rune.Value, out var letters))
            folded.Append(letters);
        else if (category == UnicodeCategory.DecimalDigitNumber)
            folded.Append((int)Rune.GetNumericValue(rune));
        else if (Rune.IsLetter(rune) || category == UnicodeCategory.LetterNumber || IsMark(category))
            folded.Append(rune.ToString());
        else
            folded.Append(' ');
    }

    private static bool IsMark(UnicodeCategory category) =>
        category
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    /// <summary>Marks of Latin, Greek, Cyrillic, Hebrew and Arabic; from there on they are vowels and voices.</summary>
    private static bool IsAccent(int mark) =>
        mark
            is < 0x0900
                or (>= 0x1AB0 and <= 0x1AFF)
                or (>= 0x1DC0 and <= 0x1DFF)
                or (>= 0x20D0 and <= 0x20FF)
                or (>= 0xFE00 and <= 0xFE2F)
                or >= 0xE0000;

    private static Writing WritingOf(int rune) =>
        rune switch
        {
            >= 0x3041 and <= 0x309F => Writing.Hiragana,
            (>= 0x30A0 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) => Writing.Katakana,
            (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) => Writing.Han,
            (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) => Writing.Han,
            _ => Writing.Spaced,
        };

    private enum Writing
    {
        Spaced,
        Hiragana,
        Katakana,
        Han,
    }
}
