namespace ChallengeHub;

/// <summary>What the campaign's leads cost, and what of a sale stays: reports reckon with it.</summary>
public sealed record LeadCosts
{
    /// <summary>What a lead costs where its card says nothing.</summary>
    public decimal? PerLead { get; init; }

    /// <summary>The part of a sale's amount that stays, up to 1; null: nobody said, and no return is known.</summary>
    public decimal? Margin { get; init; }

    /// <summary>What was spent whatever the number of leads.</summary>
    public IReadOnlyList<FixedCost>? Fixed { get; init; }
}

/// <summary>A fair, a mailing: spent once, in the campaign's currency.</summary>
public sealed record FixedCost(LocalText? Name, decimal? Amount);

/// <summary>A reason that people choose when they refuse, lose or release a lead.</summary>
public sealed record Reason(string Code, LocalText Name);

/// <summary>The reasons to choose from; null: any text.</summary>
public sealed record Reasons
{
    public IReadOnlyList<Reason>? Refused { get; init; }
    public IReadOnlyList<Reason>? Lost { get; init; }
    public IReadOnlyList<Reason>? Released { get; init; }
}

/// <summary>What a prospector asks for each lead.</summary>
public sealed record Sheet
{
    public IReadOnlyList<SheetField> Fields { get; init; } = [];

    /// <summary>A lead with a lower score stays a draft; null: any score.</summary>
    public decimal? MinScore { get; init; }
}

/// <param name="Score">Of a field that is filled in, or answered with yes; a choice has scores of its own.</param>
public sealed record SheetField(
    string Code,
    LocalText Name,
    SheetKind Kind,
    bool Required = false,
    IReadOnlyList<SheetOption>? Options = null,
    decimal? Score = null
);

public enum SheetKind
{
    Choice,
    Text,
    Number,
    Date,
    YesNo,
}

public sealed record SheetOption(string Value, LocalText? Name = null, decimal? Score = null);

/// <summary>Where a lead goes; the first rule that holds.</summary>
/// <param name="Where">On source, account, qualification.FIELD, attributes.NAME; null: always.</param>
/// <param name="Turn">With a team: its rep whose last assignment is oldest.</param>
public sealed record RoutingRule(
    IReadOnlyList<Condition>? Where = null,
    string? Team = null,
    string? Rep = null,
    bool Turn = false
);

/// <summary>A prospector and a rep who always work together.</summary>
public sealed record FixedPair(string Prospector, string Rep);

/// <summary>Who may take a lead whose account has an owner.</summary>
public enum AccountRule
{
    Anyone,
    OwnerOnly,
}

/// <summary>Who may close a lead at the desk; with Crm only a program.</summary>
public enum Closer
{
    Rep,
    Director,
    Crm,
}

/// <summary>How long each step may take, in working hours; null: as long as it likes.</summary>
public sealed record Deadlines
{
    public decimal? Validate { get; init; }
    public decimal? Take { get; init; }
    public decimal? Contact { get; init; }
    public decimal? Close { get; init; }

    /// <summary>Null: around the clock.</summary>
    public WorkingHours? WorkingHours { get; init; }
    public Overdue OnTake { get; init; }
    public Overdue OnContact { get; init; }
}

public enum Overdue
{
    Remind,
    Release,
}

/// <param name="Days">A run such as mon-fri, or a list such as mon,wed,fri.</param>
/// <param name="From">Local time, 09:00.</param>
/// <param name="Until">Local time, later than <paramref name="From"/>; 24:00 is the end of the day.</param>
/// <param name="Holidays">The country whose public holidays are free, ISO 3166 (FR, or DE-BY for a region).</param>
/// <param name="Closed">Further free days.</param>
public sealed record WorkingHours(
    string Days = "mon-fri",
    string From = "09:00",
    string Until = "18:00",
    string? Holidays = null,
    IReadOnlyList<DateOnly>? Closed = null
);

/// <summary>How long a lead rests before it may be recycled.</summary>
public sealed record RecyclePlan
{
    public int? AfterDays { get; init; }

    /// <summary>How long it does not go back to the rep who lost or released it.</summary>
    public int? SameRepAfterDays { get; init; }
}
