using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// Whether the challenge has changed anything: a verdict in plain words, its intervals, and what an extra sale cost.
/// </summary>
[RequireAccess(AccessPolicies.Reports)]
public sealed class EffectView(ReportParts parts) : ReportPage(parts)
{
    /// <summary>Null: nothing.</summary>
    private WhatIf? tried;

    public override ReportSection Section => ReportSection.Effect;
    public override bool SaysFaultsItself => true;

    /// <summary>As it was typed; null: as it was registered.</summary>
    public string? Within { get; private set; }

    /// <summary>Null: it was asked for wrongly, or is still being made.</summary>
    public EffectSheet? Sheet { get; private set; }

    /// <summary>The return of the leads themselves; null: it is still being made.</summary>
    public FunnelRow? Leads { get; private set; }

    /// <summary>Another margin, or other fixed costs, than the challenge's own.</summary>
    public bool IsTried => tried is not null;

    /// <summary>What a lead costs is no part of the challenge's own return.</summary>
    public WhatIfForm Form => new(this, WhatIfAsked.Read(Request.Query) with { PerLead = null });

    public FieldLine WithinField =>
        Field("within", T.ReportsWithin, Within ?? Sheet?.Report.Within.ToString(CultureInfo.InvariantCulture)) with
        {
            InputMode = "numeric",
            Required = false,
        };

    /// <summary>As the API is asked for the same.</summary>
    public IReadOnlyList<PageLink> FileLinks =>
        Files("effect", [new("within", Within ?? ""), .. WhatIfForm.Query(tried)]);

    public ReportStand Stand(EffectReport report) => new(report.FactSeq, Words.Moment(report.AsOf), !report.IsFinal);

    protected override async Task Load()
    {
        Within = Typed.Text(Request.Query["within"]);
        var errors = new FieldErrors();
        var within = Typed.Whole(Within, errors, "within");
        tried = Form.Asked.Query(errors, Snapshot.Campaign.Document.Costs);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        var question = new ReportQuestion
        {
            Kind = ReportKind.Effect,
            Reader = Reader,
            Within = within,
            WhatIf = tried,
        };
        if (await Read<EffectReport>(question) is not { } report)
            return;

        var funnel = await Read<FunnelReport>(
            new ReportQuestion
            {
                Kind = ReportKind.Funnel,
                Reader = Reader,
                Funnel = new FunnelQuery { WhatIf = tried },
            }
        );
        if (funnel is null)
            return;

        Leads = funnel.Total;
        Sheet = new EffectSheet(report, this);
        Charts = Sheet.Curves is { } curves ? [Sheet.Rates, curves] : [Sheet.Rates];
    }
}
