namespace ChallengeHub.Web;

/// <summary>
/// The reports' first page: three figures that matter, the funnel drawn, teams side by side, and what changed since the
/// period before.
/// </summary>
[RequireAccess(AccessPolicies.Reports)]
public sealed class ReportsView(ReportParts parts, KeptReports kept) : ReportPage(parts)
{
    public override ReportSection Section => ReportSection.Home;

    public FunnelSheet Whole { get; private set; } = null!;
    public FunnelSheet ByTeam { get; private set; } = null!;

    /// <summary>Null: there are no two periods yet.</summary>
    public PeriodChange? Change { get; private set; }

    /// <summary>What was kept at closings, the last period first.</summary>
    public IReadOnlyList<KeptGroup> Closings { get; private set; } = [];

    public ReportStand Stand => new(Whole.Report.FactSeq, Words.Moment(Whole.Report.AsOf), Whole.Report.IsProvisional);

    /// <summary>The consideration rate, and the way to those that were acted on.</summary>
    public CountCell Rate =>
        new(Words.Percent(Whole.Report.Total.Rates.ActedOn?.Value), Whole.Leads(null, LeadSteps.ActedOn));

    /// <summary>The return; without a margin what a sale has cost, without a cost how soon leads are taken.</summary>
    public Headline Return
    {
        get
        {
            var total = Whole.Report.Total;
            if (total.Roi is { } roi)
                return new Headline(
                    T.ReportsRoi,
                    Words.Return(roi),
                    T.FormatReportsRoiBeside(
                        cost: Words.Money(total.Cost),
                        margin: Words.Percent((double?)Whole.Report.Assumptions.Margin)
                    )
                );

            if (total.CostPerClosed is { } cost && cost > 0)
                return new Headline(
                    T.ReportsCostPerClosed,
                    Words.Money(cost),
                    T.FormatReportsCostBeside(Words.Money(total.Cost))
                );

            var hours = total.Hours.ToTake;
            return new Headline(
                T.ReportsToTake,
                Words.Hours(hours.Median),
                T.FormatReportsToTakeBeside(n: Words.Number(hours.N), p90: Words.Hours(hours.P90))
            );
        }
    }

    /// <summary>A team's page, where the reader may open it.</summary>
    public string? TeamPage(FunnelRow row) =>
        row.Key is { } team && Teams.Any(x => x.Code == team)
            ? Link(Address(ReportSection.Synthesis), new WordArgument("team", team))
            : null;

    protected override async Task Load()
    {
        var whole = await Funnel(FunnelBy.Campaign);
        var teams = await Funnel(FunnelBy.Team);
        var periods = await Funnel(FunnelBy.Period);
        if (whole is null || teams is null || periods is null)
            return;

        Whole = whole;
        ByTeam = teams;
        Change = PeriodChange.Of(periods, Now);
        Closings = KeptGroup.Of(this, await kept.Of(Campaign));
        var compared = Teams.Count > 0 ? ByTeam.Compared : null;
        Charts = compared is null ? [Whole.Drawn] : [Whole.Drawn, compared];
    }

    private async Task<FunnelSheet?> Funnel(FunnelBy by)
    {
        var question = new ReportQuestion
        {
            Kind = ReportKind.Funnel,
            Reader = Reader,
            Funnel = new FunnelQuery(by),
        };
        return await Read<FunnelReport>(question) is { } report ? new FunnelSheet(report, this) : null;
    }
}

/// <summary>A figure that matters, with what it rests on.</summary>
public sealed record Headline(string Title, string Figure, string Beside);
