using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>The process is killed while people work at the desk.</summary>
[Collection(ProcessCollection.Name)]
public sealed class KilledDeskTests : IDisposable
{
    private const int Kills = 3;
    private static readonly string[] Reps = ["anna", "bob", "carl"];
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-killed-desk-");
    private readonly List<DeskPerson> reps = [];
    private DeskPerson pia = null!;
    private string campaign = "";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var person in reps)
            person.Dispose();
        pia?.Dispose();
        directory.Delete(recursive: true);
        TestStore.Drop(directory.FullName);
    }

    [Fact]
    public async Task Killed_at_any_moment_each_answered_card_move_and_note_is_there_once()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var settings = new HubSettings { DataDirectory = directory.FullName, Jobs = "off" };
        await Open(settings);
        var shifts = Reps.Select(x => new DeskShift(campaign, x)).ToList();

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var hub = await HubProcess.Start(settings);
            using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
            await AreBooked(api, shifts);
            var doors = await Doors(hub);
            var working = shifts.Select((shift, i) => shift.Work(doors[i])).ToList();
            await Task.Delay(random.Next(300, 1200), Stop); // the moment of the kill, not a wait for anything
            await hub.Kill();
            await Task.WhenAll(working);
        }

        await using var last = await HubProcess.Start(settings);
        using var end = new ApiClient(new Uri(last.Url), HubProcess.Key);
        var ends = await Doors(last);
        await Task.WhenAll(shifts.Select((shift, i) => shift.Finish(ends[i])));
        Assert.All(shifts, x => Assert.NotEmpty(x.Answered));
        await AreThereOnce(end, shifts);

        var different = await Task.WhenAll(shifts.Select((shift, i) => shift.Again(ends[i])));
        Assert.Empty(different.SelectMany(x => x));
        await AreThereOnce(end, shifts);
        Assert.Equal(0, (await end.Post($"campaigns/{campaign}/rebuild")).Is(200).Json.GetProperty("drift").GetInt32());
    }

    private async Task Open(HubSettings settings)
    {
        await using var hub = await HubProcess.Start(settings);
        using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
        campaign = await api.Launched(Sender.Campaign);
        pia = await DeskPerson.Joined(hub, api, new Grant(AccountRole.Prospector, campaign, Sender.Prospector));
        foreach (var rep in Reps)
            reps.Add(await DeskPerson.Joined(hub, api, new Grant(AccountRole.Rep, campaign, rep)));
    }

    /// <summary>One prospector for all reps.</summary>
    private async Task<DeskDoors[]> Doors(HubProcess hub)
    {
        var finder = await pia.At(hub);
        return await Task.WhenAll(reps.Select(async rep => new DeskDoors(finder, await rep.At(hub))));
    }

    /// <summary>All that was answered, and nothing twice; of the last move of each nobody knows yet.</summary>
    private async Task<Books> AreBooked(ApiClient api, IReadOnlyList<DeskShift> shifts)
    {
        var books = await Books.Read(api, campaign);
        books.AreInOrder();
        Assert.Empty(shifts.SelectMany(x => x.Paying).Except(books.Paid));
        await books.AgreeWithBoards(api, campaign);
        return books;
    }

    private async Task AreThereOnce(ApiClient api, IReadOnlyList<DeskShift> shifts)
    {
        var books = await AreBooked(api, shifts);
        Assert.Equal(shifts.SelectMany(x => x.Paying).Order(), books.Paid.Order());

        var told = shifts.SelectMany(x => x.Told).ToDictionary(x => x.Key, x => x.Value);
        var list = (await api.Get($"campaigns/{campaign}/leads?format=csv")).Is(200).Text;
        var codes = list.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(x => x.Split(',')[0]);
        Assert.Equal(told.Keys.Order(), codes.Order());
        foreach (var (lead, all) in told)
            Assert.Equal(all.Order(), await ToldOf(api, lead));
    }

    /// <summary>Types of facts, and kinds and ids of notes, in no order.</summary>
    private async Task<IEnumerable<string>> ToldOf(ApiClient api, string lead)
    {
        var card = (await api.Get($"campaigns/{campaign}/leads/{lead}")).Is(200).Json;
        return card.GetProperty("story")
            .EnumerateArray()
            .Select(x => $"{x.GetProperty("type")}{(x.TryGetProperty("id", out var id) ? $" {id}" : "")}")
            .Order();
    }
}
