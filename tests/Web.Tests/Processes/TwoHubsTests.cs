using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Two processes on one SQLite file and one external redis-server, both taking events, both running jobs.
/// </summary>
[Collection(ProcessCollection.Name)]
public sealed class TwoHubsTests : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("ch-two-").FullName;
    private RedisServer redis = null!;
    private HubProcess one = null!;
    private HubProcess two = null!;
    private ApiClient first = null!;
    private ApiClient second = null!;
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisServer.Start();
        // both find an empty directory at the same moment
        var starting = new[] { HubProcess.Start(Settings), HubProcess.Start(Settings) };
        one = await starting[0];
        two = await starting[1];
        first = new ApiClient(new Uri(one.Url), HubProcess.Key);
        second = new ApiClient(new Uri(two.Url), HubProcess.Key);
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
        var campaign = await first.Launched(Sender.Campaign);
        await using var screen = await Screen.Connect(new Uri(one.Url), packed: false, key: HubProcess.Key);
        await screen.Watch(campaign, period: "overall");
        (await second.Post("events", ApiClient.Event(campaign, "elsewhere", at: $"{ApiClient.Today:O}"))).Is(200);
        Assert.Equal(1, (await screen.Standings.Next(x => x.Seq == 1)).Standings[0].Points);

        var senders = Enumerable.Range(0, 4).Select(i => new Sender(campaign, $"s{i}", i)).ToList();
        var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var pouring = senders.Select((sender, i) => sender.Pour(i % 2 == 0 ? first : second, stop.Token)).ToList();
        while (senders.Any(x => x.Acknowledged.Count < 50))
            await Task.Delay(10, Stop);
        await one.Kill();
        var before = senders[1].Acknowledged.Count;
        while (senders[1].Acknowledged.Count < before + 50)
            await Task.Delay(10, Stop);
        await stop.CancelAsync();
        await Task.WhenAll(pouring);
        foreach (var sender in senders)
            await sender.Resend(second);

        var books = await Books.Read(second, campaign);
        books.AreInOrder();
        Assert.Equal(senders.SelectMany(x => x.All).Select(x => x.Id).Append("elsewhere").ToHashSet(), books.Paid);
        await books.AgreeWithBoards(second, campaign);
        await using var again = await HubProcess.Start(Settings);
        using var third = new ApiClient(new Uri(again.Url), HubProcess.Key);
        await books.AgreeWithBoards(third, campaign);
        Assert.Equal(
            0,
            (await third.Post($"campaigns/{campaign}/rebuild")).Is(200).Json.GetProperty("drift").GetInt32()
        );
    }

    [Fact]
    public async Task A_period_is_closed_once_whoever_of_them_comes_first()
    {
        // both are asked at the same moment
        var campaign = await Days(first, past: 3, graceMinutes: 60);
        foreach (var number in new[] { 1, 2, 3 })
        {
            var answers = await Task.WhenAll(
                new[] { first, second, first, second }.Select(api =>
                    api.Post($"campaigns/{campaign}/periods/{number}/close")
                )
            );
            Assert.Single(answers.Select(x => x.Is(200).Json.GetProperty("sha256").GetString()).Distinct());
        }
        (await second.Post($"campaigns/{campaign}/close")).Is(200);
        (await second.Post($"campaigns/{campaign}/periods/4/close")).Is(200);

        Assert.Equal(2 * 4 + 1, await ClosedOnce(campaign, periods: 4, first, second));
    }

    [Fact]
    public async Task When_one_is_killed_while_both_close_every_period_has_its_prizes_once()
    {
        const int days = 20;
        var campaign = await Days(first, past: days, graceMinutes: 60);
        var closings = Enumerable
            .Range(1, days)
            .SelectMany(number => new[] { first, second }.Select(api => Close(api, campaign, number)))
            .ToList();
        await Task.WhenAny(closings);
        await one.Kill();
        await Task.WhenAll(closings);
        (await second.Post($"campaigns/{campaign}/close")).Is(200);
        foreach (var number in Enumerable.Range(1, days + 1))
            (await second.Post($"campaigns/{campaign}/periods/{number}/close")).Is(200);

        await using var again = await HubProcess.Start(Settings);
        using var third = new ApiClient(new Uri(again.Url), HubProcess.Key);
        Assert.Equal(2 * (days + 1) + 1, await ClosedOnce(campaign, days + 1, second, third));
    }

    [Fact]
    public async Task What_is_due_is_closed_once_by_the_timers_of_both()
    {
        var campaign = await Days(first, past: 3, graceMinutes: 0);
        (await first.Post($"campaigns/{campaign}/close")).Is(200);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await second.Get($"campaigns/{campaign}")).Json.GetProperty("status").GetString() != "closed")
            await Task.Delay(20, patience.Token);

        await ClosedOnce(campaign, periods: 4, first, second);
    }

    private HubSettings Settings =>
        new()
        {
            DataDirectory = directory,
            Redis = redis.ConnectionString,
            Jobs = "memory",
        };

    /// <summary>
    /// A campaign of days that began so many days ago, with a prize for each day and one for the whole, and a deal for
    /// Anna on each.
    /// </summary>
    private static async Task<string> Days(ApiClient api, int past, int graceMinutes)
    {
        var today = ApiClient.Today;
        var code = await api.Launched(
            JsonSerializer.Serialize(
                new
                {
                    name = "Days",
                    theme = "classic",
                    timeZone = "UTC",
                    currency = "EUR",
                    startsAt = today.AddDays(-past),
                    endsAt = today.AddDays(30),
                    periods = new { every = "day", graceMinutes },
                    teams = new[] { new { code = "lyon", name = "Lyon" }, new { code = "lille", name = "Lille" } },
                    prizes = new object[]
                    {
                        new
                        {
                            code = "day",
                            name = "Day",
                            scope = "period",
                            board = "reps",
                            ranks = new[] { 1, 3 },
                        },
                        new
                        {
                            code = "tombola",
                            name = "Tombola",
                            scope = "period",
                            board = "reps",
                            raffle = new { tickets = "points", winners = 1 },
                        },
                        new
                        {
                            code = "all",
                            name = "All",
                            scope = "campaign",
                            board = "reps",
                            ranks = new[] { 1, 1 },
                        },
                    },
                },
                JsonSerializerOptions.Web
            )
        );
        foreach (var day in Enumerable.Range(0, past + 1))
            (
                await api.Post(
                    "events",
                    ApiClient.Event(
                        code,
                        $"d{day}",
                        "closed",
                        $"L{day}",
                        at: today.AddDays(day - past).AddSeconds(1).ToString("O")
                    )
                )
            ).Is(200);
        return code;
    }

    private static async Task Close(ApiClient api, string campaign, int number)
    {
        try
        {
            (await api.Post($"campaigns/{campaign}/periods/{number}/close")).Is(200);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            // killed: whether it was closed is not known
        }
    }

    /// <summary>Both tell the same certified results and the same awards, none twice; answers how many.</summary>
    private static async Task<int> ClosedOnce(string campaign, int periods, ApiClient one, ApiClient other)
    {
        Assert.Equal(await Closed(one, campaign, periods), await Closed(other, campaign, periods));
        var winners = (await one.Get($"campaigns/{campaign}/winners?period=all")).Is(200);
        Assert.Equal(winners.Text, (await other.Get($"campaigns/{campaign}/winners?period=all")).Is(200).Text);
        var awards = winners
            .Json.EnumerateArray()
            .Select(x => $"{x.GetProperty("period")} {x.GetProperty("prize")} {x.GetProperty("code")}")
            .ToList();
        Assert.Equal(awards.Distinct(), awards);
        Assert.Single(awards, x => x.Contains(" all ", StringComparison.Ordinal));
        (await Books.Read(other, campaign)).AreInOrder();
        return awards.Count;
    }

    private static async Task<IReadOnlyList<string>> Closed(ApiClient api, string campaign, int periods)
    {
        var hashes = new List<string>();
        foreach (
            var path in Enumerable.Range(1, periods).Select(number => $"periods/{number}/results").Append("results")
        )
        {
            var results = (await api.Get($"campaigns/{campaign}/{path}")).Is(200).Json;
            Assert.Equal(1, results.GetProperty("version").GetInt32());
            hashes.Add(results.GetProperty("sha256").GetString()!);
        }
        return hashes;
    }
}
