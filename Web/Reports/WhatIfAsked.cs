using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>Assumptions of money that are tried out on a page, as they were typed.</summary>
/// <param name="PerLead">What a lead costs.</param>
/// <param name="Margin">Percent of a sale that stay.</param>
/// <param name="Fixed">What is spent whatever comes in, all of it together.</param>
public sealed record WhatIfAsked(string? PerLead, string? Margin, string? Fixed)
{
    private const int MostPerLead = 1_000_000;
    private const int MostFixed = 1_000_000_000;

    public static WhatIfAsked Nothing { get; } = new(null, null, null);

    public bool IsTried => PerLead is not null || Margin is not null || Fixed is not null;

    public static WhatIfAsked Read(IQueryCollection query) =>
        new(Typed.Text(query["perLead"]), Typed.Text(query["margin"]), Typed.Text(query["fixed"]));

    /// <summary>Null: nothing but the challenge's own values, which stand in the fields from the begin on.</summary>
    public WhatIf? Query(FieldErrors errors, LeadCosts? costs)
    {
        var perLead = Typed.Number(PerLead, errors, "perLead");
        errors.If(perLead is < 0 or > MostPerLead, "perLead", "not-between", 0, MostPerLead);
        var margin = Typed.Number(Margin, errors, "margin");
        errors.If(margin is <= 0 or > 100, "margin", "not-between", 1, 100);
        var spent = Typed.Number(Fixed, errors, "fixed");
        errors.If(spent is < 0 or > MostFixed, "fixed", "not-between", 0, MostFixed);

        var tried = new WhatIf(
            Other(perLead, costs?.PerLead),
            Other(margin / 100, costs?.Margin),
            Other(spent, costs?.Fixed?.Sum(x => x.Amount))
        );
        return tried == new WhatIf() ? null : tried;
    }

    private static decimal? Other(decimal? typed, decimal? own) => typed == own ? null : typed;
}

/// <summary>The fields in which other assumptions are tried: what was typed, else what the challenge says.</summary>
public sealed record WhatIfForm(ReportPage Page, WhatIfAsked Asked)
{
    public FieldLine PerLead => Line("perLead", In(T.ReportsPerLead), Asked.PerLead ?? Typed.Of(Costs?.PerLead));

    public FieldLine Margin => Line("margin", T.ReportsMarginPercent, Asked.Margin ?? Percent(Costs?.Margin));

    public FieldLine Fixed =>
        Line("fixed", In(T.ReportsFixedCosts), Asked.Fixed ?? Typed.Of(Costs?.Fixed?.Sum(x => x.Amount)));

    /// <summary>As the API is asked for the same.</summary>
    public static IReadOnlyList<WordArgument> Query(WhatIf? tried) =>
        [
            new("perLead", Typed.Of(tried?.PerLead) ?? ""),
            new("margin", Typed.Of(tried?.Margin) ?? ""),
            new("fixed", Typed.Of(tried?.Fixed) ?? ""),
        ];

    private LeadCosts? Costs => Page.Snapshot.Campaign.Document.Costs;

    private FieldLine Line(string name, string label, string? value) =>
        Page.Field(name, label, value) with
        {
            InputMode = "decimal",
            Required = false,
        };

    private string In(string label) =>
        Page.Snapshot.Campaign.Document.Currency is { Length: > 0 } currency ? $"{label} ({currency})" : label;

    private static string? Percent(decimal? part) => (part * 100)?.ToString("0.##", CultureInfo.InvariantCulture);
}
