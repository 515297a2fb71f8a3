using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Two processes on one SQLite file and one external redis-server, both taking events, both running jobs.</summary>
[Collection(ProcessCollection.Name)]
public sealed class TwoHubsTests : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("ch-two-").FullName;
    private RedisServer redis = null!;
    private HubProcess one = null!, two = null!;
    private ApiClient first = null!, second = null!;
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisServer.Start();
        one = await HubProcess.Start(Settings);
        two = await HubProcess.Start(Settings);
        (first, second) = (new ApiClient(new Uri(one.Url), HubProcess.Key), new ApiClient(new Uri(two.Url), HubProcess.Key));
    }

    public async ValueTask DisposeAsync()
    {
        first.Dispose();
        second.Dispose();
        await one.DisposeAsync();
        await two.DisposeAsync();
        await redis.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Both_take_events_at_once_and_number_them_without_gaps_though_one_is_killed()
    {
        var campaign = await first.Launched(ApiClient.DocumentOfNow);
        await using var screen = await Screen.Connect(new Uri(one.Url), packed: false);
        await screen.Watch(campaign, period: "overall");
        (await second.Post("events", ApiClient.Event(campaign, "elsewhere", at: $"{ApiClient.Today:O}"))).Is(200);
        Assert.Equal(1, (await screen.Standings.Next(x => x.Seq == 1)).Standings[0].Points);

        var senders = Enumerable.Range(0, 4).Select(i => new Sender(campaign, $"s{i}", i)).ToList();
        var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var pouring = senders.Select((sender, i) => sender.Pour(i % 2 == 0 ? first : second, stop.Token)).ToList();
        while (senders.Any(x => x.Acknowledged.Count < 50)) await Task.Delay(10, Stop);
        await one.Kill();
        var before = senders[1].Acknowledged.Count;
        while (senders[1].Acknowledged.Count < before + 50) await Task.Delay(10, Stop);
        await stop.CancelAsync();
        await Task.WhenAll(pouring);
        foreach (var chunk in senders.SelectMany(x => x.All).Chunk(1000))
            (await second.Post("events", $"[{string.Join(',', chunk.Select(x => x.Json))}]")).Is(200);

        var books = await Books.Read(second, campaign);
        books.HaveNoGaps();
        Assert.Equal(senders.SelectMany(x => x.All.Select(e => e.Id)).Append("elsewhere").Order(StringComparer.Ordinal), books.Paid.Order(StringComparer.Ordinal));
        await books.AgreeWithBoards(second, campaign);
        await using var again = await HubProcess.Start(Settings);
        using var third = new ApiClient(new Uri(again.Url), HubProcess.Key);
        await books.AgreeWithBoards(third, campaign);
        Assert.Equal(0, (await third.Post($"campaigns/{campaign}/rebuild")).Is(200).Json.GetProperty("drift").GetInt32());
    }

    [Fact]
    public async Task A_period_is_closed_once_whoever_of_them_comes_first()
    {
        // both are asked at the same moment
        var campaign = await Days(first, graceMinutes: 60);
        foreach (var number in new[] { 1, 2, 3 })
        {
            var answers = await Task.WhenAll(new[] { first, second, first, second }.Select(api => api.Post($"campaigns/{campaign}/periods/{number}/close")));
            Assert.Single(answers.Select(x => x.Is(200).Json.GetProperty("sha256").GetString()).Distinct());
        }
        // both are due to close the last one by themselves
        (await second.Post($"campaigns/{campaign}/close")).Is(200);
        (await second.Post($"campaigns/{campaign}/periods/4/close")).Is(200);

        await ClosedOnce(campaign, periods: 4);
    }

    [Fact]
    public async Task What_is_due_is_closed_once_by_the_timers_of_both()
    {
        var campaign = await Days(first, graceMinutes: 0);
        (await first.Post($"campaigns/{campaign}/close")).Is(200);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await second.Get($"campaigns/{campaign}")).Json.GetProperty("status").GetString() != "closed") await Task.Delay(20, patience.Token);

        await ClosedOnce(campaign, periods: 4);
    }

    private HubSettings Settings => new() { DataDirectory = directory, Redis = redis.ConnectionString, Jobs = "memory" };

    /// <summary>A campaign of days that began three days ago, with a prize for each day and one for the whole, and a deal for Anna on each.</summary>
    private static async Task<string> Days(ApiClient api, int graceMinutes)
    {
        var today = ApiClient.Today;
        var code = await api.Launched(JsonSerializer.Serialize(new
        {
            name = "Days", theme = "classic", timeZone = "UTC", currency = "EUR", startsAt = today.AddDays(-3), endsAt = today.AddDays(30),
            periods = new { every = "day", graceMinutes },
            teams = new[] { new { code = "lyon", name = "Lyon" }, new { code = "lille", name = "Lille" } },
            prizes = new object[]
            {
                new { code = "day", name = "Day", scope = "period", board = "reps", ranks = new[] { 1, 3 } },
                new { code = "tombola", name = "Tombola", scope = "period", board = "reps", raffle = new { tickets = "points", winners = 1 } },
                new { code = "all", name = "All", scope = "campaign", board = "reps", ranks = new[] { 1, 1 } },
            },
        }, JsonSerializerOptions.Web));
        foreach (var day in Enumerable.Range(0, 4))
            (await api.Post("events", ApiClient.Event(code, $"d{day}", "closed", $"L{day}", at: today.AddDays(day - 3).AddSeconds(1).ToString("O")))).Is(200);
        return code;
    }

    private async Task ClosedOnce(string campaign, int periods)
    {
        var of = new[] { await Closed(first, campaign, periods), await Closed(second, campaign, periods) };
        Assert.Equal(of[0], of[1]);
        var winners = (await first.Get($"campaigns/{campaign}/winners?period=all")).Is(200).Json.EnumerateArray().ToList();
        Assert.Equal(winners.Count, winners.Select(x => $"{x.GetProperty("period")} {x.GetProperty("prize")} {x.GetProperty("code")}").Distinct().Count());
        Assert.Equal(1, winners.Count(x => x.GetProperty("prize").GetString() == "all"));
        (await Books.Read(second, campaign)).HaveNoGaps();
    }

    private static async Task<IReadOnlyList<string>> Closed(ApiClient api, string campaign, int periods)
    {
        var hashes = new List<string>();
        foreach (var path in Enumerable.Range(1, periods).Select(number => $"periods/{number}/results").Append("results"))
        {
            var results = (await api.Get($"campaigns/{campaign}/{path}")).Is(200).Json;
            Assert.Equal(1, results.GetProperty("version").GetInt32());
            hashes.Add(results.GetProperty("sha256").GetString()!);
        }
        return hashes;
    }
}
