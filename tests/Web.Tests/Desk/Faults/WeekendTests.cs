using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Nothing runs over a weekend, and on Monday two processes start at once on one database and one redis-server.
/// </summary>
[Collection(ProcessCollection.Name)]
public sealed class WeekendTests : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("ch-weekend-").FullName;
    private readonly List<RunningHub> monday = [];
    private RedisServer? redis;

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in monday)
            await hub.DisposeAsync();
        if (redis is not null)
            await redis.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task What_fell_due_while_nothing_ran_is_reminded_at_the_start_and_released_an_hour_later_once()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        redis = await RedisServer.Start();
        // an hour of Friday is left, and one of Monday
        var left = await Friday();
        monday.AddRange(await Task.WhenAll(Hub(March(9, 11, 30), "memory"), Hub(March(9, 11, 30), "memory")));
        using var anna = await Returns(left.Anna);
        using var dora = await Returns(left.Dora);

        var overdue = $"overdue-contact {left.Lead} 1";
        await Until(async () => (await Lines(anna)).Count > 0);
        await LookOnceMore();
        Assert.Equal([overdue], await Lines(anna));
        Assert.Equal([overdue, $"waiting {left.Lead} 1"], await Lines(dora));
        Assert.Equal("taken anna", await Stands(left));

        Now(March(9, 12, 29).AddSeconds(59));
        await LookOnceMore();
        Assert.Equal("taken anna", await Stands(left));

        Now(March(9, 12, 30));
        await Until(async () =>
        {
            foreach (var hub in monday)
                hub.Clock.Advance(TimeSpan.FromSeconds(1));
            return await Stands(left) == "open";
        });
        await LookOnceMore();

        await IsReleasedOnce(left);
        Assert.Equal([$"released-late {left.Lead} 1", overdue], await Lines(anna));
        Assert.Equal([overdue, $"waiting {left.Lead} 1"], await Lines(dora));
        // who let it lie has it again only by assignment
        (await Move(left, """ "type": "lead.taken", "rep": "anna" """)).Is(409);
        (await Move(left, """ "type": "lead.taken", "rep": "ben" """)).Is(200);
    }

    /// <summary>Anna takes a lead on Friday at five, and the process ends.</summary>
    private async Task<LeftOnFriday> Friday()
    {
        await using var hub = await Hub(March(6, 17), "off");
        using var floor = await DeskFloor.Open(hub, WithHours);
        var lead = await floor.TakenBy(floor.Anna);
        Assert.Equal(0, await hub.Service<DeadlineSweep>().Run());

        var deadline = (await floor.Lead(floor.Anna.Api, lead)).Is(200).Json.GetProperty("deadline");
        Assert.Equal("contact", deadline.GetProperty("what").GetString());
        Assert.Equal(March(9, 10), deadline.GetProperty("at").GetDateTimeOffset());
        return new LeftOnFriday(floor.Campaign, lead, floor.Anna.Email, floor.Dora.Email);
    }

    private static void WithHours(JsonObject document) =>
        document["deadlines"] = JsonNode.Parse(
            """
            { "contact": 2, "onContact": "release",
              "workingHours": { "days": "mon-fri", "from": "09:00", "until": "18:00" } }
            """
        );

    private async Task IsReleasedOnce(LeftOnFriday left)
    {
        var lead = (await monday[0].Api.Get($"campaigns/{left.Path}")).Is(200).Json;
        var story = lead.GetProperty("story").EnumerateArray().ToList();
        Assert.Equal(
            ["lead.received", "lead.validated", "lead.taken", "lead.released"],
            story.Select(x => x.GetProperty("type").GetString())
        );
        Assert.Equal("deadline", story[^1].GetProperty("by").GetString());

        foreach (var hub in monday)
        {
            var books = await Books.Read(hub.Api, left.Campaign);
            books.AreInOrder();
            Assert.Equal(
                ["award anna 1 ", "reversal anna -1 1"],
                books.Entries.Select(x => $"{x.Kind} {x.Participant} {x.Points} {x.Reverses}")
            );
            var board = (await hub.Api.Get($"campaigns/{left.Campaign}/standings?period=overall")).Is(200).Json;
            Assert.Equal(2, board.GetProperty("seq").GetInt64());
            Assert.Equal(
                0,
                board.GetProperty("standings").EnumerateArray().Sum(x => x.GetProperty("points").GetInt64())
            );
        }
    }

    /// <summary>By each of the two processes; there is nothing left to do.</summary>
    private async Task LookOnceMore()
    {
        var looked = await Task.WhenAll(monday.Select(x => x.Service<DeadlineSweep>().Run()));
        Assert.All(looked, x => Assert.Equal(0, x));
    }

    private void Now(DateTimeOffset at)
    {
        foreach (var hub in monday)
            hub.Clock.SetUtcNow(at);
    }

    private Task<RunningHub> Hub(DateTimeOffset now, string jobs) =>
        RunningHub.Start(
            now,
            redis!.ConnectionString,
            ("ChallengeHub:DataDirectory", directory),
            ("ChallengeHub:Jobs", jobs)
        );

    private async Task<Person> Returns(string email)
    {
        var person = new Person(monday[0].Url) { Email = email };
        (await person.SignIn()).Is(302);
        return person;
    }

    /// <summary>Of what somebody is reminded, the latest first: kind, lead, and of how many.</summary>
    private static async Task<IReadOnlyList<string>> Lines(Person person) =>
        [
            .. (await person.Api.Get("notifications"))
                .Is(200)
                .Json.GetProperty("notifications")
                .EnumerateArray()
                .Select(x => $"{x.GetProperty("kind")} {x.GetProperty("lead")} {x.GetProperty("count")}"),
        ];

    private async Task<string> Stands(LeftOnFriday left)
    {
        var lead = (await monday[1].Api.Get($"campaigns/{left.Path}")).Is(200).Json;
        return lead.TryGetProperty("rep", out var rep)
            ? $"{lead.GetProperty("status")} {rep}"
            : $"{lead.GetProperty("status")}";
    }

    private Task<ApiAnswer> Move(LeftOnFriday left, string members) =>
        monday[1].Api.Post($"campaigns/{left.Path}/moves", $$"""{ "id": "{{Guid.NewGuid()}}", {{members}} }""");

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await isSo())
            await Task.Delay(20, patience.Token);
    }

    private static DateTimeOffset March(int day, int hour, int minute = 0) =>
        new(2026, 3, day, hour, minute, 0, TimeSpan.FromHours(1));

    /// <param name="Anna">Her address, as Dora's.</param>
    private sealed record LeftOnFriday(string Campaign, string Lead, string Anna, string Dora)
    {
        public string Path => $"{Campaign}/leads/{Lead}";
    }
}
