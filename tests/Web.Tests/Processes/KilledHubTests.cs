using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

[Collection(ProcessCollection.Name)]
public sealed class KilledHubTests
{
    private const int Kills = 22, Senders = 3;
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_any_moment_nothing_acknowledged_is_lost_or_counted_twice()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var directory = Directory.CreateTempSubdirectory("ch-kill-").FullName;
        var settings = new HubSettings { DataDirectory = directory, Jobs = "off" };
        var campaign = await Launched(settings);
        var senders = Enumerable.Range(0, Senders).Select(i => new Sender(campaign, $"s{i}", seed + i)).ToList();

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var hub = await HubProcess.Start(settings);
            using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
            await Check(api, campaign, senders);
            var pouring = senders.Select(sender => sender.Pour(api, Stop)).ToList();
            var adjusting = Adjust(api, campaign, $"bonus {kill}");
            await Task.Delay(random.Next(20, 500), Stop); // the moment of the kill, not a wait for anything
            await hub.Kill();
            await Task.WhenAll([.. pouring, adjusting]);
        }

        await using var last = await HubProcess.Start(settings);
        using var end = new ApiClient(new Uri(last.Url), HubProcess.Key);
        await Resend(end, senders);
        var books = await Check(end, campaign, senders);
        Assert.Equal(senders.SelectMany(x => x.All.Select(e => e.Id)).Order(StringComparer.Ordinal), books.Paid.Order(StringComparer.Ordinal));
        await Resend(end, senders);
        Assert.Equal(books.Entries.Count, (await Books.Read(end, campaign)).Entries.Count);
        (await end.Post($"campaigns/{campaign}/rebuild")).Is(200);
        await last.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Told_to_stop_in_the_middle_of_traffic_it_answers_what_it_took_and_ends_with_0()
    {
        var directory = Directory.CreateTempSubdirectory("ch-term-").FullName;
        var settings = new HubSettings { DataDirectory = directory, Jobs = "memory" };
        var campaign = await Launched(settings);
        var sender = new Sender(campaign, "crm", 1);
        await using (var hub = await HubProcess.Start(settings))
        {
            using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
            var pouring = sender.Pour(api, Stop);
            while (sender.Acknowledged.Count < 20) await Task.Yield();

            Assert.Equal(0, await hub.Stop());
            await pouring;
            Assert.DoesNotContain("Exception", hub.Output);
        }
        await using var again = await HubProcess.Start(settings);
        using var client = new ApiClient(new Uri(again.Url), HubProcess.Key);
        await Check(client, campaign, [sender]);
        await again.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<string> Launched(HubSettings settings)
    {
        await using var hub = await HubProcess.Start(settings);
        using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
        return await api.Launched(ApiClient.DocumentOfNow);
    }

    /// <summary>Sends one adjustment under one key until it is answered or the hub is gone; the next round's key is another.</summary>
    private static async Task Adjust(ApiClient api, string campaign, string reason)
    {
        try
        {
            await api.Post($"campaigns/{campaign}/corrections", $$"""{ "participant": "anna", "points": 5, "reason": "{{reason}}" }""", ("Idempotency-Key", reason.Replace(' ', '-')));
        }
        catch (HttpRequestException)
        {
            // killed
        }
    }

    private static async Task Resend(ApiClient api, IEnumerable<Sender> senders)
    {
        foreach (var chunk in senders.SelectMany(x => x.All).Chunk(1000))
            (await api.Post("events", $"[{string.Join(',', chunk.Select(x => x.Json))}]")).Is(200);
    }

    private static async Task<Books> Check(ApiClient api, string campaign, IReadOnlyList<Sender> senders)
    {
        (await api.Get("../../health/ready")).Is(200);
        var books = await Books.Read(api, campaign);
        books.HaveNoGaps();
        var paid = books.Paid.ToList();
        Assert.Equal(paid.Count, paid.Distinct().Count());
        Assert.Equal(books.Reasons.Count(), books.Reasons.Distinct().Count());
        Assert.Empty(senders.SelectMany(x => x.Acknowledged).Except(paid));
        Assert.Empty(paid.Except(senders.SelectMany(x => x.All.Select(e => e.Id))));
        await books.AgreeWithBoards(api, campaign);
        return books;
    }
}
