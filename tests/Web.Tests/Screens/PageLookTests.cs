using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A wall asks whether it is still as it was, and whether the program is.</summary>
public sealed class PageLookTests(HubFixture fixture)
{
    [Fact]
    public async Task A_wall_is_told_that_its_challenge_has_changed_and_by_the_same_program()
    {
        var campaign = await fixture.Api.Launched();
        using var reader = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        async Task<(string Look, string Release)> Told()
        {
            var json = (await reader.Api.Get($"campaigns/{campaign}/look")).Is(200).Json;
            return (json.GetProperty("look").GetString()!, json.GetProperty("release").GetString()!);
        }
        async Task<bool> Shows((string Look, string Release) told)
        {
            var page = (await reader.Open($"/wall/{campaign}")).Is(200).Html;
            return page.Contains($"\"look\":\"{told.Look}\"", StringComparison.Ordinal)
                && page.Contains($"\"release\":\"{told.Release}\"", StringComparison.Ordinal);
        }
        var first = await Told();
        Assert.True(await Shows(first));

        (await fixture.Api.Post("events", ApiClient.Event(campaign, $"{campaign}-1"))).Is(200);
        Assert.Equal(first, await Told());

        var document = JsonNode.Parse((await fixture.Api.Get($"campaigns/{campaign}")).Is(200).Text)!;
        document["theme"] = "regatta";
        (await fixture.Api.Put($"campaigns/{campaign}", document.ToJsonString())).Is(200);
        var second = await Told();
        Assert.NotEqual(first.Look, second.Look);
        Assert.Equal(first.Release, second.Release);
        Assert.True(await Shows(second));
    }

    [Fact]
    public async Task Who_may_not_see_the_wall_is_told_nothing()
    {
        var campaign = await fixture.Api.Launched();
        using var nobody = new ApiClient(fixture.Hub.Url, null);
        (await nobody.Get($"campaigns/{campaign}/look")).Is(401);
        using var reader = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        (await reader.Api.Get("campaigns/none/look")).Is(404);
        using var screen = new ApiClient(fixture.Hub.Url, (await PairedScreen.Of(fixture.Hub, campaign)).Token);
        (await screen.Get($"campaigns/{await fixture.Api.Launched()}/look")).Is(403);
    }
}
