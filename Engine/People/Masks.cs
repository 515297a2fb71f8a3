using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChallengeHub;

/// <summary>
/// What stands for a participant's code where the reader may not know who it is: a number of the campaign's own that
/// tells neither the code nor the place in any list, and stays the same as long as the campaign lives.
/// </summary>
public static class Masks
{
    /// <summary>Begins no code, so that a made-up one is nobody else's.</summary>
    private const string Prefix = "~";
    private const int Bits = 48;

    public static string Of(Participant x) => $"{Prefix}{NumberOf(x)}";

    /// <summary>HMAC-SHA256 over the ledger's number under the campaign's secret key, cut to 48 bits.</summary>
    public static ulong NumberOf(Participant x)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32BigEndian(number, x.Number);
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(x.MaskKey), number, mac);
        return BinaryPrimitives.ReadUInt64BigEndian(mac) >> (sizeof(ulong) * 8 - Bits);
    }

    public static bool IsMask(string code) => code.StartsWith(Prefix, StringComparison.Ordinal);
}
