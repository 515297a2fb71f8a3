namespace ChallengeHub;

/// <summary>A fact that is about to score, with all that rules may look at. Participants are opaque numbers.</summary>
public sealed record PayableFact
{
    public required Stage Stage { get; init; }
    public required string Lead { get; init; }
    public int Cycle { get; init; } = 1;
    public required DateTimeOffset At { get; init; }
    public int? Rep { get; init; }
    public int? Prospector { get; init; }

    /// <summary>The code of the rep's team at <see cref="At"/>, else of the prospector's.</summary>
    public string? Team { get; init; }
    public decimal? Amount { get; init; }
    public string? Account { get; init; }
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>When the lead was received: the origin of <c>ageHours</c>.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When the lead reached the stage before this one: the origin of a speed rule's hours.</summary>
    public DateTimeOffset? PreviousStageAt { get; init; }

    /// <summary>
    /// What the fact was paid before its amount changed: the day's first stays it, though others have come since.
    /// </summary>
    public IReadOnlyList<LedgerEntry> PaidBefore { get; init; } = [];

    /// <summary>The number of the period in which the fact is booked.</summary>
    public required int Period { get; init; }
}
