using System.Buffers.Binary;

namespace ChallengeHub.Web;

/// <summary>
/// What a file of a pack is by its bytes: a name that says otherwise, a file too large and a picture too wide are
/// refused.
/// </summary>
public static class PackFile
{
    public const int Largest = 1 << 20;
    private const int Widest = 4096;

    /// <returns>What is wrong with the file, or null.</returns>
    public static FieldError? FirstError(string path, byte[] content)
    {
        if (content.Length > Largest)
            return new FieldError("", "larger-than-mib", Largest >> 20);
        if (path.EndsWith(".svg", StringComparison.Ordinal))
            return SafeSvg.FirstError(new MemoryStream(content));
        if (path.EndsWith(".woff2", StringComparison.Ordinal))
            return FontFile.FirstError(content);
        if (path.EndsWith(".txt", StringComparison.Ordinal))
            return LicenceText.FirstError(content);
        if (!Begins(Path.GetExtension(path), content))
            return NotItsKind(path);
        if (Size(content) is not { } size)
            return null;
        if (size.Width < 1 || size.Height < 1)
            return NotItsKind(path);
        return size.Width > Widest || size.Height > Widest
            ? new FieldError("", "picture-size", size.Width, size.Height, Widest)
            : null;
    }

    /// <summary>As it is kept: a photograph without what it tells of where, when and with what it was taken.</summary>
    public static byte[] Kept(string path, byte[] content) => IsJpeg(path) ? JpegPicture.Bare(content) : content;

    private static bool IsJpeg(string path) => Path.GetExtension(path) is ".jpg" or ".jpeg";

    public static string ContentType(string file) =>
        Path.GetExtension(file) switch
        {
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".webp" => "image/webp",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".mp3" => "audio/mpeg",
            ".ogg" => "audio/ogg",
            ".woff2" => "font/woff2",
            ".txt" => "text/plain; charset=utf-8",
            _ => "audio/wav",
        };

    private static FieldError NotItsKind(string path) =>
        Path.GetExtension(path) switch
        {
            ".png" => new FieldError("", "not-a-picture", "PNG"),
            ".webp" => new FieldError("", "not-a-picture", "WebP"),
            ".jpg" or ".jpeg" => new FieldError("", "not-a-picture", "JPEG"),
            ".mp3" => new FieldError("", "not-a-sound", "MP3"),
            ".ogg" => new FieldError("", "not-a-sound", "OGG"),
            _ => new FieldError("", "not-a-wav"),
        };

    private static bool Begins(string ending, ReadOnlySpan<byte> bytes) =>
        ending switch
        {
            ".png" => bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..],
            ".webp" => Riff(bytes, "WEBP"u8),
            ".jpg" or ".jpeg" => JpegPicture.Size(bytes) is not null,
            ".wav" => Riff(bytes, "WAVE"u8),
            ".ogg" => bytes.StartsWith("OggS"u8),
            // a tag, or the first frame: eleven bits set, and a layer (an AAC stream has none)
            ".mp3" => bytes.StartsWith("ID3"u8)
                || bytes is [0xFF, var second, ..] && (second & 0xE0) == 0xE0 && (second & 0x06) != 0,
            _ => false,
        };

    private static bool Riff(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> kind) =>
        bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual(kind);

    /// <summary>From the head of a PNG, WebP or JPEG; null of anything else.</summary>
    private static PictureSize? Size(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
            return JpegPicture.Size(bytes);

        if (bytes.Length >= 24 && bytes[1..4].SequenceEqual("PNG"u8))
            return new PictureSize(
                BinaryPrimitives.ReadInt32BigEndian(bytes[16..]),
                BinaryPrimitives.ReadInt32BigEndian(bytes[20..])
            );

        if (bytes.Length < 30 || !Riff(bytes, "WEBP"u8))
            return null;

        var chunk = bytes[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
            return new PictureSize(
                1 + (BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]) & 0xFFFFFF),
                1 + (BinaryPrimitives.ReadInt32LittleEndian(bytes[26..]) >>> 8)
            );

        if (chunk.SequenceEqual("VP8L"u8))
            return new PictureSize(
                1 + (BinaryPrimitives.ReadInt32LittleEndian(bytes[21..]) & 0x3FFF),
                1 + (BinaryPrimitives.ReadInt32LittleEndian(bytes[21..]) >>> 14 & 0x3FFF)
            );

        return new PictureSize(
            BinaryPrimitives.ReadInt16LittleEndian(bytes[26..]) & 0x3FFF,
            BinaryPrimitives.ReadInt16LittleEndian(bytes[28..]) & 0x3FFF
        );
    }
}
