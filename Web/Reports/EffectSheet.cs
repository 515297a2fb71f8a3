using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>An effect as its page says it: the verdict in words, the sides beside one another, their curves.</summary>
public sealed record EffectSheet(EffectReport Report, ReportPage Page)
{
    /// <summary>Hours after the reception at which the table looks.</summary>
    private static readonly IReadOnlyList<int> Looks = [1, 2, 4, 8, 24, 48, 72, 120, 168, 336, 720, 2160, 8760];

    private ReportWords Words => Page.Words;

    /// <summary>Of two sides with too few leads or reps nothing is said.</summary>
    public string Verdict
    {
        get
        {
            if (Report.Verdict == EffectVerdict.TooThin || Report.Decisive is not { } decisive)
                return T.ReportsVerdictTooThin;

            var isCause = Report is { IsCause: true, Verdict: EffectVerdict.Higher or EffectVerdict.Lower };
            var verdict = isCause ? $"{Report.Verdict}Cause" : $"{Report.Verdict}";
            return T.Of(
                $"reportsVerdict{verdict}",
                new WordArgument("now", Words.Percent(Report.Played.Rates.ActedOn?.Value)),
                new WordArgument("then", Words.Percent(Report.Compared.Rates.ActedOn?.Value)),
                new WordArgument("points", Words.Points(decisive.Value)),
                new WordArgument("bounds", Words.PointBounds(decisive))
            );
        }
    }

    /// <summary>How sure it is, and from when on it stays so.</summary>
    public IReadOnlyList<string> Beside =>
        [
            T.FormatReportsEffectHow(Words.Length(Report.Within)),
            Report.IsFinal ? T.ReportsEffectFinal : T.ReportsEffectNotFinal,
            Report.IsCause ? T.ReportsEffectDrawn : T.ReportsEffectNotDrawn,
        ];

    public string PlayedName => T.ReportsPlayed;

    public string ComparedName => T.Of($"reportsBaseline{Report.Kind}");

    /// <summary>The sides, figure by figure.</summary>
    public IReadOnlyList<SideLine> Sides =>
        [
            Line(T.ReportsLeadsCompared, x => Words.Number(x.Leads)) with
            {
                Address = Leads(LeadSteps.Received, Report.Played.Leads),
            },
            Line(LeadSteps.ActedOn.Title, x => Words.Number(x.ActedOn)) with
            {
                Address = Leads(LeadSteps.ActedOn, Report.Played.ActedOn),
            },
            Line(T.ReportsRate, x => Words.Percent(x.Rates.ActedOn?.Value), x => Words.Bounds(x.Rates.ActedOn)),
            Line(LeadSteps.Closed.Title, x => Words.Number(x.Closed)) with
            {
                Address = Leads(LeadSteps.Closed, Report.Played.Closed),
            },
            Line(T.ReportsClosingRate, x => Words.Percent(x.Rates.Closed?.Value), x => Words.Bounds(x.Rates.Closed)),
            Line(T.ReportsAmountPerLead, x => Money(x.AmountPerLead?.Value), x => MoneyBounds(x.AmountPerLead)),
            Line(T.ReportsMedian, x => Words.Hours(x.MedianHours)),
            Line(T.ReportsReps, x => Words.Number(x.Reps)),
            Line(T.ReportsYoung, x => Words.Number(x.Young)),
            Line(LeadSteps.Unannounced.Title, x => Words.Number(x.Unannounced)),
        ];

    /// <summary>The differences that there are, each by how it was found.</summary>
    public IReadOnlyList<DifferenceLine> Differences =>
        [
            .. new[]
            {
                Of(T.ReportsByNewcombe, Report.Difference),
                Of(T.ReportsByReps, Report.ByReps),
                Of(T.ReportsInDifferences, Report.InDifferences),
            }.OfType<DifferenceLine>(),
        ];

    /// <summary>What the challenge cost and brought.</summary>
    public IReadOnlyList<Assumption> Return
    {
        get
        {
            var made = Report.Return;
            return
            [
                new Assumption(T.ReportsExtraClosed, Around(Report.ExtraClosed, x => Words.Number(Rounded(x)))),
                new Assumption(T.ReportsExtraAmount, Around(made.ExtraAmount, Money)),
                new Assumption(T.ReportsFixedCosts, Words.Money(made.Fixed)),
                new Assumption(T.ReportsAwards, Words.Money(made.Awards)),
                new Assumption(T.ReportsMargin, Words.Percent((double?)made.Margin)),
                new Assumption(T.ReportsCostPerExtra, Around(made.CostPerExtraClosed, Money)),
                new Assumption(T.ReportsChallengeRoi, Around(made.Roi, x => Words.Return((decimal?)x))),
            ];
        }
    }

    public ReportChart Rates =>
        new("effect", ReportChart.Intervals, T.ReportsEffectChart, T.ReportsRatesChartAbout)
        {
            Unit = ReportChart.OfParts,
            Marks = [Mark(PlayedName, Report.Played), Mark(ComparedName, Report.Compared)],
        };

    /// <summary>Null: of typed figures nobody knows when leads were acted on.</summary>
    public ReportChart? Curves
    {
        get
        {
            if (Report.Played.Curve.Count == 0)
                return null;
            return new ReportChart("curve", ReportChart.Steps, T.ReportsCurve, T.ReportsCurveAbout)
            {
                Unit = ReportChart.OfParts,
                Foot = "hours",
                Across = T.ReportsCurveFoot,
                Lines =
                [
                    CurveOf(PlayedName, Report.Played),
                    .. Report.Compared.Curve.Count > 0 ? new[] { CurveOf(ComparedName, Report.Compared) } : [],
                ],
            };
        }
    }

    /// <summary>The curves at a few hours.</summary>
    public IReadOnlyList<SideLine> CurveLines =>
        [
            .. Looks
                .Where(x => x <= Report.Within * 24)
                .Select(x => Line(Words.Hours(x), at => Words.Percent(At(at, x)?.Share), at => Risk(At(at, x)))),
        ];

    private SideLine Line(string title, Func<EffectSide, string> figure, Func<EffectSide, string>? bounds = null) =>
        new(
            title,
            new SideCell(figure(Report.Played), bounds?.Invoke(Report.Played) ?? ""),
            new SideCell(figure(Report.Compared), bounds?.Invoke(Report.Compared) ?? "")
        );

    /// <summary>Those of who plays; null: there are none.</summary>
    private string? Leads(LeadStep step, long? count) =>
        count is null or 0
            ? null
            : Page.Link(
                $"/reports/{Page.Campaign}/leads",
                new("step", step.Code),
                new("within", Report.Within.ToString(CultureInfo.InvariantCulture))
            );

    private DifferenceLine? Of(string how, EffectDifference difference) =>
        difference is { ActedOn: null, Closed: null }
            ? null
            : new DifferenceLine(how, Cell(difference.ActedOn), Cell(difference.Closed));

    private SideCell Cell(Interval? difference) => new(Words.Points(difference?.Value), Words.PointBounds(difference));

    private ChartMark Mark(string name, EffectSide side) =>
        ChartMark.Of(name, side.Rates.ActedOn, Words.Percent(side.Rates.ActedOn?.Value));

    private static ChartLine CurveOf(string name, EffectSide side) =>
        new(name, [.. side.Curve.Select(x => new double?[] { x.Hours, x.Share })]);

    /// <summary>As it stood by then.</summary>
    private static ActionPoint? At(EffectSide side, int hours) => side.Curve.LastOrDefault(x => x.Hours <= hours);

    private string Risk(ActionPoint? point) =>
        point is null ? "" : T.FormatReportsStillWaiting(Words.Number(point.AtRisk));

    private string Money(double? amount) => Words.Money((decimal?)Finite(amount));

    private string MoneyBounds(Interval? amount) =>
        amount is null ? "" : T.FormatReportsBounds(low: Money(amount.Low), high: Money(amount.High));

    private static string Around(Interval? interval, Func<double?, string> said) =>
        interval is null
            ? ReportWords.None
            : T.FormatReportsAround(value: said(interval.Value), low: said(interval.Low), high: said(interval.High));

    private static decimal? Rounded(double? number) =>
        Finite(number) is { } known ? Math.Round((decimal)known, 1) : null;

    private static double? Finite(double? number) => number is { } known && double.IsFinite(known) ? known : null;
}

/// <summary>A figure of both sides.</summary>
public sealed record SideLine(string Title, SideCell Played, SideCell Compared)
{
    /// <summary>Of the leads that the figure of who plays counts; null: it leads nowhere.</summary>
    public string? Address { get; init; }

    public CountCell PlayedCell => new(Played.Figure, Address);
}

/// <param name="Bounds">Empty: there are none.</param>
public sealed record SideCell(string Figure, string Bounds);

/// <summary>A difference, and how it was found.</summary>
public sealed record DifferenceLine(string How, SideCell ActedOn, SideCell Closed);

/// <summary>A table of both sides.</summary>
/// <param name="Code">For tests.</param>
public sealed record SideTable(string Code, string Head, EffectSheet Sheet, IReadOnlyList<SideLine> Lines);
