using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A campaign's ledger and boards as the API tells them, and whether they agree.</summary>
internal sealed record Books(IReadOnlyList<BookedEntry> Entries)
{
    public static async Task<Books> Read(ApiClient api, string campaign) =>
        new([
            .. (await api.Get($"campaigns/{campaign}/ledger", ("Accept", "application/x-ndjson")))
                .Is(200)
                .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<BookedEntry>(line, JsonSerializerOptions.Web)!),
        ]);

    /// <summary>Ids of the events that were paid.</summary>
    public IReadOnlySet<string> Paid => Entries.Where(x => x.Kind == "award").Select(x => x.Event!.Id).ToHashSet();

    /// <summary>Ids of the events of which nothing is left.</summary>
    public IReadOnlySet<string> Reversed
    {
        get
        {
            var reversed = Entries.Select(x => x.Reverses).OfType<long>().ToHashSet();
            return Entries
                .Where(x => x.Kind == "award")
                .GroupBy(x => x.Event!.Id)
                .Where(x => x.All(entry => reversed.Contains(entry.Seq)))
                .Select(x => x.Key)
                .ToHashSet();
        }
    }

    public IEnumerable<string> Adjusted => Entries.Where(x => x.Kind == "adjustment").Select(x => x.Reason!);

    /// <summary>
    /// No gap, and nothing twice: no participant paid twice for an event, no entry reversed twice, no adjustment booked
    /// twice.
    /// </summary>
    public void AreInOrder()
    {
        Assert.Equal(Enumerable.Range(1, Entries.Count).Select(x => (long)x), Entries.Select(x => x.Seq));
        Once(Entries.Where(x => x.Kind == "award").Select(x => (x.Event!.Id, x.Participant)));
        Once(Entries.Select(x => x.Reverses).OfType<long>());
        Once(Adjusted);
    }

    /// <summary>
    /// Every board, overall and of the current period, shows what the entries sum to, at the last entry.
    /// </summary>
    public async Task AgreeWithBoards(ApiClient api, string campaign)
    {
        var current = (await api.Get($"campaigns/{campaign}/standings"))
            .Is(200)
            .Json.GetProperty("period")
            .GetProperty("number")
            .GetInt32();
        foreach (var period in new int?[] { null, current })
        {
            var entries = Entries.Where(x => period is null || x.Period == period).ToList();
            await Agree("reps", entries, x => x.Participant == Sender.Prospector ? null : x.Participant);
            await Agree("prospectors", entries, x => x.Participant == Sender.Prospector ? x.Participant : null);
            await Agree("teams", entries, x => x.Team);
            await Agree(
                "pairs",
                entries,
                x => x.Lead is null || x.Rep is null || x.Prospector is null ? null : $"{x.Rep}+{x.Prospector}"
            );

            async Task Agree(string board, IEnumerable<BookedEntry> entries, Func<BookedEntry, string?> by)
            {
                var shown = (
                    await api.Get(
                        $"campaigns/{campaign}/standings?board={board}"
                            + $"&period={period?.ToString() ?? "overall"}&top=1000"
                    )
                )
                    .Is(200)
                    .Json;
                Assert.Equal((board, Entries.Count), (board, shown.GetProperty("seq").GetInt64()));
                Assert.Equal(
                    entries
                        .Where(x => by(x) is not null)
                        .GroupBy(x => by(x)!)
                        .Select(x => (x.Key, x.Sum(entry => entry.Points)))
                        .Order(),
                    shown
                        .GetProperty("standings")
                        .EnumerateArray()
                        .Select(x => (x.GetProperty("code").GetString()!, x.GetProperty("points").GetInt64()))
                        .Order()
                );
            }
        }
    }

    private static void Once<T>(IEnumerable<T> keys) =>
        Assert.Empty(keys.GroupBy(x => x).Where(x => x.Count() > 1).Select(x => x.Key));
}

/// <summary>What the tests look at of a ledger entry.</summary>
internal sealed record BookedEntry(
    long Seq,
    string Kind,
    string Participant,
    string? Team,
    string? Lead,
    string? Rep,
    string? Prospector,
    long Points,
    int Period,
    long? Reverses,
    string? Reason,
    BookedEvent? Event
);

internal sealed record BookedEvent(string Source, string Id);
