namespace ChallengeHub;

/// <summary>
/// A challenge as marketing writes it: the body of PUT /campaigns/{code}. Checked by <see cref="CampaignCheck"/>.
/// </summary>
public sealed record CampaignDocument
{
    public LocalText? Name { get; init; }
    public string Theme { get; init; } = "classic";

    /// <summary>IANA id, such as Europe/Paris: days, weeks and months are cut in this zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>ISO 4217 code of every amount.</summary>
    public string? Currency { get; init; }

    /// <summary>Other currencies that amounts may be in: what one unit is worth in the campaign's.</summary>
    public IReadOnlyDictionary<string, decimal>? Rates { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }
    public PeriodPlan Periods { get; init; } = new();
    public TieBreak Ties { get; init; }
    public TeamScore TeamScore { get; init; }

    /// <summary>When true, a lead pays only once a director has validated it.</summary>
    public bool Validation { get; init; }
    public IReadOnlyList<Team> Teams { get; init; } = [];
    public IReadOnlyList<Rule> Rules { get; init; } = RuleSet.Default;

    /// <summary>For facts at or after this instant the changed rules hold; default and minimum: now.</summary>
    public DateTimeOffset? RulesEffectiveFrom { get; init; }
    public IReadOnlyList<Prize> Prizes { get; init; } = [];
    public Privacy? Privacy { get; init; }

    /// <summary>
    /// What the prizes may cost in all, in the campaign's currency: for those who run it, never shown to players.
    /// </summary>
    public decimal? Budget { get; init; }
    public Objectives? Objectives { get; init; }

    /// <summary>
    /// What a wall shows unless its screen says otherwise, the first one large; null: reps, teams, prospectors.
    /// </summary>
    public IReadOnlyList<BoardKind>? Boards { get; init; }
}

/// <summary>How the window is sliced, and how long late facts may still arrive after a slice's end.</summary>
public sealed record PeriodPlan
{
    public PeriodLength Every { get; init; } = PeriodLength.Month;
    public int GraceMinutes { get; init; } = 60;
}

public enum PeriodLength
{
    Day,
    Week,
    Month,
    Quarter,
    None,
}

/// <summary>How much of its people a campaign shows, and for how long it knows them.</summary>
/// <param name="Top">So many lines of a board of people are for everybody, and to each the own one with two above and
/// below; null: all.</param>
/// <param name="KeepMonths">So long after the closing its people are erased; null: never by itself.</param>
/// <param name="Amounts">Whether a wall says what a sale was worth.</param>
public sealed record Privacy(int? Top = null, int? KeepMonths = null, bool Amounts = false);

/// <summary>A team's score: the sum of its members', or that sum divided by its active reps, to 1/100.</summary>
public enum TeamScore
{
    Sum,
    Average,
}

/// <summary>An agency, a country: the group a participant plays for.</summary>
public sealed record Team(string Code, LocalText Name);
