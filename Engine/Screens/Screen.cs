namespace ChallengeHub;

/// <summary>A display that was paired once and shows boards until it is revoked: its token does not expire.</summary>
public sealed record Screen
{
    public const string AuthorPrefix = "screen:";

    public long Id { get; init; }
    public required string Name { get; init; }
    public required ScreenContent Showing { get; init; }

    /// <summary>Null: nobody has set one, and it shows its boards alone.</summary>
    public ScreenProgramme? Programme { get; init; }

    /// <summary>Raised by everything that makes the display reload.</summary>
    public int Version { get; init; }
    public DateTimeOffset PairedAt { get; init; }
    public required string PairedBy { get; init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The version that it showed then.</summary>
    public int? SeenVersion { get; init; }

    /// <summary>One of <see cref="ScreenSlide.Words"/>: what it showed then.</summary>
    public string? SeenSlide { get; init; }

    /// <summary>What the display says of itself.</summary>
    public string? Client { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    public string Author => $"{AuthorPrefix}{Id}";
}
