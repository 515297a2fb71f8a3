using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

[Collection(ProcessCollection.Name)]
public sealed class LostRedisTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_taken_while_Redis_is_away_and_the_boards_come_back_right_by_themselves()
    {
        var redis = await RedisServer.Start();
        await using var gone = redis;
        await using var hub = await HubProcess.Start(new HubSettings { Redis = redis.ConnectionString, Jobs = "off" });
        using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
        var campaign = await api.Launched(Sender.Campaign);
        var senders = Enumerable.Range(0, 2).Select(i => new Sender(campaign, $"s{i}", i)).ToList();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var pouring = senders.Select(sender => sender.Pour(api, enough.Token)).ToList();

        await More(senders);
        await redis.Kill();
        await More(senders);
        Assert.Equal("degraded", await Health(api));
        Assert.False(await Live(api, campaign));
        await using var back = await RedisServer.Start(redis.Port); // empty
        await More(senders);
        await enough.CancelAsync();
        await Task.WhenAll(pouring);

        using var patience = new CancellationTokenSource(Patience);
        while (!await Live(api, campaign) || await Health(api) != "healthy")
            await Task.Delay(50, patience.Token);
        var books = await Books.Read(api, campaign);
        books.AreInOrder();
        Assert.Equal(senders.SelectMany(x => x.Acknowledged).ToHashSet(), books.Paid);
        await books.AgreeWithBoards(api, campaign);
        Assert.Equal(0, (await api.Post($"campaigns/{campaign}/rebuild")).Is(200).Json.GetProperty("drift").GetInt32());
    }

    [Fact]
    public async Task A_Redis_that_hangs_holds_up_one_event_and_the_boards_are_right_within_five_seconds_of_its_return()
    {
        await using var redis = await RedisServer.Start();
        await using var hub = await HubProcess.Start(new HubSettings { Redis = redis.ConnectionString, Jobs = "off" });
        using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
        var campaign = await api.Launched(Sender.Campaign);
        var senders = Enumerable.Range(0, 2).Select(i => new Sender(campaign, $"s{i}", i)).ToList();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var pouring = senders.Select(sender => sender.Pour(api, enough.Token)).ToList();
        await More(senders);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await redis.Hang();
            await More(senders);
            await More(senders);
            Assert.False(await Live(api, campaign));
            await redis.Resume();
            using var promised = new CancellationTokenSource(Promised);
            while (!await Live(api, campaign))
                await Task.Delay(20, promised.Token);
        }
        await enough.CancelAsync();
        await Task.WhenAll(pouring);

        using var patience = new CancellationTokenSource(Promised);
        while (!await Live(api, campaign))
            await Task.Delay(20, patience.Token);
        var books = await Books.Read(api, campaign);
        books.AreInOrder();
        Assert.Equal(senders.SelectMany(x => x.Acknowledged).ToHashSet(), books.Paid);
        await books.AgreeWithBoards(api, campaign);
        Assert.Equal(0, (await api.Post($"campaigns/{campaign}/rebuild")).Is(200).Json.GetProperty("drift").GetInt32());
    }

    /// <summary>Until each of them has had fifty events more acknowledged.</summary>
    private static async Task More(IEnumerable<Sender> senders)
    {
        using var patience = new CancellationTokenSource(Patience);
        foreach (var (sender, before) in senders.Select(x => (x, x.Acknowledged.Count)).ToList())
            while (sender.Acknowledged.Count < before + 50)
                await Task.Delay(5, patience.Token);
    }

    private static async Task<string?> Health(ApiClient api) =>
        (await api.Get("/health/ready")).Is(200).Json.GetProperty("status").GetString();

    private static async Task<bool> Live(ApiClient api, string campaign) =>
        (await api.Get($"campaigns/{campaign}/standings")).Is(200).Json.GetProperty("live").GetBoolean();
}
