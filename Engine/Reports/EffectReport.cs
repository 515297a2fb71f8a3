namespace ChallengeHub;

/// <summary>
/// Whether the challenge has changed what becomes of leads: the campaign beside its baseline, each lead looked at for
/// the same number of days.
/// </summary>
public sealed record EffectReport
{
    public required string Campaign { get; init; }

    /// <summary>Of the last fact that counted.</summary>
    public long FactSeq { get; init; }
    public DateTimeOffset AsOf { get; init; }
    public BaselineKind Kind { get; init; }

    /// <summary>Days from a lead's reception on.</summary>
    public int Within { get; init; }

    /// <summary>The window of the campaign's receptions, without its end.</summary>
    public DateTimeOffset From { get; init; }
    public DateTimeOffset Until { get; init; }

    /// <summary>The window before the start; null: it is no part of the answer.</summary>
    public EffectWindow? Before { get; init; }

    /// <summary>From the end and <see cref="Within"/> on no figure changes by waiting.</summary>
    public bool IsFinal { get; init; }
    public required EffectRegistration Registration { get; init; }

    /// <summary>Those who play.</summary>
    public required EffectSide Played { get; init; }

    /// <summary>What they are compared with.</summary>
    public required EffectSide Compared { get; init; }

    /// <summary>With <see cref="BaselineKind.Teams"/>: leads of no team, which are on neither side.</summary>
    public long WithoutTeam { get; init; }

    /// <summary>Of the first less the second; by Newcombe's intervals, method 10.</summary>
    public required EffectDifference Difference { get; init; }

    /// <summary>The same by resampling whole reps: leads of one rep are no independent proofs.</summary>
    public required EffectDifference ByReps { get; init; }

    /// <summary>
    /// How much more those who play have gained over their own time before than the others; none while leads of then
    /// belong to no team.
    /// </summary>
    public required EffectDifference InDifferences { get; init; }

    /// <summary>Null: below ten closings on a side, or nobody said an amount.</summary>
    public Interval? AmountPerLead { get; init; }

    /// <summary>Of the resampling: with it anyone gets the same bounds.</summary>
    public long Seed { get; init; }

    /// <summary>Closings that would not have been there; null: nobody knows the baseline's closings.</summary>
    public Interval? ExtraClosed { get; init; }
    public required ChallengeReturn Return { get; init; }
    public EffectVerdict Verdict { get; init; }

    /// <summary>The wider of the two, by which the verdict is given; null: a side has no lead.</summary>
    public Interval? Decisive { get; init; }

    /// <summary>The lot has decided who plays: only then may the challenge be called the cause.</summary>
    public bool IsCause { get; init; }
}

public enum EffectVerdict
{
    Higher,
    Lower,
    NoneShown,
    TooThin,
}

/// <summary>A window without its end.</summary>
public sealed record EffectWindow(DateTimeOffset From, DateTimeOffset Until);

/// <summary>What was said at the launch, and what was changed since.</summary>
/// <param name="Registered">Null: nothing, so that the time before is taken.</param>
/// <param name="Now">By which the report is made.</param>
/// <param name="Changes">After the launch, the oldest first.</param>
/// <param name="IsTriedOut">Another number of days is tried than the campaign's.</param>
public sealed record EffectRegistration(
    DateTimeOffset? LaunchedAt,
    Baseline? Registered,
    Baseline? Now,
    IReadOnlyList<BaselineChange> Changes,
    bool IsTriedOut
);

/// <summary>A baseline that was put in the place of another after the launch.</summary>
public sealed record BaselineChange(long FactSeq, DateTimeOffset At, Baseline? Baseline);

/// <summary>One side of the comparison: announced leads that could be looked at for long enough.</summary>
public sealed record EffectSide
{
    public static EffectSide None { get; } = new();

    public long Leads { get; init; }

    /// <summary>Announced, and too young yet; they count in the curve alone.</summary>
    public long Young { get; init; }

    /// <summary>Left out: somebody acted on them before they were announced.</summary>
    public long Unannounced { get; init; }
    public long ActedOn { get; init; }

    /// <summary>Null: nobody knows.</summary>
    public long? Closed { get; init; }

    /// <summary>How many are known; null: of typed figures.</summary>
    public int? Reps { get; init; }
    public EffectRates Rates { get; init; } = new();
    public decimal Amount { get; init; }

    /// <summary>Closings whose amount nobody said.</summary>
    public long WithoutAmount { get; init; }

    /// <summary>By resampling; null: below ten closings, or nobody said an amount.</summary>
    public Interval? AmountPerLead { get; init; }

    /// <summary>How soon leads are acted on; empty: of typed figures.</summary>
    public IReadOnlyList<ActionPoint> Curve { get; init; } = [];

    /// <summary>Within so many hours half of the leads are acted on; null: not within the days looked at.</summary>
    public int? MedianHours { get; init; }
}

/// <summary>Wilson's intervals; null: there is no lead, or nobody knows.</summary>
public sealed record EffectRates
{
    public Interval? ActedOn { get; init; }
    public Interval? Closed { get; init; }
}

/// <summary>Of two rates; null: one of them is not known.</summary>
public sealed record EffectDifference
{
    public static EffectDifference None { get; } = new();

    public Interval? ActedOn { get; init; }
    public Interval? Closed { get; init; }
}

/// <summary>A point of the curve of time to action.</summary>
/// <param name="Share">Acted on within so many hours, leads that still wait counted for as long as they did.</param>
/// <param name="AtRisk">Leads that still waited then, and were looked at for that long.</param>
public sealed record ActionPoint(int Hours, double Share, long AtRisk);

/// <summary>What the challenge itself has cost, against the sales that would not have been there.</summary>
public sealed record ChallengeReturn
{
    /// <summary>Fixed costs and awards that were not declined; null: it is not for the reader of a part.</summary>
    public decimal? Cost { get; init; }
    public decimal? Fixed { get; init; }
    public decimal? Awards { get; init; }
    public decimal? Margin { get; init; }

    /// <summary>Some of it is tried out, and not the campaign's own.</summary>
    public bool IsTriedOut { get; init; }

    /// <summary>Null unless the low bound of the extra closings is above 0.</summary>
    public Interval? CostPerExtraClosed { get; init; }

    /// <summary>The difference per lead × leads; null: it is not known.</summary>
    public Interval? ExtraAmount { get; init; }

    /// <summary>(extra amount × margin − cost) ÷ cost; null without an extra amount, a margin or a cost.</summary>
    public Interval? Roi { get; init; }
}
