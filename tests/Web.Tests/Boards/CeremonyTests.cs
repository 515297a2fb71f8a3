using System.Globalization;
using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What walls hear of ceremonies: at their hour, when they come back, and when somebody asks.</summary>
public sealed class CeremonyTests(HubOfClass own) : IClassFixture<HubOfClass>
{
    private readonly RunningHub hub = own.Hub;

    [Fact]
    public async Task The_closing_is_told_at_once_and_the_ceremony_at_its_hour()
    {
        var (campaign, hour) = await Ended();
        await using var wall = await Screen.Connect(hub.Url, packed: false);
        await wall.Watch(campaign);

        // what was closed by the first look is no news
        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        await hub.Engine.Closing.CloseDue();

        await wall.Closed.Next(x => x.Number == BoardKey.Overall);
        Assert.False(wall.Ceremonies.TryRead(out _));
        var waiting = await Now(campaign);
        Assert.Equal(hour, waiting.GetProperty("state").GetProperty("ceremonyAt").GetDateTimeOffset());
        Assert.Empty(waiting.GetProperty("ceremonies").EnumerateArray());
        Assert.Empty(waiting.GetProperty("winners").EnumerateArray());

        hub.Clock.SetUtcNow(hour);
        var month = await wall.Ceremonies.Next(_ => true);
        var whole = await wall.Ceremonies.Next(_ => true);
        Assert.Equal((1, hour, false), (month.Number, month.At, month.Replay));
        Assert.Equal("anna", Assert.Single(month.Awards).Code);
        Assert.Equal(BoardKey.Overall, whole.Number);
        var told = await Now(campaign);
        Assert.Equal([1, 0], Numbers(told, "ceremonies"));
        Assert.Equal([1], Numbers(told, "winners"));
        Assert.Equal(JsonValueKind.Null, told.GetProperty("state").GetProperty("ceremonyAt").ValueKind);

        hub.Clock.SetUtcNow(hour.AddHours(25));
        Assert.Empty((await Now(campaign)).GetProperty("ceremonies").EnumerateArray());
    }

    [Fact]
    public async Task What_is_frozen_is_revealed_with_the_ceremony_and_nothing_tells_it_before()
    {
        var ends = TimeZoneInfo.ConvertTime(
            hub.Clock.GetUtcNow().AddHours(49),
            TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")
        );
        var at = ends.AddHours(3).ToString("HH:mm", CultureInfo.InvariantCulture);
        var floor = await FrozenFloor.Open(hub, ceremony: at);
        await floor.Freeze();
        using var person = await floor.Joined(AccountRole.Rep, "anna");
        await using var player = await Screen.Of(hub, person);
        await player.Watch(floor.Campaign, period: "overall");
        await floor.Reveal();

        await player.Changed.Next(x => x.Status == "closed");
        using var back = await floor.Joined(AccountRole.Rep, "anna");
        Assert.True((await floor.Reps(back.Api)).GetProperty("frozen").GetBoolean());
        Assert.False(player.Closed.TryRead(out _));
        var waiting = await Now(floor.Campaign);
        Assert.Equal(JsonValueKind.Null, waiting.GetProperty("awards").ValueKind);
        Assert.Empty(waiting.GetProperty("ceremonies").EnumerateArray());
        Assert.Contains(
            "\"unrevealed\":true",
            (await back.Open($"/wall/{floor.Campaign}")).Is(200).Html,
            StringComparison.Ordinal
        );
        (await hub.Api.Post($"campaigns/{floor.Campaign}/ceremonies/0/replay")).Is(409);

        hub.Clock.SetUtcNow(Ceremonies.Hour(await hub.Engine.Reads.Snapshot(floor.Campaign), BoardKey.Overall)!.Value);
        var revealed = await player.Standings.Next(x => !x.Frozen);
        Assert.Equal("bob 10, anna 1", FrozenFloor.Text(revealed));
        await player.Closed.Next(x => x.Number == BoardKey.Overall);
        await player.Ceremonies.Next(x => x.Number == BoardKey.Overall);
    }

    [Fact]
    public async Task Marketing_plays_a_ceremony_again_and_it_is_written_down_by_whom()
    {
        var (campaign, hour) = await Ended();
        await using var wall = await Screen.Connect(hub.Url, packed: true);
        await wall.Watch(campaign);
        await hub.Engine.Closing.CloseDue();
        (await hub.Api.Post($"campaigns/{campaign}/ceremonies/1/replay")).Is(409);
        hub.Clock.SetUtcNow(hour);
        await wall.Ceremonies.Next(x => x.Number == BoardKey.Overall);
        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing, campaign));
        using var spectator = await Person.Joined(hub, new Grant(AccountRole.Spectator));

        (await marketing.Api.Post($"campaigns/{campaign}/ceremonies/1/replay")).Is(204);
        var again = await wall.Ceremonies.Next(_ => true);
        Assert.Equal((1, true, "anna"), (again.Number, again.Replay, Assert.Single(again.Awards).Code));

        var page = $"/studio/{campaign}/winners";
        Assert.Contains("data-testid=\"play\"", (await marketing.Open(page)).Is(200).Html);
        var played = await marketing.Post($"{page}?handler=Replay", ("number", "0"));
        Assert.Contains("data-testid=\"done\"", played.Is(200).Html);
        Assert.Equal(BoardKey.Overall, (await wall.Ceremonies.Next(x => x.Replay)).Number);

        (await spectator.Api.Post($"campaigns/{campaign}/ceremonies/1/replay")).Is(403);
        (await marketing.Api.Post($"campaigns/{campaign}/ceremonies/9/replay")).Is(404);
        var noted = await hub.Api.Get($"audit?action=ceremony.replayed&campaign={campaign}");
        Assert.Equal(
            [$"account:{marketing.Id}", $"account:{marketing.Id}"],
            noted.Is(200).Json.EnumerateArray().Select(x => x.GetProperty("author").GetString())
        );
    }

    /// <summary>A challenge that is over, with Anna ahead; its ceremony is at nine on the next day.</summary>
    private async Task<Ending> Ended()
    {
        var now = hub.Clock.GetUtcNow();
        var campaign = await hub.Api.Launched(
            ApiClient
                .Document.Replace("2026-01-01T00:00:00+01:00", $"{now.AddDays(-10):O}")
                .Replace("2027-01-01T00:00:00+01:00", $"{now.AddHours(1):O}")
                .With("periods", """{ "every": "none" }""")
                .With("ceremony", """{ "on": "first-day", "at": "09:00" }""")
        );
        var at = $"{now.AddMinutes(-1):O}";
        (await hub.Api.Post("events", ApiClient.Event(campaign, "1", "closed", "L1", "anna", at))).Is(200);
        hub.Clock.SetUtcNow(now.AddHours(3));
        var hour = Ceremonies.Hour(await hub.Engine.Reads.Snapshot(campaign), BoardKey.Overall)!.Value;
        return new Ending(campaign, hour);
    }

    private static IEnumerable<int> Numbers(JsonElement now, string list) =>
        now.GetProperty(list).EnumerateArray().Select(x => x.GetProperty("number").GetInt32());

    /// <summary>As somebody who has just signed in: sessions end while the clock moves.</summary>
    private async Task<JsonElement> Now(string campaign)
    {
        using var person = await Person.Joined(hub, new Grant(AccountRole.Spectator));
        return JsonSerializer.Deserialize<JsonElement>(
            await person.Http.GetStringAsync($"wall/{campaign}?handler=Now", TestContext.Current.CancellationToken)
        );
    }

    private sealed record Ending(string Campaign, DateTimeOffset Hour);
}
