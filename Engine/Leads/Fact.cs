namespace ChallengeHub;

/// <summary>
/// An accepted event as stored. What was received never changes; only its marks, and its cycle and prospector at an
/// acceptance, follow what came after.
/// </summary>
public sealed record Fact
{
    public required long FactSeq { get; init; }
    public required string Source { get; init; }
    public required string EventId { get; init; }
    public required string Type { get; init; }
    public required string Lead { get; init; }
    public required int Cycle { get; init; }
    public Stage? Stage { get; init; }

    /// <summary>The rep that the event names, by number.</summary>
    public int? Rep { get; init; }

    /// <summary>The lead's prospector as known then, by number.</summary>
    public int? Prospector { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The event in canonical form: equal text means equal content.</summary>
    public required string Content { get; init; }
    public required string Status { get; init; }

    /// <summary>The first of the <see cref="Entries"/> consecutive ledger entries that its recording wrote.</summary>
    public long FirstSeq { get; init; }
    public int Entries { get; init; }
    public long Points { get; init; }

    /// <summary>
    /// It holds its business key (lead, cycle, stage); without a stage: it came after the closing and was accepted.
    /// </summary>
    public bool HoldsStage { get; init; }

    /// <summary>It waits for the lead's validation to be paid; of a changed amount: with the closing.</summary>
    public bool AwaitsValidation { get; init; }

    /// <summary>A correction named it: it holds nothing, moves nothing, and stands no longer for reports.</summary>
    public bool TakenBack { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>
    /// It was dated outside the window, or came after the closing and was not accepted: it moves nothing but who found
    /// the lead, and when.
    /// </summary>
    public bool IsIgnored => Status is "outside" or "late" && !HoldsStage;

    /// <summary>Its rep and its prospector.</summary>
    internal IEnumerable<int> Players => new[] { Rep, Prospector }.OfType<int>();

    /// <summary>Without its key.</summary>
    public Fact Freed => this with { HoldsStage = false, AwaitsValidation = false };
}
