using OtpNet;

namespace ChallengeHub;

/// <summary>Codes of an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds).</summary>
public static class Totp
{
    public static string NewSecret() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20));

    /// <summary>
    /// The time step that the code belongs to, one step of clock difference either way allowed; null when it is wrong.
    /// </summary>
    public static long? Step(string secret, string code, DateTimeOffset now) =>
        new OtpNet.Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(
            now.UtcDateTime,
            code.Replace(" ", "", StringComparison.Ordinal),
            out var step,
            new VerificationWindow(1, 1)
        )
            ? step
            : null;

    /// <summary>What the app reads from a QR picture.</summary>
    public static Uri Address(string secret, string email) =>
        new($"otpauth://totp/ChallengeHub:{Uri.EscapeDataString(email)}?secret={secret}&issuer=ChallengeHub");
}
