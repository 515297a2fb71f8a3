using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class HealthApiTests(HubFixture fixture)
{
    [Fact]
    public async Task It_lives_and_is_ready()
    {
        Assert.Equal(
            "healthy",
            JsonDocument.Parse(await Read("health/live")).RootElement.GetProperty("status").GetString()
        );
        var ready = JsonDocument.Parse(await Read("health/ready")).RootElement;
        Assert.Equal(
            ("healthy", "healthy"),
            (ready.GetProperty("status").GetString(), ready.GetProperty("checks").GetProperty("sql").GetString())
        );
    }

    [Fact]
    public async Task Redis_away_is_degraded_boards_are_answered_from_the_ledger_and_are_live_again_when_it_is_back()
    {
        var redis = await RedisServer.Start();
        await using var hub = await RunningHub.Start(redis: redis.ConnectionString);
        var campaign = await hub.Api.Launched();
        await redis.DisposeAsync();

        (await hub.Api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        var away = (await hub.Api.Get($"campaigns/{campaign}/standings")).Is(200).Json;
        var ready = JsonDocument
            .Parse(await hub.Api.Http.GetStringAsync("/health/ready", TestContext.Current.CancellationToken))
            .RootElement;
        await using var back = await RedisServer.Start(redis.Port);

        Assert.Equal((false, 1), (away.GetProperty("live").GetBoolean(), away.GetProperty("seq").GetInt32()));
        Assert.Equal("degraded", ready.GetProperty("status").GetString());
        while (!(await hub.Api.Get($"campaigns/{campaign}/standings")).Json.GetProperty("live").GetBoolean())
            await Task.Delay(100, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Metrics_tell_of_events_and_every_operation_is_described()
    {
        var campaign = await fixture.Api.Launched();
        (await fixture.Api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);

        var metrics = await Read("metrics");
        var api = JsonDocument.Parse(await Read("openapi/v1.json")).RootElement;

        Assert.Contains("challengehub_events_total{", metrics);
        Assert.Contains("challengehub_boards_behind", metrics);
        foreach (
            var path in api.GetProperty("paths")
                .EnumerateObject()
                .Where(x => x.Name.StartsWith("/api/", StringComparison.Ordinal))
        )
        foreach (var operation in path.Value.EnumerateObject())
        {
            Assert.True(operation.Value.TryGetProperty("summary", out _), $"{operation.Name} {path.Name} says nothing");
            if (!operation.Value.TryGetProperty("parameters", out var parameters))
                continue;
            foreach (
                var name in parameters
                    .EnumerateArray()
                    .Where(x => x.GetProperty("in").GetString() == "query")
                    .Select(x => x.GetProperty("name").GetString()!)
            )
                Assert.True(char.IsLower(name[0]), $"{operation.Name} {path.Name} has the parameter {name}");
        }
    }

    [Fact]
    public async Task The_page_to_try_the_API_needs_nothing_from_outside()
    {
        var page = await Read("docs/");
        Assert.DoesNotContain("cdn.", page);
        Assert.DoesNotContain("https://", page.Replace("https://www.w3.org", ""));
    }

    private Task<string> Read(string path) =>
        fixture.Api.Http.GetStringAsync("/" + path, TestContext.Current.CancellationToken);
}
