namespace ChallengeHub;

/// <summary>Which leads a list shows; what is null is not asked for. People are known by number.</summary>
public sealed record LeadFilter
{
    public LeadStatus? Status { get; init; }

    /// <summary>As in <see cref="StoredLead.ReachTeam"/>.</summary>
    public string? Team { get; init; }
    public int? Holder { get; init; }
    public int? Prospector { get; init; }
    public string? Source { get; init; }
    public bool? Overdue { get; init; }
    public bool? Vouched { get; init; }

    /// <summary>Those only that somebody holds: assigned, taken, contacted.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Those only that were won since this instant.</summary>
    public DateTimeOffset? WonFrom { get; init; }

    /// <summary>
    /// Each is to be the beginning of a word of the lead: <see cref="LeadWords.Query"/>, which answers five at most.
    /// </summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Null: all leads are seen.</summary>
    public LeadReach? Reach { get; init; }
}

/// <summary>
/// What somebody sees: the leads of teams, of those without a team what is open, and his own, whatever their team.
/// </summary>
/// <param name="Own">Whom he plays as, by number: rep or prospector of the lead.</param>
/// <param name="Directs">All of those without a team.</param>
public sealed record LeadReach(IReadOnlyList<string> Teams, IReadOnlyList<int> Own, bool Directs = false);

public enum LeadSort
{
    New,
    Old,

    /// <summary>Those without a deadline come last.</summary>
    Deadline,
}

/// <summary>A page of a list of leads.</summary>
/// <param name="Now">What is overdue is so at this instant.</param>
/// <param name="After">The place of the last lead of the page before; null: the first page.</param>
public sealed record LeadPage(
    LeadFilter Filter,
    DateTimeOffset Now,
    int Limit,
    LeadSort Sort = LeadSort.New,
    LeadPosition? After = null
);

/// <summary>Where a lead stands in every order of a list, as it was when it was shown.</summary>
public sealed record LeadPosition(long Number, DateTimeOffset? DeadlineAt)
{
    public static LeadPosition Of(StoredLead lead) => new(lead.Number, lead.DeadlineAt);

    /// <summary>Those without a deadline come last.</summary>
    internal long Key(LeadSort sort) =>
        sort switch
        {
            LeadSort.New => -Number,
            LeadSort.Old => Number,
            _ => DeadlineAt?.ToUnixTimeMilliseconds() ?? long.MaxValue,
        };
}
