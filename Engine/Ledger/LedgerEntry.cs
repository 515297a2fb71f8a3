namespace ChallengeHub;

public enum EntryKind
{
    Award,
    Reversal,
    Adjustment,
}

/// <summary>
/// One booking of points, never changed and never deleted. Participants are opaque numbers; codes are joined for
/// display.
/// </summary>
public sealed record LedgerEntry
{
    public required long Seq { get; init; }
    public required EntryKind Kind { get; init; }

    /// <summary>The fact that pays; null for an adjustment.</summary>
    public long? FactSeq { get; init; }
    public required int Participant { get; init; }

    /// <summary>His team at <see cref="OccurredAt"/>.</summary>
    public string? Team { get; init; }
    public string? Lead { get; init; }
    public int? Cycle { get; init; }
    public Stage? Stage { get; init; }
    public int? Rep { get; init; }
    public int? Prospector { get; init; }
    public string? Rule { get; init; }
    public int? RuleSetVersion { get; init; }
    public required long Points { get; init; }
    public required DateTimeOffset OccurredAt { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required int Period { get; init; }
    public bool Late { get; init; }
    public long? Reverses { get; init; }
    public string? Reason { get; init; }
    public string? Author { get; init; }
    public string? Source { get; init; }
    public string? EventId { get; init; }
}
