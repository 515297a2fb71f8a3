namespace ChallengeHub.Web;

/// <summary>What costs and baseline say, each as a sentence for those who run the challenge.</summary>
public sealed class ReportsPlanWords(RuleFormatter formatter)
{
    public IEnumerable<string> Costs(LeadCosts? costs)
    {
        if (costs?.PerLead is { } cost)
            yield return T.FormatLeadsCostSaid(formatter.Money(cost));
        if (Margin(costs) is { } margin)
            yield return T.FormatReportsStudioMarginSaid(margin);
        if (Fixed(costs) is { } list)
            yield return T.FormatLeadsListed(what: T.ReportsStudioFixed, list: list);
    }

    /// <summary>"30%"; null: nobody has said.</summary>
    public string? Margin(LeadCosts? costs) =>
        costs?.Margin is { } margin ? T.FormatReportsStudioPercent(formatter.Number(100 * margin)) : null;

    /// <summary>"Fair (1,000 €), Mailing (300 €)"; null: none.</summary>
    public string? Fixed(LeadCosts? costs) =>
        costs?.Fixed is { Count: > 0 } all ? string.Join(", ", all.Select(x => $"{NameOf(x)} ({AmountOf(x)})")) : null;

    /// <summary>What the reports compare with; said also where the document says nothing.</summary>
    public string Baseline(Baseline? baseline) =>
        $"{KindOf(baseline)} {T.FormatReportsStudioWithinSaid(Days(baseline))}";

    private string KindOf(Baseline? baseline) =>
        baseline switch
        {
            { Kind: BaselineKind.Figures } => Figures(baseline),
            { Kind: BaselineKind.Teams } => Teams(baseline),
            _ => T.ReportsStudioBeforeSaid,
        };

    private string Figures(Baseline baseline)
    {
        var said = T.FormatReportsStudioFiguresSaid(
            received: Count(baseline.Received),
            actedOn: Count(baseline.ActedOn)
        );
        return baseline.Closed is null ? said : $"{said} {T.FormatReportsStudioClosedSaid(Count(baseline.Closed))}";
    }

    private string Teams(Baseline baseline)
    {
        if (baseline is { ToDraw: > 0, Drawn.Seed: null })
            return T.FormatReportsStudioLotSaid(formatter.Number(baseline.ToDraw));
        var names = string.Join(", ", (baseline.HoldOut ?? []).Select(formatter.TeamName));
        return baseline.Drawn is null ? T.FormatReportsStudioTeamsSaid(names) : T.FormatReportsStudioDrawnSaid(names);
    }

    private string Days(Baseline? baseline) =>
        formatter.Counted(baseline?.Within ?? ChallengeHub.Baseline.UsualDays, T.ReviewDay, T.ReviewDays);

    private string Count(long? figure) => figure is { } some ? formatter.Number(some) : RuleFormatter.Blank;

    private string AmountOf(FixedCost cost) =>
        cost.Amount is { } amount ? formatter.Money(amount) : RuleFormatter.Blank;

    private string NameOf(FixedCost cost) => cost.Name?.In(formatter.Language) ?? RuleFormatter.Blank;
}
