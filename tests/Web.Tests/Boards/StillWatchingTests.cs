using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class StillWatchingTests
{
    [Fact]
    public async Task Who_watches_goes_on_watching_while_the_store_is_away_and_nobody_can_say_whether_he_may()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        var key = (await hub.Api.Post("keys", """{ "name": "TV", "scopes": ["results"] }"""))
            .Is(201)
            .Json.GetProperty("secret")
            .GetString()!;
        await using var screen = await Screen.Connect(hub.Url, packed: false, key: key);
        await screen.Watch(campaign);

        using (Away.From(hub.Engine))
            await hub.Connections.SendHome();
        (await hub.Api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);

        Assert.Equal(1, (await screen.Standings.Next(x => x.Seq == 1)).Standings[0].Points);
        await hub.Connections.SendHome();
        Assert.Equal(1, hub.Connections.Count);
    }
}
