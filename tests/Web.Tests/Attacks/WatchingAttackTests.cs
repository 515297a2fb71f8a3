using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Somebody opens connections to the hub until others find no room.</summary>
public sealed class WatchingAttackTests
{
    [Fact]
    public async Task One_caller_has_so_many_connections_as_the_setting_says_and_the_bootstrap_key_as_many_as_it_wants()
    {
        await using var hub = await RunningHub.Start(settings: ("ChallengeHub:HubConnectionsPerCaller", "3"));
        var campaign = await hub.Api.Launched();
        async Task<string> Key() =>
            (await hub.Api.Post("keys", """{ "name": "TV", "scopes": ["results"] }"""))
                .Is(201)
                .Json.GetProperty("secret")
                .GetString()!;
        var one = await Key();
        var other = await Key();

        Assert.Equal(3, await Watching(hub, campaign, one, 5));
        Assert.Equal(2, await Watching(hub, campaign, other, 2));
        Assert.Equal(6, await Watching(hub, campaign, RunningHub.Key, 6));
    }

    [Fact]
    public async Task Who_has_gone_makes_room()
    {
        await using var hub = await RunningHub.Start(settings: ("ChallengeHub:HubConnectionsPerCaller", "1"));
        var campaign = await hub.Api.Launched();
        var key = (await hub.Api.Post("keys", """{ "name": "TV", "scopes": ["results"] }"""))
            .Is(201)
            .Json.GetProperty("secret")
            .GetString()!;
        for (var i = 0; i < 3; i++)
        {
            var screen = await Screen.Connect(hub.Url, packed: false, key: key);
            await screen.Watch(campaign);
            await screen.DisposeAsync();
            while (hub.Connections.Count > 0)
                await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public void A_number_of_connections_that_is_none_is_refused_at_the_start(string value)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager
        {
            ["ChallengeHub:HubConnectionsPerCaller"] = value,
        };
        Assert.Contains(
            "ChallengeHub__HubConnectionsPerCaller",
            Assert.Throws<StartRefused>(() => Settings.Read(configuration)).Message
        );
    }

    /// <summary>How many of so many connections are let watch.</summary>
    private static async Task<int> Watching(RunningHub hub, string campaign, string key, int wanted)
    {
        var screens = new List<Screen>();
        var watching = 0;
        for (var i = 0; i < wanted; i++)
            try
            {
                screens.Add(await Screen.Connect(hub.Url, packed: false, key: key));
                await screens[^1].Watch(campaign);
                watching++;
            }
            catch (Exception refused)
                when (refused
                        is IOException
                            or InvalidOperationException
                            or OperationCanceledException
                            or HttpRequestException
                )
            {
                // ended as soon as it came
            }
        foreach (var screen in screens)
            await screen.DisposeAsync();
        return watching;
    }
}
