using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// The figures of a funnel, reckoned a second time: from an export, in the shape of the answer, by formulas that are
/// written down here once more.
/// </summary>
internal sealed class ReckonedFunnel(ExportedCampaign campaign)
{
    private const double Z = 1.959964;

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

    private readonly IReadOnlyList<ReckonedLead> all = ReckonedLead.All(campaign);
    private readonly ReckonedHours hours = new(campaign);

    /// <param name="order">The keys of the rows: of equal remainders the earlier row gets the cent.</param>
    public Reckoned Of(string by, ReckonedWindow window, List<string> order)
    {
        var leads = Received(window);
        var groups = leads.GroupBy(x => KeyOf(by, x)).ToDictionary(x => x.Key, x => x.ToList());
        if (by == "period" && window.IsOpen)
            foreach (var period in campaign.Periods)
                groups.TryAdd($"{period.Number}", []);

        var keys = groups.Keys.OrderBy(x => order.IndexOf(x)).ToList();
        var shares = Shares([.. keys.Select(x => groups[x].Count), all.Count - leads.Count]);
        var rows = new Dictionary<string, JsonObject>();
        foreach (var key in keys)
            rows[key] = Row(groups[key], shares[rows.Count] + Awarded(by, window, by == "period" ? key : null));

        return new Reckoned(rows, Row(leads, shares.Take(keys.Count).Sum() + Awarded(by, window, null)));
    }

    private List<ReckonedLead> Received(ReckonedWindow window) => [.. all.Where(x => window.Contains(x.ReceivedAt))];

    private string KeyOf(string by, ReckonedLead lead) =>
        by switch
        {
            "campaign" => "",
            "period" => PeriodOf(lead.ReceivedAt),
            "team" => lead.Team ?? "",
            "rep" => CodeOf(lead.Rep),
            "prospector" => CodeOf(lead.Card.Prospector),
            "source" => lead.Card.Source ?? "",
            "account" => lead.Card.Account ?? "",
            _ => lead.Card.Answers is { } answers && answers.TryGetProperty(by, out var answer) ? Said(answer) : "",
        };

    private string PeriodOf(long at) => $"{campaign.Periods.Single(x => x.StartsAt <= at && at < x.EndsAt).Number}";

    private string CodeOf(long? number) => number is { } some ? campaign.People[some].Code : "";

    private static string Said(JsonElement answer) =>
        answer.ValueKind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.String => answer.GetString()!,
            _ => "",
        };

    private JsonObject Row(IReadOnlyList<ReckonedLead> leads, decimal besides)
    {
        var row = new JsonObject
        {
            ["received"] = leads.Count,
            ["unannounced"] = leads.Count(x => !x.IsAnnounced),
            ["actedOn"] = leads.Count(x => x.IsActedOn),
        };
        foreach (var type in Counted)
            row[type] = leads.Count(x => x.Stood.ContainsKey(type));

        row["rates"] = Rates([.. leads.Where(x => x.IsAnnounced)]);
        row["hours"] = new JsonObject
        {
            ["toValidate"] = Step(leads, "validated"),
            ["toTake"] = Step(leads, "taken"),
            ["toContact"] = Step(leads, "contacted"),
            ["toClose"] = Step(leads, "closed"),
        };

        var closed = leads.Where(x => x.Stood.ContainsKey("closed")).ToList();
        row["amount"] = closed.Sum(x => x.Amount ?? 0);
        row["withoutAmount"] = closed.Count(x => x.Amount is null);
        Money(row, closed.Count, leads.Where(x => x.Cycle == 1).Sum(x => CostOf(x.Card)) + besides);
        return row;
    }

    private void Money(JsonObject row, int closed, decimal cost)
    {
        var acted = (int)row["actedOn"]!;
        row["cost"] = cost;
        row["costPerActedOn"] = Part(cost, acted);
        row["costPerClosed"] = Part(cost, closed);
        row["roi"] = campaign.Amount("costs", "margin") is { } margin
            ? Part((decimal)row["amount"]! * margin - cost, cost)
            : null;
    }

    private static decimal? Part(decimal some, decimal of) => of == 0 ? null : some / of;

    private decimal CostOf(ExportedCard card) =>
        card.Cost ?? (card.IsRecovered ? 0 : campaign.Amount("costs", "perLead") ?? 0);

    private static JsonObject Rates(IReadOnlyList<ReckonedLead> announced) =>
        new()
        {
            ["actedOn"] = Rate(announced.Count(x => x.IsActedOn), announced.Count),
            ["validated"] = Rate(announced.Count(x => x.Stood.ContainsKey("validated")), announced.Count),
            ["taken"] = Rate(announced.Count(x => x.Stood.ContainsKey("taken")), announced.Count),
            ["contacted"] = Rate(announced.Count(x => x.Stood.ContainsKey("contacted")), announced.Count),
            ["closed"] = Rate(announced.Count(x => x.Stood.ContainsKey("closed")), announced.Count),
        };

    /// <summary>Wilson's interval as its middle and reach.</summary>
    private static JsonObject? Rate(int hits, int of)
    {
        if (of == 0)
            return null;
        var p = (double)hits / of;
        var middle = (p + Z * Z / (2 * of)) / (1 + Z * Z / of);
        var reach = Z / (1 + Z * Z / of) * Math.Sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
        return new JsonObject
        {
            ["value"] = p,
            ["low"] = middle - reach,
            ["high"] = middle + reach,
        };
    }

    private JsonObject Step(IReadOnlyList<ReckonedLead> leads, string type)
    {
        var there = leads.Where(x => x.Stood.ContainsKey(type)).ToList();
        var step = Hours([.. there.Select(x => Math.Max(0, x.Stood[type] - x.ReceivedAt))]);
        step["working"] = Hours([.. there.Select(x => hours.Between(x.Team, x.ReceivedAt, x.Stood[type]))]);
        return step;
    }

    private static JsonObject Hours(IReadOnlyList<long> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return new JsonObject
        {
            ["n"] = sorted.Count,
            ["median"] = Quantile(sorted, 50),
            ["p90"] = Quantile(sorted, 90),
        };
    }

    /// <summary>The ⌈p·n⌉-th smallest.</summary>
    private static decimal? Quantile(List<long> sorted, int percent) =>
        sorted.Count == 0 ? null : sorted[(sorted.Count * percent + 99) / 100 - 1] / 3_600_000m;

    private decimal Fixed =>
        campaign.Setting("costs", "fixed") is { } list
            ? list.EnumerateArray().Sum(x => x.GetProperty("amount").GetDecimal())
            : 0;

    /// <summary>Whole cents; what is left over goes to the largest remainders.</summary>
    /// <param name="leads">Of all rows, and of the campaign's leads that are in none.</param>
    private List<decimal> Shares(IReadOnlyList<int> leads)
    {
        if (all.Count == 0)
            return [.. leads.Select(_ => 0m)];

        var cents = (long)(100 * Fixed);
        var shares = leads.Select(x => cents * x / all.Count).ToList();
        var order = Enumerable.Range(0, leads.Count).OrderByDescending(x => cents * leads[x] % all.Count);
        foreach (var row in order.Take((int)(cents - shares.Sum())).ToList())
            shares[row]++;
        return [.. shares.Select(x => x / 100m)];
    }

    /// <summary>Awards are a cost of the campaign and of its periods, of nothing smaller.</summary>
    /// <param name="period">Null: of all periods, and of the campaign as a whole.</param>
    private decimal Awarded(string by, ReckonedWindow window, string? period) =>
        by is "campaign" or "period" && window.IsOpen
            ? campaign.Awards.Where(x => period is null || $"{x.Period}" == period).Sum(x => x.Value)
            : 0;
}

/// <param name="Rows">By key, "" for the leads that have none.</param>
/// <param name="Total">Of all rows together.</param>
internal sealed record Reckoned(IReadOnlyDictionary<string, JsonObject> Rows, JsonObject Total);
