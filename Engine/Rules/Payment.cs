namespace ChallengeHub;

/// <summary>What one rule pays to one participant for one fact: the heart of an award entry. Never 0 points.</summary>
public sealed record Payment(int Participant, string Rule, int RuleSetVersion, long Points);

/// <summary>A payment's place in the caps: whose, by which rule, and the lead, day and period that it fills.</summary>
/// <param name="OccurredAt">The fact's own instant: its local day and week are the buckets.</param>
/// <param name="Period">Where the award was booked. A reversal names this one too, wherever it is booked
/// itself.</param>
public readonly record struct PaidSlot(
    int Participant,
    string Rule,
    string Lead,
    DateTimeOffset OccurredAt,
    int Period
);
