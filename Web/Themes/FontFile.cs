using System.Buffers.Binary;

namespace ChallengeHub.Web;

/// <summary>
/// A WOFF2 file by its header: one font with nothing hidden beside it, and small enough to come with the first board.
/// </summary>
public static class FontFile
{
    public const int Largest = 60 << 10;

    /// <summary>What it may unfold to, by its own account.</summary>
    private const uint LargestUnfolded = 1 << 20;

    /// <returns>What is wrong with the file, or null.</returns>
    public static FieldError? FirstError(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Largest)
            return new FieldError("", "larger-than-kib", Largest >> 10);
        return IsFont(bytes) ? null : new FieldError("", "not-a-font");
    }

    /// <summary>The 48 bytes of https://www.w3.org/TR/WOFF2/#woff20Header.</summary>
    private static bool IsFont(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 48
        && bytes.StartsWith("wOF2"u8)
        && IsOutline(bytes[4..8])
        && Number(bytes, 8) == bytes.Length
        && BinaryPrimitives.ReadUInt16BigEndian(bytes[12..]) > 0
        && Number(bytes, 16) is > 0 and <= LargestUnfolded
        && Number(bytes, 20) < bytes.Length
        // no metadata and no private block
        && bytes[28..48].IndexOfAnyExcept((byte)0) < 0;

    /// <summary>TrueType or PostScript; not a collection of several.</summary>
    private static bool IsOutline(ReadOnlySpan<byte> flavour) =>
        flavour is [0, 1, 0, 0] || flavour.SequenceEqual("OTTO"u8);

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
