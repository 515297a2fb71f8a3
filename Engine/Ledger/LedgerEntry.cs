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

    /// <summary>What a rule pays for a fact; team and number are still to be given.</summary>
    internal static LedgerEntry Of(Fact fact, Payment payment, Booking booking, DateTimeOffset now) =>
        new()
        {
            Seq = 0,
            Kind = EntryKind.Award,
            FactSeq = fact.FactSeq,
            Participant = payment.Participant,
            Lead = fact.Lead,
            Cycle = fact.Cycle,
            Stage = fact.Stage,
            Rep = fact.Rep,
            Prospector = fact.Prospector,
            Rule = payment.Rule,
            RuleSetVersion = payment.RuleSetVersion,
            Points = payment.Points,
            OccurredAt = fact.At,
            RecordedAt = now,
            Period = booking.Number,
            Late = booking.Late,
            Source = fact.Source,
            EventId = fact.EventId,
        };
}
