using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace ChallengeHub.Web;

/// <summary>
/// A podium in the colours of a theme, as a PNG: telephones install no other kind of picture everywhere. All of it lies
/// within the circle that they may cut out.
/// </summary>
public static class PocketIcon
{
    /// <summary>What telephones of one maker want; see <see cref="Installed"/> for the others.</summary>
    public const int Touch = 180;
    private const double Foot = 0.74;

    /// <summary>What a manifest names.</summary>
    public static readonly IReadOnlyList<int> Installed = [192, 512];
    public static readonly IReadOnlyList<int> Sizes = [Touch, .. Installed];
    private static readonly string[] Colours = ["background", "accent", "highlight"];

    /// <summary>Where each step begins and ends, and how high it is, in parts of the whole.</summary>
    private static readonly Step[] Steps = [new(0.20, 0.39, 0.54), new(0.40, 0.60, 0.44), new(0.61, 0.80, 0.60)];

    public static string Address(PathString pathBase, string theme, int size) =>
        $"{pathBase}/themes/{theme}/pocket-{size.ToString(CultureInfo.InvariantCulture)}.png";

    /// <param name="palette">A theme's.</param>
    public static byte[] Of(IReadOnlyDictionary<string, string> palette, int size)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Write(png, "IHDR"u8, Head(size));
        Write(png, "PLTE"u8, [.. Colours.SelectMany(x => Convert.FromHexString(palette[x].AsSpan(1, 6)))]);
        Write(png, "IDAT"u8, Pixels(size));
        Write(png, "IEND"u8, []);
        return png.ToArray();
    }

    /// <summary>A byte for each pixel, which is a number in the palette.</summary>
    private static byte[] Head(int size)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, size);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), size);
        head[8] = 8;
        head[9] = 3;
        return head;
    }

    private static byte[] Pixels(int size)
    {
        using var packed = new MemoryStream();
        using (var lines = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            // each line begins with its filter: none
            var line = new byte[size + 1];
            for (var y = 0; y < size; y++)
            {
                for (var x = 0; x < size; x++)
                    line[x + 1] = Colour((x + 0.5) / size, (y + 0.5) / size);
                lines.Write(line);
            }
        }

        return packed.ToArray();
    }

    private static byte Colour(double x, double y)
    {
        foreach (var step in Steps)
            if (step.Covers(x, y))
                return 1;
        var (across, down) = (x - 0.5, y - 0.3);
        return across * across + down * down < 0.0081 ? (byte)2 : (byte)0;
    }

    private static void Write(MemoryStream png, ReadOnlySpan<byte> kind, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(kind);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum([.. kind, .. content]));
        png.Write(number);
    }

    /// <summary>CRC-32 of ISO 3309.</summary>
    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }

    private sealed record Step(double From, double Until, double Top)
    {
        public bool Covers(double x, double y) => x >= From && x < Until && y >= Top && y < Foot;
    }
}
