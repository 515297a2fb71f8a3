using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class BearerKeysTests(HubFixture fixture)
{
    [Theory]
    [InlineData("GET", "campaigns")]
    [InlineData("PUT", "campaigns/x")]
    [InlineData("GET", "campaigns/x/participants")]
    [InlineData("POST", "events")]
    [InlineData("GET", "events/rejected")]
    [InlineData("GET", "campaigns/x/standings")]
    [InlineData("GET", "campaigns/x/ledger")]
    [InlineData("POST", "campaigns/x/corrections")]
    [InlineData("POST", "campaigns/x/amendments")]
    [InlineData("GET", "campaigns/x/periods")]
    [InlineData("POST", "campaigns/x/periods/1/close")]
    [InlineData("GET", "campaigns/x/results")]
    [InlineData("GET", "campaigns/x/winners")]
    [InlineData("POST", "campaigns/x/awards/1")]
    [InlineData("POST", "campaigns/x/rebuild")]
    public async Task Without_a_key_or_with_an_unknown_one_it_is_401(string method, string path)
    {
        using var nobody = new ApiClient(fixture.Hub.Url, null);
        using var stranger = new ApiClient(fixture.Hub.Url, "another-key-that-is-long-enough");

        Assert.Equal("application/problem+json", (await nobody.Send(new HttpMethod(method), path)).Is(401).MediaType);
        (await stranger.Send(new HttpMethod(method), path)).Is(401);
    }

    [Theory]
    [InlineData(RunningHub.Key)]
    [InlineData("Basic " + RunningHub.Key)]
    [InlineData("Bearer")]
    public async Task A_key_opens_as_a_bearers_only(string header)
    {
        using var nobody = new ApiClient(fixture.Hub.Url, null);
        (await nobody.Get("campaigns", ("Authorization", header))).Is(401);
        (await nobody.Get("campaigns", ("Authorization", $"bearer {RunningHub.Key}"))).Is(200);
    }

    [Fact]
    public async Task Standings_are_for_those_who_are_known()
    {
        var campaign = await fixture.Api.Launched();
        using var nobody = new ApiClient(fixture.Hub.Url, null);
        using var stranger = new ApiClient(fixture.Hub.Url, "another-key-that-is-long-enough");

        (await nobody.Get($"campaigns/{campaign}/standings")).Is(401);
        (await stranger.Get($"campaigns/{campaign}/standings")).Is(401);
    }

    [Fact]
    public async Task The_refusal_says_how_to_identify_oneself()
    {
        using var http = new HttpClient { BaseAddress = fixture.Hub.Url };
        using var answer = await http.GetAsync("api/v1/campaigns", TestContext.Current.CancellationToken);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }
}
