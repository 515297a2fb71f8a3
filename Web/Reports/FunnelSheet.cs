using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>A funnel as the pages show it: named rows, charts of them, and the ways to the leads behind a figure.
/// </summary>
public sealed record FunnelSheet(FunnelReport Report, ReportPage Page)
{
    /// <summary>Further ones stand in the files.</summary>
    public const int MostRows = 200;

    /// <summary>More would be a wall of lines.</summary>
    private const int MostDrawn = 12;

    private ReportWords Words => Page.Words;

    public IReadOnlyList<FunnelRow> Rows => [.. Report.Rows.Take(MostRows)];

    /// <summary>The rows differ from their sum.</summary>
    public bool HasRows => Report.By != FunnelBy.Campaign;

    /// <summary>The rows, and their sum where it is not the only one.</summary>
    public IReadOnlyList<FunnelLine> Lines =>
        [
            .. HasRows ? Rows.Select(x => new FunnelLine(Name(x), x)) : [],
            new FunnelLine(HasRows ? T.ReportsTotal : Page.ChallengeName, Report.Total) { IsTotal = true },
        ];

    /// <summary>To validate, take, contact and close; null: withheld.</summary>
    public static IReadOnlyList<StepHours?> Times(FunnelRow row) =>
        row.IsWithheld
            ? [null, null, null, null]
            : [row.Hours.ToValidate, row.Hours.ToTake, row.Hours.ToContact, row.Hours.ToClose];

    /// <summary>Of what its rows are.</summary>
    public string Head =>
        Report.By == FunnelBy.Field
            ? FieldName(Page.Snapshot, Report.Field!, Page.Lang)
            : T.Of($"reportsBy{Report.By}");

    /// <summary>As addresses have it.</summary>
    public string By => FunnelAsked.Word(Report.By, Report.Field);

    public string Name(FunnelRow row) =>
        Report.By switch
        {
            FunnelBy.Campaign => Page.ChallengeName,
            FunnelBy.Period when Number(row.Key) is { } number => Page.Periods.Of(number),
            FunnelBy.Field when row is { Name: null, Key: "true" or "false" } => row.Key == "true" ? T.Yes : T.No,
            _ => row.Name?.In(Page.Lang) ?? row.Key ?? T.Of($"reportsNone{Report.By}"),
        };

    /// <summary>The leads that a figure counts; null: it counts none, or they are not for the reader.</summary>
    /// <param name="row">Null: of all rows.</param>
    public string? Leads(FunnelRow? row, LeadStep step)
    {
        var counted = row ?? Report.Total;
        if (counted.IsWithheld || step.Count(counted) == 0)
            return null;

        var isOne = row is not null && Report.By != FunnelBy.Campaign;
        if (isOne && Page.IsOfColleagues(new FunnelQuery(Report.By, Report.Field)))
            return null;
        return Page.Link(
            $"/reports/{Page.Campaign}/leads",
            new("step", step.Code),
            new("by", isOne ? By : ""),
            new("key", isOne ? row!.Key ?? "" : ""),
            new("none", isOne && row!.Key is null ? "true" : ""),
            new("period", Page.Period is null ? "" : Page.PeriodWord),
            new("from", Page.Request.Query["from"].ToString()),
            new("until", Page.Request.Query["until"].ToString())
        );
    }

    /// <param name="row">Null: of all rows.</param>
    public CountCell Cell(FunnelRow? row, LeadStep step) =>
        new(Words.Number(step.Count(row ?? Report.Total)), Leads(row, step));

    /// <summary>"of 200 announced leads; 95 times in 100 between 25.0% and 37.7%"; empty: there are none.</summary>
    public string RateBeside =>
        Report.Total.Rates.ActedOn is { } rate
            ? T.FormatReportsRateBeside(
                n: Words.Number(Report.Total.Announced),
                low: Words.Percent(rate.Low),
                high: Words.Percent(rate.High)
            )
            : T.ReportsNoLeads;

    public IReadOnlyList<LeadStep> DrawnSteps => LeadSteps.Drawn(Page.Snapshot.Campaign.Document.Validation);

    /// <summary>Of all received leads, so that each bar is a part of the one above it.</summary>
    public ReportChart Drawn =>
        new("funnel", ReportChart.Bars, T.ReportsFunnelChart, T.ReportsFunnelChartAbout)
        {
            Marks =
            [
                .. DrawnSteps.Select(x => new ChartMark(
                    x.Title,
                    x.Count(Report.Total),
                    Words.Number(x.Count(Report.Total))
                )),
            ],
        };

    /// <summary>The consideration rate of each row, those with most leads first; null: nothing is compared.</summary>
    public ReportChart? Compared
    {
        get
        {
            var rows = Report
                .Rows.Where(x => x.Rates.ActedOn is not null && !x.IsWithheld)
                .OrderByDescending(x => x.Announced)
                .Take(MostDrawn)
                .ToList();
            if (!HasRows || rows.Count == 0)
                return null;

            return new ReportChart(
                "rates",
                ReportChart.Intervals,
                T.FormatReportsRatesChart(Head),
                T.ReportsRatesChartAbout
            )
            {
                Unit = ReportChart.OfParts,
                Marks = [.. rows.Select(Mark)],
            };
        }
    }

    private ChartMark Mark(FunnelRow row) =>
        ChartMark.Of(Name(row), row.Rates.ActedOn, Words.Percent(row.Rates.ActedOn?.Value));

    /// <summary>The name of a question of the sheet.</summary>
    public static string FieldName(CampaignSnapshot snapshot, string code, string language) =>
        snapshot.Campaign.Document.Sheet?.Fields.FirstOrDefault(x => x.Code == code)?.Name.In(language) ?? code;

    /// <summary>An answer to a question of the sheet as it is read.</summary>
    public static string AnswerName(CampaignSnapshot snapshot, FunnelQuery query, string answer, string language)
    {
        var asked = snapshot.Campaign.Document.Sheet?.Fields.FirstOrDefault(x => x.Code == query.Field);
        return answer switch
        {
            "true" when asked?.Kind == SheetKind.YesNo => T.Yes,
            "false" when asked?.Kind == SheetKind.YesNo => T.No,
            _ => asked?.Options?.FirstOrDefault(x => x.Value == answer)?.Name?.In(language) ?? answer,
        };
    }

    private static int? Number(string? key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>One cell that leads to the leads that it counts.</summary>
/// <param name="Address">Null: it leads nowhere.</param>
public sealed record CountCell(string Words, string? Address);

/// <summary>One line of a funnel's tables.</summary>
public sealed record FunnelLine(string Name, FunnelRow Row)
{
    public bool IsTotal { get; init; }

    /// <summary>Of which leads are asked; null: of all.</summary>
    public FunnelRow? Asked => IsTotal ? null : Row;

    /// <summary>For tests.</summary>
    public string Key => IsTotal ? "total" : Row.Key ?? "none";
}
