namespace ChallengeHub;

/// <summary>
/// One run of a lead from its reception on, as the facts of a report left it. People are known by number.
/// </summary>
public sealed record CohortLead
{
    public required string Lead { get; init; }
    public int Cycle { get; init; } = 1;
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Its first fact was a reception or a recycling: it was known before anybody acted on it.</summary>
    public bool Announced { get; init; }
    public string? Source { get; init; }
    public string? Account { get; init; }

    /// <summary>Its rep's at the instant of his last standing fact, else the card's.</summary>
    public string? Team { get; init; }

    /// <summary>Answers to the sheet, as JSON.</summary>
    public string? Qualification { get; init; }

    /// <summary>Of the last standing closed, contacted or taken, else the card's.</summary>
    public int? Rep { get; init; }

    /// <summary>
    /// Where nobody's act stands: whom its last fact with a rep names, though no card may know of it.
    /// </summary>
    public int? NamedRep { get; init; }
    public int? Prospector { get; init; }

    /// <summary>Of the first standing validated; null: none stands. The other three alike.</summary>
    public DateTimeOffset? ValidatedAt { get; init; }
    public DateTimeOffset? TakenAt { get; init; }
    public DateTimeOffset? ContactedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public bool Refused { get; init; }
    public bool Assigned { get; init; }
    public bool Lost { get; init; }
    public bool Recycled { get; init; }

    /// <summary>What the card itself says; null: what the campaign says.</summary>
    public decimal? CardCost { get; init; }

    /// <summary>It was recovered from an earlier campaign.</summary>
    public bool Recovered { get; init; }

    /// <summary>Of the standing closing, as last changed; null: it is not closed, or nobody said an amount.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Of its last fact in this cycle; in the one that its card is in, of its last fact or note.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Where the card stands now; null: there is no card, or it is in a later cycle.</summary>
    public LeadStatus? Status { get; init; }
    public decimal? Potential { get; init; }

    public bool ActedOn => TakenAt is not null || ContactedAt is not null || ClosedAt is not null;

    /// <summary>Closed, and nobody said what it was worth.</summary>
    public bool WithoutAmount => ClosedAt is not null && Amount is null;

    /// <summary>When somebody first acted on it; null: nobody has, or all of it was undone.</summary>
    public DateTimeOffset? ActedAt => new[] { TakenAt, ContactedAt, ClosedAt }.Min();
}
