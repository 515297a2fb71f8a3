using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ChallengeHub;

/// <summary>
/// ASP.NET Core Identity's hasher: PBKDF2 with HMAC-SHA512. Slow on purpose, so it is never called inside a
/// transaction.
/// </summary>
public sealed class Passwords
{
    /// <summary>OWASP's cost for PBKDF2-HMAC-SHA512 is 210,000 (Password Storage Cheat Sheet).</summary>
    public const int Iterations = 250_000;
    private const string Field = "password";
    private const int Shortest = 12;
    private const int Longest = 200;

    private static readonly Account Nobody = new() { Email = "", Name = "" };
    private readonly PasswordHasher<Account> hasher;
    private readonly string decoy;

    public Passwords(EngineSettings settings)
    {
        hasher = new PasswordHasher<Account>(
            Options.Create(new PasswordHasherOptions { IterationCount = settings.PasswordIterations })
        );
        decoy = Hash(Secrets.New());
    }

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>
    /// Takes as long for nobody's password as for somebody's: the time tells nothing about who has an account.
    /// </summary>
    public bool Fits(string? hash, string password) =>
        hasher.VerifyHashedPassword(Nobody, hash ?? decoy, password) != PasswordVerificationResult.Failed
        && hash is not null;

    /// <summary>Length is what counts (NIST SP 800-63B): no rules of letters and digits.</summary>
    public static FieldError? Check(string? password, string email) =>
        password switch
        {
            null or { Length: < Shortest } => new FieldError(Field, "password-too-short", Shortest),
            { Length: > Longest } => new FieldError(Field, "password-too-long", Longest),
            _ when IsEasy(password, email) => new FieldError(Field, "password-too-easy"),
            _ => null,
        };

    private static bool IsEasy(string password, string email) =>
        password.Distinct().Count() < 5
        || (
            email.Length > 0
            && (
                password.Contains(email, StringComparison.OrdinalIgnoreCase)
                || email.Contains(password, StringComparison.OrdinalIgnoreCase)
            )
        );
}
