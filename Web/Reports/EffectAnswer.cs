namespace ChallengeHub.Web;

/// <summary>An effect as answered: those who play beside what they are compared with.</summary>
/// <param name="Kind">Of the baseline.</param>
/// <param name="Within">Days that each lead is looked at.</param>
/// <param name="Until">Without it.</param>
/// <param name="FactSeq">Of the last fact that counted.</param>
/// <param name="Final">From the end and <paramref name="Within"/> on.</param>
/// <param name="Verdict">By the wider of the two intervals of the consideration rate, <paramref
/// name="Decisive"/>.</param>
/// <param name="Cause">The lot decided who plays: only then may the challenge be called the cause.</param>
public sealed record EffectAnswer(
    string Campaign,
    BaselineKind Kind,
    int Within,
    DateTimeOffset From,
    DateTimeOffset Until,
    EffectWindow? Before,
    long FactSeq,
    DateTimeOffset AsOf,
    bool Final,
    EffectVerdict Verdict,
    Interval? Decisive,
    bool Cause
)
{
    /// <summary>What was said at the launch, and what was changed since.</summary>
    public required EffectRegistration Registration { get; init; }
    public required EffectSide Played { get; init; }
    public required EffectSide Compared { get; init; }
    public long WithoutTeam { get; init; }

    /// <summary>Newcombe's intervals, method 10.</summary>
    public required EffectDifference Difference { get; init; }

    /// <summary>By resampling whole reps.</summary>
    public required EffectDifference ByReps { get; init; }

    /// <summary>Difference in differences, where both windows exist.</summary>
    public required EffectDifference InDifferences { get; init; }
    public Interval? AmountPerLead { get; init; }

    /// <summary>Of the resampling.</summary>
    public long Seed { get; init; }
    public Interval? ExtraClosed { get; init; }

    /// <summary>Null unless the low bound of the extra closings is above 0.</summary>
    public Interval? CostPerExtraClosed { get; init; }
    public required ChallengeReturn Return { get; init; }

    public static EffectAnswer Of(EffectReport x) =>
        new(
            x.Campaign,
            x.Kind,
            x.Within,
            x.From,
            x.Until,
            x.Before,
            x.FactSeq,
            x.AsOf,
            x.IsFinal,
            x.Verdict,
            x.Decisive,
            x.IsCause
        )
        {
            Registration = x.Registration,
            Played = x.Played,
            Compared = x.Compared,
            WithoutTeam = x.WithoutTeam,
            Difference = x.Difference,
            ByReps = x.ByReps,
            InDifferences = x.InDifferences,
            AmountPerLead = x.AmountPerLead,
            Seed = x.Seed,
            ExtraClosed = x.ExtraClosed,
            CostPerExtraClosed = x.Return.CostPerExtraClosed,
            Return = x.Return,
        };

    /// <summary>A line for each figure, with its bounds where it has some.</summary>
    public ReportTable Table() =>
        new(
            "effect",
            ["figure", "value", "low", "high", "factSeq"],
            [
                .. Side("played", Played),
                .. Side("compared", Compared),
                Line("difference.actedOn", Difference.ActedOn),
                Line("difference.closed", Difference.Closed),
                Line("byReps.actedOn", ByReps.ActedOn),
                Line("byReps.closed", ByReps.Closed),
                Line("inDifferences.actedOn", InDifferences.ActedOn),
                Line("inDifferences.closed", InDifferences.Closed),
                Line("amountPerLead", AmountPerLead),
                Line("extraClosed", ExtraClosed),
                Line("costPerExtraClosed", CostPerExtraClosed),
                Line("withoutTeam", WithoutTeam),
                .. Returned,
                ["verdict", WordOf(Verdict), null, null, FactSeq],
            ]
        );

    private IEnumerable<IReadOnlyList<object?>> Side(string name, EffectSide side) =>
        [
            Line($"{name}.leads", side.Leads),
            Line($"{name}.young", side.Young),
            Line($"{name}.unannounced", side.Unannounced),
            Line($"{name}.actedOn", side.ActedOn),
            Line($"{name}.closed", side.Closed),
            Line($"{name}.reps", side.Reps),
            Line($"{name}.rates.actedOn", side.Rates.ActedOn),
            Line($"{name}.rates.closed", side.Rates.Closed),
            Line($"{name}.amount", side.Amount),
            Line($"{name}.withoutAmount", side.WithoutAmount),
            Line($"{name}.amountPerLead", side.AmountPerLead),
            Line($"{name}.medianHours", side.MedianHours),
            .. side.Curve.SelectMany(x => Curve($"{name}.curve.{x.Hours}", x)),
        ];

    /// <summary>A point by the hours of its name: who was acted on by then, and how many still waited.</summary>
    private IEnumerable<IReadOnlyList<object?>> Curve(string name, ActionPoint point) =>
        [Line($"{name}.share", ReportTable.Part(point.Share)), Line($"{name}.atRisk", point.AtRisk)];

    private IEnumerable<IReadOnlyList<object?>> Returned =>
        [
            Line("return.cost", Return.Cost),
            Line("return.fixed", Return.Fixed),
            Line("return.awards", Return.Awards),
            Line("return.margin", Return.Margin),
            Line("return.extraAmount", Return.ExtraAmount),
            Line("return.roi", Return.Roi),
        ];

    private IReadOnlyList<object?> Line(string figure, Interval? interval) =>
        [figure, .. ReportTable.Bounds(interval), FactSeq];

    private IReadOnlyList<object?> Line(string figure, decimal? value) => [figure, value, null, null, FactSeq];

    private static string WordOf(EffectVerdict verdict) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.ToString());
}
