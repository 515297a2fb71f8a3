namespace ChallengeHub;

/// <summary>A lead as somebody sees it.</summary>
public sealed record DeskLead
{
    public required StoredLead Row { get; init; }
    public required LeadSight Sight { get; init; }

    /// <summary>Without what he may not know.</summary>
    public required LeadCard Card { get; init; }

    /// <summary>What he may do now; empty in a list.</summary>
    public IReadOnlyList<AllowedMove> Allowed { get; init; } = [];

    public DateTimeOffset? ValidatedAt { get; init; }

    /// <summary>The codes of other leads of the same prospect, and of those refused because of this one.</summary>
    public IReadOnlyList<string> Twins { get; init; } = [];

    /// <summary>The code of the lead that was there first, if he sees that one; null in a list.</summary>
    public string? TwinOf { get; init; }

    /// <summary>What the lead has paid, and what waits for its validation, to all who had a part in it.</summary>
    public long Paid { get; init; }
    public long Pending { get; init; }

    /// <summary>Of its origins first; empty in a list, and for who does not see the whole.</summary>
    public IReadOnlyList<LeadStory> Stories { get; init; } = [];
}

/// <summary>A move that somebody may make, and what it would pay him.</summary>
public sealed record AllowedMove(string Type, long Points);

/// <summary>What happened to a lead in one campaign, each in the order of arrival.</summary>
public sealed record LeadStory(string Campaign, string Lead, IReadOnlyList<Fact> Facts, IReadOnlyList<LeadNote> Notes)
{
    /// <summary>The campaign with its people, whom facts know by number.</summary>
    public required CampaignSnapshot Snapshot { get; init; }

    /// <summary>Nothing that somebody wrote is shown any more.</summary>
    public bool IsErased { get; init; }

    /// <summary>The codes of those who play there, by how an author is written down.</summary>
    public required IReadOnlyDictionary<string, string> Codes { get; init; }

    /// <summary>What its sender said.</summary>
    public LeadEvent EventOf(Fact fact) => FactContent.Read(Campaign, fact);
}

/// <summary>A page of a list as somebody sees it.</summary>
/// <param name="Next">The place after which the next page begins; null: there are no more.</param>
public sealed record LeadListing(IReadOnlyList<DeskLead> Leads, LeadPosition? Next);
