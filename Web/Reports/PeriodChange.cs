using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>What changed from one period to the next, and whether chance alone would show as much.</summary>
/// <param name="IsRunning">The later one is not over.</param>
public sealed record PeriodChange(FunnelSheet Sheet, FunnelRow Before, FunnelRow Now, bool IsRunning)
{
    private ReportWords Words => Sheet.Page.Words;

    public string BeforeName => Sheet.Name(Before);
    public string NowName => Sheet.Name(Now);

    public IReadOnlyList<ChangeLine> Lines =>
        [
            Counted(LeadSteps.Received),
            new ChangeLine(T.ReportsRate, Rate(Before), Rate(Now), RateWords),
            Counted(LeadSteps.Closed),
            new ChangeLine(T.ReportsAmount, Sold(Before), Sold(Now), Direction(Now.Amount - Before.Amount)),
        ];

    /// <summary>The last two that have begun; null: there are not two, or nothing of them is for the reader.</summary>
    public static PeriodChange? Of(FunnelSheet sheet, DateTimeOffset now)
    {
        var rows = sheet.Report.Rows.Where(x => x.Key is not null).ToDictionary(x => x.Key!);
        var begun = sheet
            .Page.Snapshot.Periods.Where(x => !x.Void && x.StartsAt <= now)
            .OrderByDescending(x => x.Number)
            .Take(2)
            .ToList();
        if (begun.Count < 2)
            return null;

        var found = begun.Select(x => x.Number.ToString(CultureInfo.InvariantCulture)).Select(Row).ToList();
        return found is [{ IsWithheld: false } last, { IsWithheld: false } before]
            ? new PeriodChange(sheet, before, last, begun[0].EndsAt > now)
            : null;

        // of a period without a lead there is no row, and it is one to compare with all the same
        FunnelRow Row(string key) => rows.GetValueOrDefault(key) ?? new FunnelRow { Key = key };
    }

    /// <summary>
    /// A difference counts when its interval has no zero in it. Of what is not over nothing is said: its leads have had
    /// less time than those of the period before.
    /// </summary>
    private string RateWords
    {
        get
        {
            if (Now.Rates.ActedOn is not { } now || Before.Rates.ActedOn is not { } before)
                return ReportWords.None;

            var difference = Newcombe.Difference(now, before);
            var points = Words.Points(difference.Value);
            if (IsRunning)
                return points;

            return difference.Low > 0 || difference.High < 0
                ? T.FormatReportsMoreThanChance(points)
                : T.FormatReportsWithinChance(points);
        }
    }

    private ChangeLine Counted(LeadStep step) =>
        new(
            step.Title,
            Sheet.Cell(Before, step),
            Sheet.Cell(Now, step),
            Direction(step.Count(Now) - step.Count(Before))
        );

    private CountCell Rate(FunnelRow row) =>
        new(Words.Percent(row.Rates.ActedOn?.Value), Sheet.Leads(row, LeadSteps.ActedOn));

    private CountCell Sold(FunnelRow row) => new(Words.Money(row.Amount), null);

    private string Direction(decimal difference) =>
        difference switch
        {
            0 => T.ReportsSame,
            > 0 => T.FormatReportsMore(Words.Number(difference)),
            _ => T.FormatReportsFewer(Words.Number(-difference)),
        };
}

/// <summary>One figure of two periods.</summary>
public sealed record ChangeLine(string Title, CountCell Before, CountCell Now, string Change);
