using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

[Collection(ProcessCollection.Name)]
public sealed class KilledHubTests : IDisposable
{
    private const int Kills = 22;
    private const int Senders = 3;
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(15);
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-kill-");
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task Killed_at_any_moment_nothing_acknowledged_is_lost_or_counted_twice()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var settings = new HubSettings { DataDirectory = directory.FullName, Jobs = "off" };
        var campaign = await Launched(settings);
        var senders = Enumerable.Range(0, Senders).Select(i => new Sender(campaign, $"s{i}", seed + i)).ToList();
        var corrector = new Corrector(campaign, senders[0]);

        for (var kill = 0; kill < Kills; kill++)
        {
            if (kill % 10 == 0)
                await KillWhileItStarts(settings, random);
            await using var hub = await HubProcess.Start(settings);
            using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
            await Check(api, campaign, senders, corrector);
            var pouring = senders
                .Select(sender => sender.Pour(api, Stop))
                .Append(corrector.Correct(api, Stop))
                .ToList();
            await Task.Delay(random.Next(20, 500), Stop); // the moment of the kill, not a wait for anything
            await hub.Kill();
            await Task.WhenAll(pouring);
        }

        await using var last = await HubProcess.Start(settings);
        using var end = new ApiClient(new Uri(last.Url), HubProcess.Key);
        foreach (var sender in senders)
            await sender.Resend(end);
        var books = await Check(end, campaign, senders, corrector);
        Assert.Equal(senders.SelectMany(x => x.All).Select(x => x.Id).ToHashSet(), books.Paid);
        foreach (var sender in senders)
            await sender.Resend(end);
        Assert.Equal(books.Entries.Count, (await Books.Read(end, campaign)).Entries.Count);
        Assert.Equal(0, (await end.Post($"campaigns/{campaign}/rebuild")).Is(200).Json.GetProperty("drift").GetInt32());
    }

    [Fact]
    public async Task Told_to_stop_in_the_middle_of_traffic_it_answers_what_it_took_and_ends_with_0()
    {
        var settings = new HubSettings { DataDirectory = directory.FullName, Jobs = "memory" };
        var campaign = await Launched(settings);
        var sender = new Sender(campaign, "s", 1);
        var corrector = new Corrector(campaign, sender);
        await using (var hub = await HubProcess.Start(settings))
        {
            using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
            await using var screen = await Screen.Connect(new Uri(hub.Url), packed: false, key: HubProcess.Key);
            await screen.Watch(campaign);
            var pouring = new[] { sender.Pour(api, Stop), corrector.Correct(api, Stop) };
            while (sender.Acknowledged.Count < 50)
                await Task.Delay(5, Stop);

            Assert.Equal(0, await hub.Stop().WaitAsync(Drain, Stop));
            await Task.WhenAll(pouring);
            Assert.DoesNotContain("Exception", hub.Output);
            Assert.Empty(hub.Errors);
        }
        await using var again = await HubProcess.Start(settings);
        using var client = new ApiClient(new Uri(again.Url), HubProcess.Key);
        await Check(client, campaign, [sender], corrector);
    }

    private static async Task<string> Launched(HubSettings settings)
    {
        await using var hub = await HubProcess.Start(settings);
        using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
        return await api.Launched(Sender.Campaign);
    }

    private static async Task KillWhileItStarts(HubSettings settings, Random random)
    {
        await using var hub = HubProcess.Launch(settings);
        await Task.Delay(random.Next(200, 1500), Stop); // the moment of the kill
        await hub.Kill();
    }

    private static async Task<Books> Check(
        ApiClient api,
        string campaign,
        IReadOnlyList<Sender> senders,
        Corrector corrector
    )
    {
        Assert.Equal("healthy", (await api.Get("/health/ready")).Is(200).Json.GetProperty("status").GetString());
        var books = await Books.Read(api, campaign);
        books.AreInOrder();
        Assert.Empty(senders.SelectMany(x => x.Acknowledged).Except(books.Paid));
        Assert.Empty(books.Paid.Except(senders.SelectMany(x => x.All).Select(x => x.Id)));
        Assert.Empty(corrector.Reversed.Except(books.Reversed));
        Assert.Empty(corrector.Adjusted.Except(books.Adjusted));
        await books.AgreeWithBoards(api, campaign);
        Assert.True((await api.Get($"campaigns/{campaign}/standings")).Is(200).Json.GetProperty("live").GetBoolean());
        return books;
    }
}
