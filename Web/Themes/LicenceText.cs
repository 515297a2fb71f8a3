using System.Buffers;
using System.Text.Unicode;

namespace ChallengeHub.Web;

/// <summary>The licence that fonts come with: words for people, as plain text.</summary>
public static class LicenceText
{
    public const int Largest = 64 << 10;

    /// <summary>Control characters but for tabs and the ends of lines.</summary>
    private static readonly SearchValues<byte> Unwritten = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Except(['\t', '\n', '\r']).Select(x => (byte)x),
        0x7F,
    ]);

    /// <returns>What is wrong with the text, or null.</returns>
    public static FieldError? FirstError(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Largest)
            return new FieldError("", "larger-than-kib", Largest >> 10);
        return bytes.ContainsAny(Unwritten) || !Utf8.IsValid(bytes) ? new FieldError("", "not-a-text") : null;
    }
}
