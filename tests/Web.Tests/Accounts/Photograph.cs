using System.Buffers.Binary;

namespace ChallengeHub.Web.Tests;

/// <summary>Pictures as people send them.</summary>
internal static class Photograph
{
    private static byte[] Small =>
        Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L"
                + "2u71////m8H////6/+b9//j/wAALCAAIAAwBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAQT/xAAXEAEAAwAAAAAAAAAAAAAA"
                + "AAAAAQMz/9oACAEBAAA/AC3OUz//2Q=="
        );

    /// <summary>As the account page's script cuts one: what it shows nobody here looks at.</summary>
    public static byte[] Square => Sized(256, 256);

    /// <summary>The same with a place, a remark, and a page behind its end.</summary>
    public static byte[] Telling =>
        [
            .. Square[..2],
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. "GPS 48.8584 2.2945"u8]),
            .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, .. "of Anna's telephone"u8]),
            .. Segment(0xFE, [.. "taken at home"u8]),
            .. Square[2..],
            .. "<script>alert(1)</script>"u8,
        ];

    public static byte[] Sized(ushort width, ushort height)
    {
        var picture = Small;
        var frame = picture.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(picture.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(picture.AsSpan(frame + 7), width);
        return picture;
    }

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
