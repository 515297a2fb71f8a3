namespace ChallengeHub;

/// <summary>What an account may be. A rep and a prospector are linked to a participant of a campaign.</summary>
public enum AccountRole
{
    Admin,
    Marketing,
    Director,
    Prospector,
    Rep,
    Spectator,
}

/// <summary>A role and where it holds.</summary>
/// <param name="Campaign">A campaign's code, or null: all campaigns.</param>
/// <param name="Scope">A director's team, a rep's or prospector's own participant code; null for the other
/// roles.</param>
public sealed record Grant(AccountRole Role, string? Campaign = null, string? Scope = null);

/// <summary>Somebody who signs in. Nobody is deleted: a disabled account keeps its name on what it did.</summary>
public sealed record Account
{
    public long Id { get; init; }

    /// <summary>In lower case; what one signs in with.</summary>
    public required string Email { get; init; }
    public required string Name { get; init; }
    public IReadOnlyList<Grant> Grants { get; init; } = [];
    public string? PasswordHash { get; init; }

    /// <summary>Base32, RFC 4648; null without a second factor.</summary>
    public string? TotpSecret { get; init; }

    /// <summary>The last time step whose code was used: a code is good once.</summary>
    public long TotpStep { get; init; }

    /// <summary>Wrong ones in a row from where the last one came.</summary>
    public int Failures { get; init; }

    /// <summary>Until when that place is locked out; others are not.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DisabledAt { get; init; }
    public DateTimeOffset? SignedInAt { get; init; }

    /// <summary>Local times such as 22:00 between which the bell is silent; null, with the other one: it never
    /// is.</summary>
    public string? QuietFrom { get; init; }
    public string? QuietUntil { get; init; }

    /// <summary>The number of the last notification that was read.</summary>
    public long ReadUpTo { get; init; }

    public string Author => AuthorOf(Id);
    public bool IsAdmin => Grants.Any(x => x.Role == AccountRole.Admin);
    public const string AuthorPrefix = "account:";

    public static string AuthorOf(long id) => $"{AuthorPrefix}{id}";
}
