using System.Security.Cryptography;
using System.Text;

namespace ChallengeHub.Web;

/// <summary>
/// The bootstrap key of an installation, with every scope. Only its hash is kept, and compared in constant time.
/// </summary>
public sealed class AdminKey(string? key)
{
    public const string Author = "key:admin";
    private readonly byte[]? hash = key is null ? null : Hash(key);

    public bool IsSet => hash is not null;

    public bool Opens(string text) => hash is not null && CryptographicOperations.FixedTimeEquals(hash, Hash(text));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
