using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class RateLimitsTests
{
    private static readonly (string, string)[] Slow =
    [
        ("ChallengeHub:RequestsPerSecond", "1"),
        ("ChallengeHub:RequestsPerSecondWithoutKey", "1"),
    ];

    [Fact]
    public async Task Who_asks_too_much_is_told_when_to_ask_again_and_the_others_are_served()
    {
        await using var hub = await RunningHub.Start(settings: [.. Slow, ("ChallengeHub:OpenBoards", "true")]);
        var campaign = await hub.Api.Launched();
        using var nobody = new ApiClient(hub.Url, null);
        using var crm = new ApiClient(
            hub.Url,
            (await hub.Api.Post("keys", """{ "name": "CRM", "scopes": ["events"] }"""))
                .Is(201)
                .Json.GetProperty("secret")
                .GetString()
        );

        Assert.Contains(429, await Many(() => nobody.Get($"campaigns/{campaign}/standings")));
        (await crm.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        Assert.Contains(429, await Many(() => crm.Post("events", ApiClient.Event(campaign, "1"))));
        Assert.DoesNotContain(429, await Many(() => hub.Api.Get("campaigns")));

        var response = await nobody.Http.GetAsync(
            $"campaigns/{campaign}/standings",
            TestContext.Current.CancellationToken
        );
        // a slow machine gives time for more
        while ((int)response.StatusCode != 429)
            response = await nobody.Http.GetAsync(
                $"campaigns/{campaign}/standings",
                TestContext.Current.CancellationToken
            );
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task An_address_that_tries_keys_is_stopped_after_a_hundred()
    {
        await using var hub = await RunningHub.Start();
        using var thief = new ApiClient(hub.Url, "a-key-that-somebody-guessed-and-tries");

        var answers = await Many(() => thief.Get("campaigns"), 110);

        Assert.Equal(100, answers.Count(x => x == 401));
        Assert.Equal(10, answers.Count(x => x == 429));
        (await hub.Api.Get("campaigns")).Is(200);
    }

    private static async Task<IReadOnlyList<int>> Many(Func<Task<ApiAnswer>> ask, int times = 30)
    {
        var answers = new List<int>();
        for (var i = 0; i < times; i++)
            answers.Add((await ask()).Status);
        return answers;
    }
}
