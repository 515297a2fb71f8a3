using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>
/// What became of the leads that were received: how many were acted on, how long it took, what they cost and brought.
/// </summary>
public sealed record FunnelReport
{
    public required string Campaign { get; init; }
    public FunnelBy By { get; init; }
    public string? Field { get; init; }
    public int? Period { get; init; }

    /// <summary>The window of the receptions, without its end.</summary>
    public DateTimeOffset From { get; init; }
    public DateTimeOffset Until { get; init; }

    /// <summary>Of the last fact that counted.</summary>
    public long FactSeq { get; init; }
    public DateTimeOffset AsOf { get; init; }
    public required FunnelAssumptions Assumptions { get; init; }

    /// <summary>Each lead is in one of them.</summary>
    public IReadOnlyList<FunnelRow> Rows { get; init; } = [];

    /// <summary>Of all rows together; of the campaign's own awards, too.</summary>
    public required FunnelRow Total { get; init; }

    /// <summary>
    /// What prizes that nobody has won yet can still cost; 0 where the awards are no part of the cost.
    /// </summary>
    public decimal Pending { get; init; }

    /// <summary>The campaign is not closed: figures may change.</summary>
    public bool IsProvisional { get; init; }
}

/// <summary>What the figures of money rest on.</summary>
public sealed record FunnelAssumptions
{
    public string? Currency { get; init; }
    public decimal? PerLead { get; init; }
    public decimal? Margin { get; init; }
    public IReadOnlyList<FixedCost> Fixed { get; init; } = [];

    /// <summary>Awards that were not declined; null: they are no part of this report's cost.</summary>
    public decimal? Awards { get; init; }

    /// <summary>
    /// Codes of prizes of which nobody knows how often they will be won: pending costs are without them.
    /// </summary>
    public IReadOnlyList<string> Unbounded { get; init; } = [];

    /// <summary>
    /// The leads of the whole campaign, over which the fixed costs are spread; null: of too few people for the reader.
    /// </summary>
    public long? CampaignReceived { get; init; }

    /// <summary>When people work; null: around the clock.</summary>
    public WorkingHours? WorkingHours { get; init; }

    /// <summary>Some of it is tried out, and not the campaign's own.</summary>
    public bool IsTriedOut { get; init; }
}

/// <summary>One line of a funnel.</summary>
public sealed record FunnelRow
{
    /// <summary>A code, the number of a period, or the value of an answer; null: of leads that have none.</summary>
    public string? Key { get; init; }
    public LocalText? Name { get; init; }

    /// <summary>Of people, their team now.</summary>
    public string? Team { get; init; }
    public long Received { get; init; }
    public long Unannounced { get; init; }
    public long Validated { get; init; }
    public long Refused { get; init; }
    public long Assigned { get; init; }
    public long Taken { get; init; }
    public long Contacted { get; init; }
    public long Closed { get; init; }
    public long Lost { get; init; }
    public long Recycled { get; init; }
    public long ActedOn { get; init; }
    public FunnelRates Rates { get; init; } = new();
    public FunnelHours Hours { get; init; } = new();
    public decimal Amount { get; init; }
    public long WithoutAmount { get; init; }

    /// <summary>Null: withheld.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Of the row, what prizes that nobody has won yet can still cost.</summary>
    public decimal Pending { get; init; }
    public decimal? Roi { get; init; }
    public decimal? CostPerActedOn { get; init; }
    public decimal? CostPerClosed { get; init; }

    /// <summary>Reps who worked its leads.</summary>
    public int People { get; init; }

    /// <summary>So few people are behind it that the reader gets no figure of it.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>Those whose first fact was a reception: what rates are of.</summary>
    [JsonIgnore]
    public long Announced => Received - Unannounced;
}

/// <summary>Of the announced leads; null: there are none.</summary>
public sealed record FunnelRates
{
    public Interval? ActedOn { get; init; }
    public Interval? Validated { get; init; }
    public Interval? Taken { get; init; }
    public Interval? Contacted { get; init; }
    public Interval? Closed { get; init; }
}

/// <summary>From the reception to the first standing fact.</summary>
public sealed record FunnelHours
{
    public StepHours ToValidate { get; init; } = StepHours.None;
    public StepHours ToTake { get; init; } = StepHours.None;
    public StepHours ToContact { get; init; } = StepHours.None;
    public StepHours ToClose { get; init; } = StepHours.None;
}

/// <summary>Hours by the clock, and beside them working hours.</summary>
public sealed record StepHours(long N, decimal? Median, decimal? P90, HoursSummary Working)
{
    public static StepHours None { get; } = new(0, null, null, HoursSummary.None);
}

/// <summary>To two places; null: there was none.</summary>
public sealed record HoursSummary(long N, decimal? Median, decimal? P90)
{
    public static HoursSummary None { get; } = new(0, null, null);
}
