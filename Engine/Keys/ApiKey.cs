namespace ChallengeHub;

/// <summary>
/// A key of a program: what it may do, where, how long. Its secret is shown once; only the hash is kept.
/// </summary>
public sealed record ApiKey
{
    public long Id { get; init; }
    public required string Name { get; init; }

    /// <summary>The first letters of the secret, to tell keys apart.</summary>
    public required string Hint { get; init; }
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Codes of the campaigns that it is for; empty: all.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    public string Author => $"key:{Id}";

    public bool Opens(DateTimeOffset now) => RevokedAt is null && !(ExpiresAt <= now);
}
