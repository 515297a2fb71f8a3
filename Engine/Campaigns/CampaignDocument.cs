using System.Text.Json.Serialization;

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

    /// <summary>Null: boards are as they are up to the end.</summary>
    public Freeze? Freeze { get; init; }

    /// <summary>Null: walls celebrate a result as soon as it is certified.</summary>
    public Ceremony? Ceremony { get; init; }

    /// <summary>Whether players cheer one another on the screens; null: they do.</summary>
    public bool? Cheers { get; init; }

    /// <summary>What a lead costs where its card says nothing, in the campaign's currency.</summary>
    public LeadCosts? Costs { get; init; }

    /// <summary>
    /// What the challenge is compared with, registered at the launch and published with it; null: the time before.
    /// </summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Why leads are refused, lost and released; null: any text.</summary>
    public Reasons? Reasons { get; init; }

    /// <summary>The contacts wanted, shown above the form; it may have lines.</summary>
    public LocalText? Brief { get; init; }

    /// <summary>What a prospector asks for each lead; null: nothing.</summary>
    public Sheet? Sheet { get; init; }

    /// <summary>Where leads go, the first rule that holds; null: into the pool.</summary>
    public IReadOnlyList<RoutingRule>? Routing { get; init; }

    /// <summary>Prospectors and reps who always work together.</summary>
    public IReadOnlyList<FixedPair>? Pairs { get; init; }

    /// <summary>
    /// What one rep may hold in assigned, taken and contacted; null: <see cref="ChallengeHub.Routing.OpenPerRep"/>.
    /// </summary>
    public int? OpenPerRep { get; init; }

    /// <summary>Who may take a lead whose account has an owner.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AccountRule Accounts { get; init; }

    /// <summary>Who may close a lead at the desk.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Closer MayClose { get; init; }

    /// <summary>How long each step may take; null: as long as it likes.</summary>
    public Deadlines? Deadlines { get; init; }

    /// <summary>How long a lead rests before it begins again; null: it does not rest.</summary>
    public RecyclePlan? Recycle { get; init; }
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
/// <param name="TimeZone">Of its working hours; null: the campaign's.</param>
/// <param name="Holidays">The country whose public holidays are free, ISO 3166; null: the campaign's.</param>
public sealed record Team(string Code, LocalText Name, string? TimeZone = null, string? Holidays = null)
{
    /// <summary>One of <see cref="TeamColours.Names"/>, or <c>#rrggbb</c>; null: by the order of codes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Colour { get; init; }
}
