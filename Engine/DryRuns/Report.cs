namespace ChallengeHub;

/// <summary>
/// What a dry run found: the rules in force beside the draft. Members are opaque, as in certified results; those of
/// players made from a file stand beside it.
/// </summary>
public sealed record DryRunReport
{
    /// <summary>How many facts were played.</summary>
    public required int Facts { get; init; }

    /// <summary>The window played; of an imported year moved by whole years to where its facts lie.</summary>
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public int YearsMoved { get; init; }
    public required string Currency { get; init; }
    public required ScenarioReport InForce { get; init; }
    public required ScenarioReport Draft { get; init; }

    /// <summary>The first ten of each overall board on either side, with both ranks.</summary>
    public required IReadOnlyList<BoardComparison> Boards { get; init; }

    /// <summary>Who was made from the file: number and code.</summary>
    public IReadOnlyDictionary<string, string> Made { get; init; } = new Dictionary<string, string>();
}

/// <summary>One side of the comparison.</summary>
/// <param name="Periods">Those that have begun.</param>
/// <param name="Answers">Facts by what became of them: scored, recorded, pending, late, outside, rejected.</param>
/// <param name="Cost">Of all prizes: value × winners.</param>
/// <param name="Leads">How often somebody passed the leader, by period (0: the whole campaign).</param>
public sealed record ScenarioReport(
    IReadOnlyList<PeriodSlice> Periods,
    IReadOnlyDictionary<string, int> Answers,
    int Entries,
    long Points,
    decimal Cost,
    IReadOnlyList<PrizeReport> Prizes,
    IReadOnlyList<LeadChanges> Leads,
    IReadOnlyList<RaceReport> Races,
    IReadOnlyList<RuleShare> Rules,
    IReadOnlyList<TeamShare> Teams
);

/// <param name="Wins">At most the first <see cref="MaxWins"/>; <paramref name="Winners"/> counts all.</param>
public sealed record PrizeReport(
    string Prize,
    LocalText Name,
    PrizeScope Scope,
    BoardKind Board,
    decimal? Value,
    int Winners,
    decimal Cost,
    IReadOnlyList<Win> Wins
)
{
    public const int MaxWins = 500;
}

/// <param name="Period">0: the campaign's.</param>
/// <param name="Decided">False while the period is not closed: as it stands.</param>
/// <param name="Sample">Drawn with a sample seed, because the real one is secret until its draw.</param>
public sealed record Win(int Period, long Rank, string Member, decimal Points, bool Decided, bool Sample);

/// <summary>How often the lead changed hands on each board.</summary>
public sealed record LeadChanges(int Period, int Reps, int Prospectors, int Teams, int Pairs);

/// <summary>How many could still win, as time went by.</summary>
/// <param name="Players">Who could win at all.</param>
public sealed record RaceReport(BoardKind Board, int Period, int Players, IReadOnlyList<RaceMoment> Moments);

/// <param name="In">How many were still in the race.</param>
/// <param name="Share">How much of the time was over, 0 to 1.</param>
public sealed record RaceMoment(DateTimeOffset At, decimal Share, int In);

/// <param name="Rule">Null: adjustments by hand.</param>
public sealed record RuleShare(string? Rule, LocalText? Name, long Points, int Entries);

/// <param name="Team">Null: of those without a team.</param>
public sealed record TeamShare(string? Team, long Points, int Entries);

public sealed record BoardComparison(BoardKind Board, IReadOnlyList<ComparedLine> Lines);

/// <param name="InForce">Null: not on the board.</param>
public sealed record ComparedLine(string Member, Place? InForce, Place? Draft);

public sealed record Place(long Rank, decimal Points);
