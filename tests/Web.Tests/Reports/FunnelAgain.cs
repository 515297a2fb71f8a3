using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>Asks for funnels, and says where they differ from what is reckoned again from an export.</summary>
internal sealed class FunnelAgain
{
    private readonly RunningHub hub;
    private readonly string campaign;
    private readonly ReckonedFunnel reckoned;

    private FunnelAgain(RunningHub hub, string campaign, ExportedCampaign exported)
    {
        this.hub = hub;
        this.campaign = campaign;
        Exported = exported;
        reckoned = new ReckonedFunnel(exported);
    }

    public ExportedCampaign Exported { get; }

    public static async Task<FunnelAgain> Of(RunningHub hub, string campaign)
    {
        var archive = new Archive(hub.Engine.Database, hub.Clock);
        return new(hub, campaign, await ExportedCampaign.Read(archive, campaign));
    }

    /// <summary>Of the whole campaign.</summary>
    public Task<IReadOnlyList<string>> Differences(string by) => Differences(by, "", new ReckonedWindow(null, null));

    /// <param name="filter">As the address says the window: <c>&amp;period=2</c>.</param>
    public async Task<IReadOnlyList<string>> Differences(string by, string filter, ReckonedWindow window)
    {
        var answer = (await hub.Api.Get($"campaigns/{campaign}/funnel?by={by}{filter}")).Is(200).Json;
        var found = answer.GetProperty("rows").EnumerateArray().ToDictionary(KeyOf);
        var again = reckoned.Of(by, window, [.. found.Keys]);
        var wrong = new List<string>();
        foreach (var (key, row) in again.Rows)
            if (found.Remove(key, out var said))
                wrong.AddRange(Compare($"{by} '{key}'", row, said));
            else if ((int)row["received"]! > 0)
                wrong.Add($"{by} '{key}' is missing");

        wrong.AddRange(found.Where(x => x.Value.GetProperty("received").GetInt64() > 0).Select(x => $"{by} '{x.Key}'"));
        wrong.AddRange(Compare($"{by} total", again.Total, answer.GetProperty("total")));
        if (answer.GetProperty("factSeq").GetInt64() != Exported.LastFactSeq)
            wrong.Add($"{by} is as of {answer.GetProperty("factSeq")}");
        return wrong;
    }

    /// <summary>A campaign's only row has the campaign's own key, or none.</summary>
    private string KeyOf(JsonElement row) =>
        row.TryGetProperty("key", out var key) && $"{key}" != campaign ? $"{key}" : "";

    private static IEnumerable<string> Compare(string path, JsonNode? expected, JsonElement? said)
    {
        var isSaid = said is { ValueKind: not JsonValueKind.Null };
        if (expected is JsonObject members && isSaid)
            return members.SelectMany(x => Compare($"{path}.{x.Key}", x.Value, Member(said!.Value, x.Key)));
        if (expected is null || !isSaid)
            return expected is null && !isSaid ? [] : [$"{path}: {said}, reckoned {expected?.ToJsonString()}"];

        var number = double.Parse(expected.ToJsonString(), CultureInfo.InvariantCulture);
        var isNear = Math.Abs(said!.Value.GetDouble() - number) <= Rounding(path);
        return isNear ? [] : [$"{path}: {said}, reckoned {number.ToString(CultureInfo.InvariantCulture)}"];
    }

    private static JsonElement? Member(JsonElement of, string name) =>
        of.TryGetProperty(name, out var member) ? member : null;

    /// <summary>By how much an answer may differ, which is rounded where the reckoning is not.</summary>
    private static double Rounding(string path) =>
        path[(path.LastIndexOf('.') + 1)..] switch
        {
            "median" or "p90" or "costPerActedOn" or "costPerClosed" => 0.00501,
            "value" or "low" or "high" => 0.000000001,
            "roi" => 0.0000501,
            _ => 0.0000001,
        };
}

/// <summary>Of receptions, in milliseconds; null: without a bound.</summary>
internal sealed record ReckonedWindow(long? From, long? Until)
{
    public bool IsOpen => From is null && Until is null;

    public bool Contains(long at) => at >= (From ?? long.MinValue) && at < (Until ?? long.MaxValue);
}
