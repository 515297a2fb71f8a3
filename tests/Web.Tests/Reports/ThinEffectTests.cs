using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A challenge of which hardly anything is known yet.</summary>
public sealed class ThinEffectTests
{
    [Fact]
    public async Task A_handful_of_leads_is_too_thin_whatever_they_show()
    {
        await using var hub = await RunningHub.Start();
        using var floor = await DeskFloor.Open(hub, Compared);
        for (var lead = 0; lead < 6; lead++)
            await floor.TakenBy(floor.Anna);
        hub.Clock.SetUtcNow(Challenge.Noon.AddDays(2));

        var effect = (await hub.Api.Get(floor.Path("effect"))).Is(200).Json;

        var played = effect.GetProperty("played");
        Assert.Equal(6, played.GetProperty("leads").GetInt32());
        Assert.Equal(6, played.GetProperty("actedOn").GetInt32());
        Assert.Equal("too-thin", effect.GetProperty("verdict").GetString());

        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing));
        var page = (await marketing.Open($"/reports/{floor.Campaign}/effect?lang=en")).Is(200);
        Assert.Contains("data-verdict=\"toothin\"", page.Html);
        Assert.Contains("looked at for 1 day from", page.Html);
        Assert.Contains("1 day for each lead", page.Html);
    }

    private static void Compared(JsonObject document) =>
        document["baseline"] = JsonNode.Parse(
            """{ "kind": "figures", "within": 1, "received": 200, "actedOn": 40, "closed": 10 }"""
        );
}
