using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class JobsDashboardTests
{
    [Fact]
    public async Task The_jobs_are_for_admins_only()
    {
        await using var hub = await RunningHub.Start(settings: ("ChallengeHub:Jobs", "memory"));
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = hub.Url,
        };
        using var answer = await stranger.GetAsync("jobs", TestContext.Current.CancellationToken);
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery);

        (await hub.Api.Get("/jobs")).Is(200);
        using var events = new ApiClient(
            hub.Url,
            (await hub.Api.Post("keys", """{ "name": "CRM", "scopes": ["events"] }"""))
                .Is(201)
                .Json.GetProperty("secret")
                .GetString()
        );
        (await events.Get("/jobs")).Is(403);
    }
}
