using System.Text;
using System.Text.Unicode;

namespace ChallengeHub;

/// <summary>
/// Which letters a file's bytes are: by its mark; UTF-16 without one by its zeros; UTF-8; else the code page of western
/// Windows, unless the words would be none in it (a Mac's or DOS's code page): nothing is guessed then.
/// </summary>
internal static class ListEncoding
{
    private const int Looked = 4096;
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    // the places of 0x80–0x9F that are no letters but may touch some: euro, apostrophe, dashes, ellipsis, trade mark
    private const string Touching = "€’–—…™";
    private const string Capital = "\u0160\u0152\u017D\u0178";
    private const string Never = "ˆ˜\u0081\u008D\u008F\u0090\u009D";

    /// <summary>Null: unknown.</summary>
    public static Encoding? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF32.Preamble))
            return null;
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Utf8.IsValid(bytes) ? Encoding.UTF8 : null;
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode;
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.BigEndianUnicode;
        if (bytes.Contains((byte)0))
            return Unmarked(bytes[..Math.Min(bytes.Length, Looked)]);
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8;
        return IsWestern(bytes) ? Western : null;
    }

    /// <summary>Letters of the West in UTF-16: every other byte is zero.</summary>
    private static Encoding? Unmarked(ReadOnlySpan<byte> bytes)
    {
        var even = 0;
        var odd = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != 0)
                continue;
            if (i % 2 == 0)
                even++;
            else
                odd++;
        }
        if (odd > bytes.Length / 4 && even == 0)
            return Encoding.Unicode;
        return even > bytes.Length / 4 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    private static bool IsWestern(ReadOnlySpan<byte> bytes)
    {
        Span<char> letters = stackalloc char[256];
        Span<byte> every = stackalloc byte[256];
        for (var i = 0; i < 256; i++)
            every[i] = (byte)i;
        Western.GetChars(every, letters);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is < 0x80 or > 0x9F)
                continue;
            var before = i == 0 ? ' ' : letters[bytes[i - 1]];
            var after = i + 1 == bytes.Length ? ' ' : letters[bytes[i + 1]];
            if (IsOdd(before, letters[bytes[i]], after))
                return false;
        }
        return true;
    }

    /// <summary>As no word is written: a mark within it, or a capital after a small letter.</summary>
    private static bool IsOdd(char before, char letter, char after) =>
        Never.Contains(letter)
        || (Capital.Contains(letter) && char.IsLower(before))
        || (letter is 'ƒ' && (char.IsLetter(before) || char.IsLetter(after)))
        || (letter is '‘' or '“' or '„' or '‚' or '‹' && char.IsLetter(before))
        || (!char.IsLetter(letter) && !Touching.Contains(letter) && char.IsLetter(before) && char.IsLetter(after))
        || (letter is '™' or '…' && char.IsLower(before) && char.IsLower(after));
}
