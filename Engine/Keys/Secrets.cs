using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChallengeHub;

/// <summary>
/// Random secrets that are handed out once, and the SHA-256 that is kept of them: they have 256 bits, so no salt and no
/// slow hash is needed.
/// </summary>
public static class Secrets
{
    /// <summary>43 letters of base64url.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
