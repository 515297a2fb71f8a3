using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Regional directors vouch for each lead before anybody sells it, and before it pays.</summary>
public sealed class VouchedLeadsTests(HubFixture fixture)
{
    [Fact]
    public async Task A_lead_is_sold_once_its_own_director_has_vouched_for_it_and_his_words_are_read_first()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();

        (await floor.Lead(floor.Emil.Api, lead)).Is(404);
        (await floor.Move(floor.Emil.Api, lead, "validated")).Is(404);
        Assert.False((await floor.Lead(floor.Anna.Api, lead)).Is(200).Json.TryGetProperty("contact", out _));
        Assert.Contains("waiting", (await floor.Move(floor.Anna.Api, lead, "taken")).Is(409).Text);

        const string word = "\"note\": { \"kind\": \"note\", \"text\": \"Call before noon.\" }";
        (await floor.Move(floor.Dora.Api, lead, "validated", word)).Is(200);
        var taken = (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200).Json;
        Assert.Equal("scored", taken.GetProperty("result").GetProperty("status").GetString());
        Assert.Equal(1, taken.GetProperty("result").GetProperty("points").GetInt32());
        Assert.Contains("Call before noon.", Story.Told(taken.GetProperty("lead")));
    }

    [Fact]
    public async Task A_lead_that_is_refused_tells_its_prospector_why_and_may_be_vouched_for_later()
    {
        using var floor = await DeskFloor.Open(
            fixture.Hub,
            x =>
                x["reasons"] = System.Text.Json.Nodes.JsonNode.Parse(
                    """{ "refused": [ { "code": "no-need", "name": "No real need" } ] }"""
                )
        );
        var lead = await floor.Waiting();

        Assert.Equal(["reason"], (await floor.Move(floor.Dora.Api, lead, "refused")).Is(400).Fields);
        (await floor.Move(floor.Dora.Api, lead, "refused", "\"reason\": \"no-need\"")).Is(200);
        var seen = (await floor.Lead(floor.Paul.Api, lead)).Is(200).Json;
        Assert.Equal("refused", seen.GetProperty("status").GetString());
        Assert.Contains("no-need", seen.GetProperty("story").GetRawText());
        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(409);

        (await floor.Move(floor.Dora.Api, lead, "validated")).Is(200);
        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200);
    }

    [Fact]
    public async Task What_a_CRM_reports_before_anybody_vouched_is_paid_with_the_directors_word()
    {
        var hub = fixture.Hub;
        using var floor = await DeskFloor.Open(hub);
        var lead = await floor.Waiting();
        var reported = await hub.Api.Post(
            "events",
            ApiClient.Event(floor.Campaign, "e1", "taken", lead, "anna", $"{hub.Clock.GetUtcNow():O}")
        );
        Assert.Equal("pending", reported.Is(200).Json.GetProperty("results")[0].GetProperty("status").GetString());
        Assert.Equal(0, await Points(floor));

        var unvouched = (await floor.Dora.Api.Get(floor.Path("leads?vouched=false"))).Is(200).Json;
        Assert.Equal([lead], Story.Codes(unvouched.GetProperty("leads")));
        (await floor.Move(floor.Dora.Api, lead, "validated")).Is(200);
        Assert.Equal(1, await Points(floor));
        Assert.Equal("taken", (await floor.Lead(floor.Anna.Api, lead)).Json.GetProperty("status").GetString());
    }

    private static async Task<int> Points(DeskFloor floor)
    {
        var standings = (await floor.Admin.Get(floor.Path("standings?board=reps&period=overall")))
            .Is(200)
            .Json.GetProperty("standings");
        return standings.EnumerateArray().Sum(x => x.GetProperty("points").GetInt32());
    }
}
