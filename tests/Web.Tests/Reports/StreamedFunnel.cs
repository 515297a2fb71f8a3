using System.Globalization;
using System.Text.Json;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// The funnels of a large campaign by several kinds of rows, in one pass over its leads, and where answers differ from
/// them.
/// </summary>
internal sealed class StreamedFunnel
{
    private readonly StreamedCampaign campaign;
    private readonly FunnelCell total = new();
    private readonly Dictionary<string, Dictionary<string, FunnelCell>> rows;

    public StreamedFunnel(StreamedCampaign campaign, IReadOnlyList<string> kinds)
    {
        this.campaign = campaign;
        rows = kinds.ToDictionary(x => x, _ => new Dictionary<string, FunnelCell>(StringComparer.Ordinal));
        foreach (var lead in campaign.Leads())
        {
            total.Add(lead);
            foreach (var by in kinds)
                Cell(by, lead.Key(by)).Add(lead);
        }
    }

    public int Received => total.Received;

    /// <summary>Of all rows together.</summary>
    public IReadOnlyDictionary<string, double?> Total(string by) =>
        total.Figures(Fixed + Awarded(by, campaign.Awards), Margin);

    public int Rows(string by) => rows[by].Count;

    public IReadOnlyList<string> Differences(string by, JsonElement answer)
    {
        var said = answer.GetProperty("rows").EnumerateArray().ToList();
        var keys = said.Select(x => by == "campaign" ? "" : KeyOf(x)).ToList();
        var cells = keys.Select(x => rows[by].GetValueOrDefault(x) ?? new FunnelCell()).ToList();
        var shares = Shares(cells);

        var wrong = rows[by].Keys.Except(keys).Select(x => $"{by} '{x}' is missing").ToList();
        for (var i = 0; i < said.Count; i++)
        {
            var awards = Awarded(by, campaign.Awards.Where(x => by == "campaign" || KeyOf(x) == keys[i]));
            wrong.AddRange(Compare($"{by} '{keys[i]}'", cells[i].Figures(shares[i] + awards, Margin), said[i]));
        }

        wrong.AddRange(Compare($"{by} total", Total(by), answer.GetProperty("total")));
        if (answer.GetProperty("factSeq").GetInt64() != campaign.LastFactSeq)
            wrong.Add($"{by} is as of {answer.GetProperty("factSeq")}");
        return wrong;
    }

    private decimal Margin => campaign.Costs.GetProperty("margin").GetDecimal();

    private decimal Fixed =>
        campaign.Costs.GetProperty("fixed").EnumerateArray().Sum(x => x.GetProperty("amount").GetDecimal());

    private FunnelCell Cell(string by, string key)
    {
        if (!rows[by].TryGetValue(key, out var cell))
            rows[by][key] = cell = new FunnelCell();
        return cell;
    }

    /// <summary>Awards are a cost of the campaign and of its periods, of nothing smaller.</summary>
    private static decimal Awarded(string by, IEnumerable<ExportedAward> awards) =>
        by is "campaign" or "period" ? awards.Sum(x => x.Value) : 0;

    private static string KeyOf(JsonElement row) =>
        row.TryGetProperty("key", out var key) && key.ValueKind != JsonValueKind.Null ? $"{key}" : "";

    /// <summary>Those of the campaign as a whole are in the row of no period.</summary>
    private static string KeyOf(ExportedAward award) => award.Period == 0 ? "" : $"{award.Period}";

    /// <summary>Of the fixed costs: whole cents, and what is left over to the largest remainders.</summary>
    private List<decimal> Shares(IReadOnlyList<FunnelCell> cells)
    {
        var cents = (long)(100 * Fixed);
        var shares = cells.Select(x => cents * x.Received / Received).ToList();
        var left = (int)(cents - shares.Sum());
        var order = Enumerable.Range(0, cells.Count).OrderByDescending(x => cents * cells[x].Received % Received);
        foreach (var row in order.Take(left).ToList())
            shares[row]++;
        return [.. shares.Select(x => x / 100m)];
    }

    private static IEnumerable<string> Compare(
        string row,
        IReadOnlyDictionary<string, double?> figures,
        JsonElement said
    ) =>
        figures
            .Select(x => new ComparedFigure($"{row}.{x.Key}", x.Value, Said(said, x.Key)))
            .Where(x => !x.IsSame)
            .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Path}: {x.Said}, reckoned {x.Reckoned}"));

    /// <summary>Null: the answer has no number there.</summary>
    private static double? Said(JsonElement row, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out var member))
                return null;
            row = member;
        }

        return row.ValueKind == JsonValueKind.Number ? row.GetDouble() : null;
    }

    private sealed record ComparedFigure(string Path, double? Reckoned, double? Said)
    {
        public bool IsSame =>
            Reckoned is { } reckoned && Said is { } said
                ? Math.Abs(reckoned - said) <= Rounding
                : Reckoned is null && Said is null;

        /// <summary>By how much an answer may differ, which is rounded where the reckoning is not.</summary>
        private double Rounding =>
            Path[(Path.LastIndexOf('.') + 1)..] switch
            {
                "median" or "p90" or "costPerActedOn" or "costPerClosed" => 0.00501,
                "value" or "low" or "high" => 0.000000001,
                "roi" => 0.0000501,
                _ => 0.0000001,
            };
    }
}
