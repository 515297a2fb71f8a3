using System.Buffers.Binary;

namespace ChallengeHub.Web;

/// <summary>
/// A JPEG by its segments, read once from front to back. Browsers show baseline and progressive ones; of what
/// cameras write beside
/// the picture (place, time, device, a smaller picture) only the way up and the colours are kept.
/// </summary>
public static class JpegPicture
{
    /// <summary>A picture of many passes is small to send and long to draw.</summary>
    private const int MostScans = 60;
    private const int OrientationTag = 0x0112;
    private const byte Begins = 0xD8;
    private const byte Ends = 0xD9;
    private const byte Scan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte Exif = 0xE1;
    private const byte Profile = 0xE2;
    private const byte App15 = 0xEF;
    private const byte Adobe = 0xEE;
    private const byte Remark = 0xFE;

    /// <summary>Null: not a JPEG that browsers show.</summary>
    public static PictureSize? Size(ReadOnlySpan<byte> bytes) => Read(bytes, null);

    /// <summary>The same picture without what it tells besides, and without anything behind its end.</summary>
    public static byte[] Bare(byte[] bytes)
    {
        using var bare = new MemoryStream(bytes.Length);
        return Read(bytes, bare) is null ? bytes : bare.ToArray();
    }

    /// <summary>The picture and nothing else, as for a face: neither the way up nor colours. Null: no JPEG.</summary>
    public static byte[]? Alone(ReadOnlySpan<byte> bytes)
    {
        using var alone = new MemoryStream(bytes.Length);
        return Read(bytes, alone, isAlone: true) is null ? null : alone.ToArray();
    }

    private static PictureSize? Read(ReadOnlySpan<byte> bytes, Stream? bare, bool isAlone = false)
    {
        if (bytes is not [0xFF, Begins, 0xFF, ..])
            return null;

        bare?.Write(bytes[..2]);
        PictureSize? size = null;
        var at = 2;
        var scans = 0;
        while (at + 4 <= bytes.Length || at + 2 <= bytes.Length && bytes[at + 1] == Ends)
        {
            if (bytes[at] != 0xFF)
                return null;

            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == Ends)
            {
                bare?.Write(bytes[at..(at + 2)]);
                return scans > 0 ? size : null;
            }

            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (end < at + 4 || end > bytes.Length)
                return null;

            if (IsFrame(marker))
            {
                if (size is not null || marker > 0xC2 || end < at + 10)
                    return null;
                size = SizeOf(bytes[(at + 5)..]);
            }

            if (marker == Scan)
            {
                if (size is null || ++scans > MostScans)
                    return null;
                end = AfterScan(bytes, end);
            }

            if (!isAlone || !IsTold(marker))
                bare?.Write(Kept(marker, bytes[at..end]));
            at = end;
        }

        return null;
    }

    private static PictureSize SizeOf(ReadOnlySpan<byte> frame) =>
        new(BinaryPrimitives.ReadUInt16BigEndian(frame[2..]), BinaryPrimitives.ReadUInt16BigEndian(frame));

    /// <summary>Baseline, extended, progressive, and those that no browser shows.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Past the coded picture, in which a marker is followed by zero or is a restart.</summary>
    private static int AfterScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length)
        {
            var next = bytes[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= bytes.Length)
                return bytes.Length;
            at += next;
            if (bytes[at + 1] is not (0 or >= 0xD0 and <= 0xD7))
                return at;
            at += 2;
        }
        return bytes.Length;
    }

    /// <summary>Beside the picture. Adobe's segment says how its colours are coded.</summary>
    private static bool IsTold(byte marker) => marker is Remark or >= App0 and <= App15 and not Adobe;

    private static ReadOnlySpan<byte> Kept(byte marker, ReadOnlySpan<byte> segment) =>
        marker switch
        {
            Exif => WayUp(segment),
            App0 or Adobe => segment,
            Profile when segment[4..].StartsWith("ICC_PROFILE\0"u8) => segment,
            Remark or > App0 and <= App15 => [],
            _ => segment,
        };

    /// <summary>
    /// An Exif segment that says nothing but how the picture is to be turned; empty where it stands upright.
    /// </summary>
    private static byte[] WayUp(ReadOnlySpan<byte> segment) =>
        Orientation(segment[4..]) is { } turned and > 1 and <= 8
            ?
            [
                0xFF,
                Exif,
                0,
                34,
                .. "Exif\0\0"u8,
                .. "MM\0*"u8,
                0,
                0,
                0,
                8,
                0,
                1,
                0x01,
                0x12,
                0,
                3,
                0,
                0,
                0,
                1,
                0,
                (byte)turned,
                0,
                0,
                0,
                0,
                0,
                0,
            ]
            : [];

    private static int? Orientation(ReadOnlySpan<byte> exif)
    {
        if (!exif.StartsWith("Exif\0\0"u8) || exif.Length < 20)
            return null;

        var tiff = exif[6..];
        var small = tiff[0] == 'I';
        int Two(ReadOnlySpan<byte> from) =>
            small ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);

        var first = small
            ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first > tiff.Length - 2)
            return null;

        var entries = tiff[(int)first..];
        var count = Two(entries);
        for (var i = 0; i < count && 2 + (i + 1) * 12 <= entries.Length; i++)
            if (Two(entries[(2 + i * 12)..]) == OrientationTag)
                return Two(entries[(2 + i * 12 + 8)..]);

        return null;
    }
}

/// <summary>In pixels.</summary>
public readonly record struct PictureSize(int Width, int Height);
