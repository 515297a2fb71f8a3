using System.Text.Json;
using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Everybody takes leads in the last minutes of a month.</summary>
public sealed class MonthEndTests
{
    private const int Takes = 500;
    private const int Clients = 50;
    private static readonly DateTimeOffset LastMinutes = DateTimeOffset.Parse("2026-03-31T23:50:00+02:00");
    private static readonly DateTimeOffset Midnight = DateTimeOffset.Parse("2026-04-01T00:00:00+02:00");

    [Fact]
    public async Task Five_hundred_takes_in_one_request_are_all_answered_and_count_for_the_month_that_ends()
    {
        const int cap = 200;
        await using var hub = await RunningHub.Start(LastMinutes);
        using var floor = await DeskFloor.Open(hub, x => Capped(x, cap));
        var leads = await Pool(floor);
        // 225 for each of two, and the rest for Carl
        var asked = leads.Select((lead, i) => new Take(lead, i < 450 ? TurnOf(i) : "carl")).ToList();

        var results = await TakeAll(floor, asked);

        Assert.Equal(leads, results.Select(x => x.GetProperty("lead").GetString()));
        foreach (var (take, result) in asked.Zip(results))
            if (leads.IndexOf(take.Lead) is >= 2 * cap and < 450)
                AreTooMany(result.GetProperty("refused"), take.Rep, cap);
            else
                IsScored(result.GetProperty("result"), take.Rep, month: 1);
        await AreBooked(floor, "anna 1 200", "ben 1 200", "carl 1 50");

        hub.Clock.SetUtcNow(Midnight.AddSeconds(30));
        var late = await TakeAll(
            floor,
            [new Take(leads[400], "carl", Midnight.AddMilliseconds(-1)), new Take(leads[401], "carl", Midnight)]
        );
        IsScored(late[0].GetProperty("result"), "carl", month: 1);
        IsScored(late[1].GetProperty("result"), "carl", month: 2);
        await AreBooked(floor, "anna 1 200", "ben 1 200", "carl 1 51", "carl 2 1");
    }

    [Fact]
    public async Task Five_hundred_takes_of_fifty_clients_at_once_are_all_answered_and_nobody_holds_more_than_he_may()
    {
        const int cap = 150;
        string[] reps = ["anna", "ben", "carl"];
        await using var hub = await RunningHub.Start(LastMinutes);
        using var floor = await DeskFloor.Open(hub, x => Capped(x, cap));
        var leads = await Pool(floor);
        var clients = Enumerable.Range(0, Clients).Select(_ => new ApiClient(hub.Url, RunningHub.Key)).ToList();

        var answers = await Task.WhenAll(
            leads
                .Chunk(Takes / Clients)
                .Select((own, i) => TakeOneByOne(floor, clients[i], [.. own.Select(x => new Take(x, reps[i % 3]))]))
        );
        clients.ForEach(x => x.Dispose());

        foreach (var (rep, i) in reps.Select((x, i) => (x, i)))
        {
            var own = answers.Where((_, client) => client % 3 == i).SelectMany(x => x).ToList();
            Assert.Equal(cap, own.Count(x => x.Status == 200));
            foreach (var answer in own)
                if (answer.Status == 200)
                    IsScored(answer.Json.GetProperty("result"), rep, month: 1);
                else
                    AreTooMany(answer.Is(409).Json, rep, cap);
        }

        await AreBooked(floor, "anna 1 150", "ben 1 150", "carl 1 150");
        var held = await floor.Admin.Get(floor.Path("leads?status=taken&format=csv"));
        var open = await floor.Admin.Get(floor.Path("leads?status=open&format=csv"));
        Assert.Equal([3 * cap, Takes - 3 * cap], new[] { held, open }.Select(Rows));
    }

    private static string TurnOf(int number) => number % 2 == 0 ? "anna" : "ben";

    private static void Capped(JsonObject document, int cap)
    {
        document["validation"] = false;
        document["openPerRep"] = cap;
    }

    /// <summary>The codes of leads that everybody may take.</summary>
    private static async Task<List<string>> Pool(DeskFloor floor)
    {
        var cards = Enumerable.Range(1, Takes).Select(x => new { code = $"M-{x}", company = $"Company {x}" });
        var results = await Story.Hand(floor.Key, floor.Campaign, cards);
        Assert.All(results, x => Assert.Equal("created", x.GetProperty("status").GetString()));
        return [.. results.Select(x => x.GetProperty("code").GetString()!)];
    }

    private static async Task<IReadOnlyList<JsonElement>> TakeAll(DeskFloor floor, IEnumerable<Take> takes)
    {
        var answer = await floor.Key.Post(floor.Path("leads/moves"), Story.Json(takes.Select(x => x.Move)));
        return [.. answer.Is(200).Json.GetProperty("results").EnumerateArray()];
    }

    private static async Task<IReadOnlyList<ApiAnswer>> TakeOneByOne(
        DeskFloor floor,
        ApiClient by,
        IReadOnlyList<Take> takes
    )
    {
        var answers = new List<ApiAnswer>();
        foreach (var take in takes)
            answers.Add(await by.Post(floor.Path($"leads/{take.Lead}/moves"), Story.Json(take.Move)));
        return answers;
    }

    private static void IsScored(JsonElement result, string rep, int month)
    {
        Assert.Equal("scored", result.GetProperty("status").GetString());
        var entry = Assert.Single(result.GetProperty("entries").EnumerateArray());
        Assert.Equal(
            (rep, 1, month, false),
            (
                entry.GetProperty("participant").GetString(),
                entry.GetProperty("points").GetInt32(),
                entry.GetProperty("period").GetInt32(),
                entry.GetProperty("late").GetBoolean()
            )
        );
    }

    /// <summary>The lead stays where it is.</summary>
    private static void AreTooMany(JsonElement refused, string rep, int cap)
    {
        Assert.Equal(
            $"{rep} already has {cap} leads, and no more are allowed.",
            refused.GetProperty("detail").GetString(),
            ignoreCase: true
        );
        Assert.Equal("open", refused.GetProperty("leadStatus").GetString());
    }

    /// <summary>The ledger, and boards that agree with it.</summary>
    /// <param name="expected">Each rep with the number of a period and his points in it.</param>
    private static async Task AreBooked(DeskFloor floor, params string[] expected)
    {
        var books = await Books.Read(floor.Admin, floor.Campaign);
        books.AreInOrder();
        Assert.Equal(
            expected,
            books
                .Entries.GroupBy(x => $"{x.Participant} {x.Period}", x => x.Points)
                .Select(x => $"{x.Key} {x.Sum()}")
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(books.Entries.Count, books.Entries.Select(x => x.Lead).Distinct().Count());
        await books.AgreeWithBoards(floor.Admin, floor.Campaign);
    }

    /// <summary>Without the headings.</summary>
    private static int Rows(ApiAnswer csv) =>
        csv.Is(200).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1;

    /// <param name="At">Null: now.</param>
    private sealed record Take(string Lead, string Rep, DateTimeOffset? At = null)
    {
        public object Move { get; } = new
        {
            lead = Lead,
            id = Guid.NewGuid(),
            type = "lead.taken",
            rep = Rep,
            at = At,
        };
    }
}
