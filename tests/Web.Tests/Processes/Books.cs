using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A campaign's ledger and boards as the API tells them, and whether they agree.</summary>
internal sealed record Books(IReadOnlyList<JsonElement> Entries)
{
    public static async Task<Books> Read(ApiClient api, string campaign) =>
        new([.. (await api.Get($"campaigns/{campaign}/ledger", ("Accept", "application/x-ndjson"))).Is(200).Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))]);

    /// <summary>Identities of the events that were paid, one for each entry.</summary>
    public IEnumerable<string> Paid => Entries.Where(x => x.GetProperty("kind").GetString() == "award").Select(x => x.GetProperty("event").GetProperty("id").GetString()!);

    public IEnumerable<string> Reasons => Entries.Where(x => x.GetProperty("kind").GetString() == "adjustment").Select(x => x.GetProperty("reason").GetString()!);

    public void HaveNoGaps() => Assert.Equal(Enumerable.Range(1, Entries.Count).Select(x => (long)x), Entries.Select(x => x.GetProperty("seq").GetInt64()));

    /// <summary>Overall and the current period of reps, and teams: what the boards show is what the entries sum to, at the last entry.</summary>
    public async Task AgreeWithBoards(ApiClient api, string campaign)
    {
        await Agree(api, $"campaigns/{campaign}/standings?board=reps&period=overall&top=1000", Sums("participant", _ => true));
        await Agree(api, $"campaigns/{campaign}/standings?board=teams&period=overall&top=1000", Sums("team", _ => true));
        var period = (await api.Get($"campaigns/{campaign}/standings")).Is(200).Json.GetProperty("period").GetProperty("number").GetInt32();
        await Agree(api, $"campaigns/{campaign}/standings?board=reps&period={period}&top=1000", Sums("participant", x => x.GetProperty("period").GetInt32() == period));
    }

    private async Task Agree(ApiClient api, string path, IReadOnlyDictionary<string, long> sums)
    {
        var board = (await api.Get(path)).Is(200).Json;
        Assert.Equal(Entries.Count, board.GetProperty("seq").GetInt64());
        Assert.Equal(
            sums.OrderBy(x => x.Key, StringComparer.Ordinal),
            board.GetProperty("standings").EnumerateArray().ToDictionary(x => x.GetProperty("code").GetString()!, x => x.GetProperty("points").GetInt64()).OrderBy(x => x.Key, StringComparer.Ordinal));
    }

    private Dictionary<string, long> Sums(string by, Func<JsonElement, bool> which) =>
        Entries.Where(which).Where(x => x.GetProperty(by).ValueKind == JsonValueKind.String)
            .GroupBy(x => x.GetProperty(by).GetString()!).ToDictionary(x => x.Key, x => x.Sum(entry => entry.GetProperty("points").GetInt64()));
}
