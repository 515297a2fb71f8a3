using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Screens of a challenge are told apart by their names.</summary>
public sealed class ScreenNamesTests(HubFixture fixture)
{
    [Fact]
    public async Task Two_screens_of_a_challenge_have_two_names()
    {
        var campaign = await fixture.Api.Launched();
        await PairedScreen.Of(fixture.Hub, campaign, "Hall");
        await PairedScreen.Of(fixture.Hub, await fixture.Api.Launched(), "Hall");
        var begun = await PairedScreen.Begin(fixture.Hub);

        Assert.Equal(["name"], (await PairedScreen.Confirm(fixture.Api, begun, campaign, "hall ")).Is(400).Fields);
        (await PairedScreen.Confirm(fixture.Api, begun, campaign, "Roof")).Is(204);
    }

    [Fact]
    public async Task A_screen_does_not_take_the_name_of_another_and_keeps_its_own()
    {
        var campaign = await fixture.Api.Launched();
        var other = await fixture.Api.Launched();
        var hall = await PairedScreen.Of(fixture.Hub, campaign, "Hall");
        var roof = await PairedScreen.Of(fixture.Hub, campaign, "Roof");
        var elsewhere = await PairedScreen.Of(fixture.Hub, other, "Hall");

        Assert.Equal(["name"], (await Change(roof, campaign, "HALL")).Is(400).Fields);
        Assert.Equal(["name"], (await Change(elsewhere, campaign, "Hall")).Is(400).Fields);
        (await Change(hall, campaign, "hall")).Is(200);

        (await fixture.Api.Send(HttpMethod.Delete, $"screens/{hall.Id}")).Is(204);
        (await Change(roof, campaign, "Hall")).Is(200);
    }

    private Task<ApiAnswer> Change(PairedScreen screen, string campaign, string name) =>
        fixture.Api.Put(
            $"screens/{screen.Id}",
            $$"""{ "name": "{{name}}", "showing": { "campaign": "{{campaign}}" } }"""
        );
}
