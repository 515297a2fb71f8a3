namespace ChallengeHub.Web.Tests;

/// <summary>The figures of one row of a funnel, summed up lead by lead, by the formulas of REPORTS.md.</summary>
internal sealed class FunnelCell
{
    private const double Z = 1.959964;
    private const string Cohort = "cohort";
    private const string ActedOn = "actedOn";

    private static readonly string[] Counted =
    [
        "validated",
        "refused",
        "assigned",
        "taken",
        "contacted",
        "closed",
        "lost",
        "recycled",
    ];

    private static readonly Dictionary<string, string> Steps = new()
    {
        ["validated"] = "toValidate",
        ["taken"] = "toTake",
        ["contacted"] = "toContact",
        ["closed"] = "toClose",
    };

    private readonly Dictionary<string, int> all = [];
    private readonly Dictionary<string, int> announced = [];
    private readonly Dictionary<string, List<long>> waits = [];
    private decimal amount;
    private decimal cost;
    private int withoutAmount;

    public int Received => all.GetValueOrDefault(Cohort);

    public void Add(StreamedLead lead)
    {
        Count(lead, Cohort);
        if (lead.IsActedOn)
            Count(lead, ActedOn);
        foreach (var type in Counted.Where(lead.Stood.Contains))
            Count(lead, type);
        foreach (var (type, wait) in lead.Waits)
        {
            Wait(Steps[type], wait.Clock);
            Wait($"{Steps[type]}.working", wait.Worked);
        }

        cost += lead.Cost;
        amount += lead.Amount ?? 0;
        if (lead.Amount is null && lead.Stood.Contains("closed"))
            withoutAmount++;
    }

    /// <summary>By their paths in an answer; null: there is none.</summary>
    /// <param name="besides">What the row costs beside its leads.</param>
    public IReadOnlyDictionary<string, double?> Figures(decimal besides, decimal margin)
    {
        var figures = new Dictionary<string, double?>
        {
            ["received"] = Received,
            ["unannounced"] = Received - announced.GetValueOrDefault(Cohort),
            [ActedOn] = all.GetValueOrDefault(ActedOn),
            ["amount"] = (double)amount,
            ["withoutAmount"] = withoutAmount,
            ["cost"] = (double)(cost + besides),
            ["costPerActedOn"] = Part(cost + besides, all.GetValueOrDefault(ActedOn)),
            ["costPerClosed"] = Part(cost + besides, all.GetValueOrDefault("closed")),
            ["roi"] = Part(amount * margin - cost - besides, cost + besides),
        };
        foreach (var type in Counted)
            figures[type] = all.GetValueOrDefault(type);
        foreach (var rated in Steps.Keys.Append(ActedOn))
            Rate(figures, rated);
        foreach (var step in Steps.Values.SelectMany(x => new[] { x, $"{x}.working" }))
            Hours(figures, step);
        return figures;
    }

    private void Count(StreamedLead lead, string what)
    {
        all[what] = all.GetValueOrDefault(what) + 1;
        if (lead.IsAnnounced)
            announced[what] = announced.GetValueOrDefault(what) + 1;
    }

    private void Wait(string step, long milliseconds)
    {
        if (!waits.TryGetValue(step, out var known))
            waits[step] = known = [];
        known.Add(milliseconds);
    }

    private void Rate(Dictionary<string, double?> figures, string what)
    {
        double n = announced.GetValueOrDefault(Cohort);
        double? p = n > 0 ? announced.GetValueOrDefault(what) / n : null;
        figures[$"rates.{what}.value"] = p;
        figures[$"rates.{what}.low"] = Bound(p, n, -1);
        figures[$"rates.{what}.high"] = Bound(p, n, 1);
    }

    /// <summary>Of Wilson's interval.</summary>
    private static double? Bound(double? rate, double n, int side) =>
        rate is { } p
            ? (p + Z * Z / (2 * n) + side * Z * Math.Sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))) / (1 + Z * Z / n)
            : null;

    private void Hours(Dictionary<string, double?> figures, string step)
    {
        var sorted = waits.GetValueOrDefault(step)?.Order().ToList() ?? [];
        figures[$"hours.{step}.n"] = sorted.Count;
        figures[$"hours.{step}.median"] = Quantile(sorted, 50);
        figures[$"hours.{step}.p90"] = Quantile(sorted, 90);
    }

    private static double? Quantile(List<long> sorted, int percent) =>
        sorted.Count == 0 ? null : sorted[(sorted.Count * percent + 99) / 100 - 1] / 3_600_000d;

    private static double? Part(decimal some, decimal of) => of == 0 ? null : (double)(some / of);
}
