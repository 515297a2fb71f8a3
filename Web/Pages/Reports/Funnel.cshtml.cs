using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// What became of the leads, by whatever they are grouped by: counts and rates, times, and money with the assumptions
/// that it rests on, which may be tried with other values.
/// </summary>
[RequireAccess(AccessPolicies.Reports)]
public sealed class FunnelView(ReportParts parts) : ReportPage(parts)
{
    /// <summary>Null: nothing.</summary>
    private WhatIf? tried;

    public override ReportSection Section => ReportSection.Funnel;
    public override bool SaysFaultsItself => true;

    public FunnelAsked Asked { get; private set; } = null!;

    /// <summary>Null: it was asked for wrongly, or is still being made.</summary>
    public FunnelSheet? Sheet { get; private set; }

    public IReadOnlyList<PageLink> Choices => FunnelAsked.Choices(Snapshot, Lang);

    public ReportStand Stand(FunnelReport report) =>
        new(report.FactSeq, Words.Moment(report.AsOf), report.IsProvisional);

    /// <summary>As the API is asked for the same.</summary>
    public IReadOnlyList<PageLink> FileLinks(FunnelReport report) =>
        Files(
            "funnel",
            [
                new("by", Asked.By),
                new("period", PeriodWord),
                new("from", Asked.From is null ? "" : Instant(report.From)),
                new("until", Asked.Until is null ? "" : Instant(report.Until)),
                .. WhatIfForm.Query(tried),
                new("lang", Lang),
            ]
        );

    public FieldLine FromField => Field("from", T.ReportsFrom, Asked.From) with { Type = "date", Required = false };
    public FieldLine UntilField => Field("until", T.ReportsUntil, Asked.Until) with { Type = "date", Required = false };

    public WhatIfForm Form => new(this, Asked.Tried);

    /// <summary>What the figures of money rest on, one line each.</summary>
    public IReadOnlyList<Assumption> Assumptions(FunnelReport report)
    {
        var made = report.Assumptions;
        var lines = new List<Assumption>
        {
            new(T.ReportsPerLead, Words.Money(made.PerLead)),
            new(T.ReportsMargin, Words.Percent((double?)made.Margin)),
        };
        lines.AddRange(
            made.Fixed.Select(x => new Assumption(x.Name?.In(Lang) ?? T.ReportsFixed, Words.Money(x.Amount)))
        );
        if (made.CampaignReceived is { } received)
            lines.Add(new Assumption(T.ReportsSpreadOver, Words.Number(received)));
        if (made.Awards is { } awards)
            lines.Add(new Assumption(T.ReportsAwards, Words.Money(awards)));
        if (report.Pending > 0)
            lines.Add(new Assumption(T.ReportsPending, Words.Money(report.Pending)));
        if (made.Unbounded.Count > 0)
            lines.Add(new Assumption(T.ReportsUnbounded, string.Join(", ", made.Unbounded.Select(PrizeName))));
        if (made.WorkingHours is { } hours)
            lines.Add(new Assumption(T.ReportsWorkingHours, Said(hours)));
        return lines;
    }

    protected override async Task Load()
    {
        Asked = FunnelAsked.Read(Request.Query, Snapshot, Reader);
        var query = Asked.Query(Period, Snapshot);
        tried = query.WhatIf;
        var question = new ReportQuestion
        {
            Kind = ReportKind.Funnel,
            Reader = Reader,
            Funnel = query,
        };
        if (await Read<FunnelReport>(question) is not { } report)
            return;

        Sheet = new FunnelSheet(report, this);
        Charts = Sheet.Compared is { } compared ? [Sheet.Drawn, compared] : [Sheet.Drawn];
    }

    private string PrizeName(string code) =>
        Snapshot.Campaign.Document.Prizes.FirstOrDefault(x => x.Code == code)?.Name?.In(Lang) ?? code;

    private string Said(WorkingHours hours) =>
        new LeadsWords(RuleFormatter.Of(Snapshot.Campaign.Document, Lang), x => x).Hours(
            new Deadlines { WorkingHours = hours }
        );

    private static string Instant(DateTimeOffset at) =>
        at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}

/// <summary>One of those that a figure of money rests on.</summary>
public sealed record Assumption(string Title, string Value);
