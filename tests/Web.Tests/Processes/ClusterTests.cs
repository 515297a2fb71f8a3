using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Three processes on one database and one redis-server, and screens that move to another when theirs is gone, as
/// behind a load balancer.
/// </summary>
[Collection(ProcessCollection.Name)]
public sealed class ClusterTests : IAsyncDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-cluster-");
    private IReadOnlyList<HubProcess> hubs = [];
    private const int Nodes = 3;
    private const int ScreensOfEach = 10;
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_node_is_killed_and_one_drained_under_load_and_nothing_is_lost_or_seen_differently()
    {
        await using var redis = await RedisServer.Start();
        var settings = new HubSettings
        {
            DataDirectory = directory.FullName,
            Redis = redis.ConnectionString,
            Jobs = "memory",
        };
        hubs = await Task.WhenAll(Enumerable.Range(0, Nodes).Select(_ => HubProcess.Start(settings)));
        var apis = hubs.Select(hub => new ApiClient(new Uri(hub.Url), HubProcess.Key)).ToList();
        var campaign = await apis[0].Launched(Sender.Campaign);
        var screens = await Task.WhenAll(
            hubs.SelectMany(hub =>
                Enumerable.Range(0, ScreensOfEach).Select(i => Watching(hub, campaign, packed: i % 2 == 1))
            )
        );
        var senders = Enumerable.Range(0, 2 * Nodes).Select(i => new Sender(campaign, $"s{i}", i)).ToList();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var pouring = senders.Select((sender, i) => sender.Pour(apis[i % Nodes], enough.Token)).ToList();

        await More(senders);
        await hubs[0].Kill();
        await More(senders.Where((_, i) => i % Nodes != 0));
        Assert.Equal(0, await hubs[1].Stop());
        await More(senders.Where((_, i) => i % Nodes == 2));
        // the load balancer sends their screens to the one that is left
        foreach (var gone in screens.Take(2 * ScreensOfEach))
            await gone.DisposeAsync();
        var moved = await Task.WhenAll(
            Enumerable.Range(0, 2 * ScreensOfEach).Select(i => Watching(hubs[2], campaign, packed: i % 2 == 0))
        );
        await More(senders.Where((_, i) => i % Nodes == 2));
        await enough.CancelAsync();
        await Task.WhenAll(pouring);
        foreach (var sender in senders)
            await sender.Resend(apis[2]);

        var books = await Books.Read(apis[2], campaign);
        books.AreInOrder();
        Assert.Equal(senders.SelectMany(x => x.All).Select(x => x.Id).ToHashSet(), books.Paid);
        await books.AgreeWithBoards(apis[2], campaign);
        var ends = await Task.WhenAll(
            screens.Skip(2 * ScreensOfEach).Concat(moved).Select(screen => End(screen, books.Entries.Count))
        );
        Assert.Equal(Nodes * ScreensOfEach, ends.Length);
        Assert.Single(ends.Distinct());
        (await apis[2].Post($"campaigns/{campaign}/close")).Is(200);
        var last = (await apis[2].Get($"campaigns/{campaign}/periods"))
            .Json.EnumerateArray()
            .Last(x => x.GetProperty("state").GetString() == "grace")
            .GetProperty("number")
            .GetInt32();
        (await apis[2].Post($"campaigns/{campaign}/periods/{last}/close")).Is(200);
        var winners = (await apis[2].Get($"campaigns/{campaign}/winners"))
            .Is(200)
            .Json.EnumerateArray()
            .Select(x => $"{x.GetProperty("period")} {x.GetProperty("prize")} {x.GetProperty("code")}")
            .ToList();
        Assert.Equal(3, winners.Distinct().Count(x => x.StartsWith($"{last} ", StringComparison.Ordinal)));
        Assert.Equal(winners.Distinct(), winners);

        foreach (var screen in screens.Skip(2 * ScreensOfEach).Concat(moved))
            await screen.DisposeAsync();
        foreach (var api in apis)
            api.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in hubs)
            await hub.DisposeAsync();
        directory.Delete(recursive: true);
    }

    private static async Task<Screen> Watching(HubProcess hub, string campaign, bool packed)
    {
        var screen = await Screen.Connect(new Uri(hub.Url), packed, key: HubProcess.Key);
        await screen.Watch(campaign, period: "overall");
        return screen;
    }

    /// <summary>The board that the screen is left with, as it was pushed.</summary>
    private static async Task<string> End(Screen screen, long seq) =>
        string.Join(
            ' ',
            (await screen.Standings.Next(x => x.Seq == seq)).Standings.Select(x =>
                $"{x.Rank} {x.Code} {x.Points} {x.ReachedAt:O}"
            )
        );

    /// <summary>Until each of them has had forty events more acknowledged.</summary>
    private static async Task More(IEnumerable<Sender> senders)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        foreach (var (sender, before) in senders.Select(x => (x, x.Acknowledged.Count)).ToList())
            while (sender.Acknowledged.Count < before + 40)
                await Task.Delay(5, patience.Token);
    }
}
