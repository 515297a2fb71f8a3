namespace ChallengeHub.Web;

/// <summary>A funnel as answered: of each row how many leads came how far, how soon, at what cost.</summary>
/// <param name="By">As it was asked for: a word, or the code of a field.</param>
/// <param name="Period">Null: the whole campaign.</param>
/// <param name="FactSeq">Of the last fact that counted.</param>
/// <param name="Pending">What prizes that nobody has won yet can still cost.</param>
public sealed record FunnelAnswer(
    string Campaign,
    string By,
    int? Period,
    DateTimeOffset From,
    DateTimeOffset Until,
    long FactSeq,
    DateTimeOffset AsOf,
    bool Provisional,
    AssumptionsAnswer Assumptions,
    decimal Pending,
    IReadOnlyList<FunnelAnswerRow> Rows,
    FunnelAnswerRow Total
)
{
    public static FunnelAnswer Of(FunnelReport report, string language) =>
        new(
            report.Campaign,
            report.Field ?? report.By.ToString().ToLowerInvariant(),
            report.Period,
            report.From,
            report.Until,
            report.FactSeq,
            report.AsOf,
            report.IsProvisional,
            AssumptionsAnswer.Of(report.Assumptions, language),
            report.Pending,
            [.. report.Rows.Select(x => FunnelAnswerRow.Of(x, language))],
            FunnelAnswerRow.Of(report.Total, language)
        );

    /// <summary>A line for each row, and one for all together.</summary>
    public ReportTable Table() =>
        new(
            "funnel",
            ["row", "key", "name", "team", .. FunnelAnswerRow.Columns, "withheld", "factSeq"],
            [.. Rows.Select(x => Line("row", x)), Line("total", Total)]
        );

    private IReadOnlyList<object?> Line(string kind, FunnelAnswerRow row) =>
        [kind, row.Key, row.Name, row.Team, .. row.Cells, row.Withheld ? "true" : "false", FactSeq];
}

/// <summary>What the figures of money rest on.</summary>
/// <param name="Awards">Null: no part of this report's cost.</param>
/// <param name="Unbounded">Codes of prizes that are in no pending cost: nothing bounds how often they are won.</param>
/// <param name="CampaignReceived">Null: of too few people for the reader.</param>
/// <param name="TriedOut">Some of it is not the campaign's own.</param>
public sealed record AssumptionsAnswer(
    string? Currency,
    decimal? PerLead,
    decimal? Margin,
    IReadOnlyList<FixedCostAnswer> Fixed,
    decimal? Awards,
    IReadOnlyList<string> Unbounded,
    long? CampaignReceived,
    WorkingHours? WorkingHours,
    bool TriedOut
)
{
    public static AssumptionsAnswer Of(FunnelAssumptions x, string language) =>
        new(
            x.Currency,
            x.PerLead,
            x.Margin,
            [.. x.Fixed.Select(cost => new FixedCostAnswer(cost.Name?.In(language), cost.Amount ?? 0))],
            x.Awards,
            x.Unbounded,
            x.CampaignReceived,
            x.WorkingHours,
            x.IsTriedOut
        );
}

public sealed record FixedCostAnswer(string? Name, decimal Amount);

/// <summary>One row. Where too few people are behind it, all figures are null and it says so.</summary>
public sealed record FunnelAnswerRow
{
    /// <summary>Null: of leads that have none.</summary>
    public string? Key { get; init; }
    public string? Name { get; init; }
    public string? Team { get; init; }
    public long? Received { get; init; }
    public long? Unannounced { get; init; }
    public long? Validated { get; init; }
    public long? Refused { get; init; }
    public long? Assigned { get; init; }
    public long? Taken { get; init; }
    public long? Contacted { get; init; }
    public long? Closed { get; init; }
    public long? Lost { get; init; }
    public long? Recycled { get; init; }
    public long? ActedOn { get; init; }
    public FunnelRates? Rates { get; init; }
    public FunnelHours? Hours { get; init; }
    public decimal? Amount { get; init; }
    public long? WithoutAmount { get; init; }
    public decimal? Cost { get; init; }
    public decimal? Pending { get; init; }
    public decimal? Roi { get; init; }
    public decimal? CostPerActedOn { get; init; }
    public decimal? CostPerClosed { get; init; }

    /// <summary>Fewer than five people are behind it.</summary>
    public bool Withheld { get; init; }

    public static FunnelAnswerRow Of(FunnelRow x, string language)
    {
        var named = new FunnelAnswerRow
        {
            Key = x.Key,
            Name = x.Name?.In(language),
            Team = x.Team,
            Withheld = x.IsWithheld,
        };
        if (x.IsWithheld)
            return named;

        return named with
        {
            Received = x.Received,
            Unannounced = x.Unannounced,
            Validated = x.Validated,
            Refused = x.Refused,
            Assigned = x.Assigned,
            Taken = x.Taken,
            Contacted = x.Contacted,
            Closed = x.Closed,
            Lost = x.Lost,
            Recycled = x.Recycled,
            ActedOn = x.ActedOn,
            Rates = x.Rates,
            Hours = x.Hours,
            Amount = x.Amount,
            WithoutAmount = x.WithoutAmount,
            Cost = x.Cost,
            Pending = x.Pending,
            Roi = x.Roi,
            CostPerActedOn = x.CostPerActedOn,
            CostPerClosed = x.CostPerClosed,
        };
    }

    internal static IReadOnlyList<string> Columns { get; } =
    [
        "received",
        "unannounced",
        "validated",
        "refused",
        "assigned",
        "taken",
        "contacted",
        "closed",
        "lost",
        "recycled",
        "actedOn",
        .. ReportTable.Bounds("rates.actedOn"),
        .. ReportTable.Bounds("rates.validated"),
        .. ReportTable.Bounds("rates.taken"),
        .. ReportTable.Bounds("rates.contacted"),
        .. ReportTable.Bounds("rates.closed"),
        .. Step("hours.toValidate"),
        .. Step("hours.toTake"),
        .. Step("hours.toContact"),
        .. Step("hours.toClose"),
        "amount",
        "withoutAmount",
        "cost",
        "pending",
        "roi",
        "costPerActedOn",
        "costPerClosed",
    ];

    /// <summary>One for each of <see cref="Columns"/>.</summary>
    internal IEnumerable<object?> Cells =>
        [
            Received,
            Unannounced,
            Validated,
            Refused,
            Assigned,
            Taken,
            Contacted,
            Closed,
            Lost,
            Recycled,
            ActedOn,
            .. ReportTable.Bounds(Rates?.ActedOn),
            .. ReportTable.Bounds(Rates?.Validated),
            .. ReportTable.Bounds(Rates?.Taken),
            .. ReportTable.Bounds(Rates?.Contacted),
            .. ReportTable.Bounds(Rates?.Closed),
            .. Step(Hours?.ToValidate),
            .. Step(Hours?.ToTake),
            .. Step(Hours?.ToContact),
            .. Step(Hours?.ToClose),
            Amount,
            WithoutAmount,
            Cost,
            Pending,
            Roi,
            CostPerActedOn,
            CostPerClosed,
        ];

    private static IEnumerable<string> Step(string name) =>
        [
            $"{name}.n",
            $"{name}.median",
            $"{name}.p90",
            $"{name}.working.n",
            $"{name}.working.median",
            $"{name}.working.p90",
        ];

    private static IEnumerable<object?> Step(StepHours? hours) =>
        [hours?.N, hours?.Median, hours?.P90, hours?.Working.N, hours?.Working.Median, hours?.Working.P90];
}
