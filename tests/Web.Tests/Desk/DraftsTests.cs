using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class DraftsTests(HubFixture fixture)
{
    private Task<DeskFloor> Open() =>
        DeskFloor.Open(
            fixture.Hub,
            x =>
                x["sheet"] = System.Text.Json.Nodes.JsonNode.Parse(
                    """
                    { "fields": [ { "code": "budget", "name": "Budget", "kind": "number", "required": true } ] }
                    """
                )
        );

    [Fact]
    public async Task A_draft_is_seen_by_its_author_and_marketing_and_by_nobody_else()
    {
        using var floor = await Open();
        (await floor.Create(floor.Paul.Api, """{ "code": "D/1", "company": "Acme" }""")).Is(202);
        var path = floor.Path("leads/drafts");

        var draft = (await floor.Paul.Api.Get(path)).Is(200).Json[0];
        Assert.Equal("D/1", draft.GetProperty("code").GetString());
        Assert.Equal("Acme", draft.GetProperty("card").GetProperty("company").GetString());
        Assert.Equal("""{"qualification.budget":["is required"]}""", draft.GetProperty("lacks").GetRawText());
        Assert.Equal(1, (await floor.Mara.Api.Get(path)).Is(200).Json.GetArrayLength());
        foreach (var other in new[] { floor.Anna, floor.Dora })
        {
            Assert.Equal("[]", (await other.Api.Get(path)).Is(200).Text);
            (await other.Api.Send(HttpMethod.Delete, $"{path}/D%2F1")).Is(404);
        }

        (await floor.Lead(floor.Mara.Api, "D/1")).Is(404);
    }

    [Fact]
    public async Task A_draft_is_thrown_away_once_or_becomes_a_lead_when_nothing_is_missing()
    {
        using var floor = await Open();
        var path = floor.Path("leads/drafts");
        (await floor.Create(floor.Paul.Api, """{ "code": "D/1" }""")).Is(202);
        (await floor.Paul.Api.Send(HttpMethod.Delete, $"{path}/D%2F1")).Is(204);
        (await floor.Paul.Api.Send(HttpMethod.Delete, $"{path}/D%2F1")).Is(404);

        (await floor.Create(floor.Paul.Api, """{ "code": "D-2" }""")).Is(202);
        (await floor.Create(floor.Paul.Api, """{ "code": "D-2", "qualification": { "budget": 5 } }""")).Is(201);
        Assert.Equal("[]", (await floor.Paul.Api.Get(path)).Is(200).Text);
    }

    [Fact]
    public async Task No_lead_has_the_code_of_this_address()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        Assert.Equal(["code"], (await floor.Create(floor.Key, """{ "code": "drafts" }""")).Is(400).Fields);
        Assert.Equal("[]", (await floor.Key.Get(floor.Path("leads/drafts"))).Is(200).Text);
    }
}
