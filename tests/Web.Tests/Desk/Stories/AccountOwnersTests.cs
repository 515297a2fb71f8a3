using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Accounts have owners: their leads go to them, and nobody else may take them.</summary>
public sealed class AccountOwnersTests(HubFixture fixture)
{
    private const string Card = """{ "code": "acme-1", "company": "Acme", "account": "acme", "source": "fair" }""";

    [Fact]
    public async Task A_lead_of_an_owned_account_goes_to_its_owner_and_nobody_else_may_have_it()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, x => x["accounts"] = "owner-only");
        await Owns(floor, "ben");
        (await floor.Create(floor.Paul.Api, Card)).Is(201);
        (await floor.Move(floor.Dora.Api, "acme-1", "validated")).Is(200);
        Assert.Equal("assigned ben", await Stands(floor));

        (await floor.Move(floor.Ben.Api, "acme-1", "released", "\"reason\": \"Not now\"")).Is(200);
        Assert.Equal("open -", await Stands(floor));
        Assert.Contains("ben", (await floor.Move(floor.Anna.Api, "acme-1", "taken")).Is(409).Text);
        (await floor.Move(floor.Dora.Api, "acme-1", "assigned", "\"rep\": \"anna\"")).Is(409);

        await Owns(floor, "anna");
        (await floor.Move(floor.Anna.Api, "acme-1", "taken")).Is(200);
        Assert.Equal("taken anna", await Stands(floor));
    }

    [Fact]
    public async Task Where_anyone_may_take_them_the_owner_is_only_asked_first()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await Owns(floor, "ben");
        (await floor.Create(floor.Paul.Api, Card)).Is(201);
        (await floor.Move(floor.Dora.Api, "acme-1", "validated")).Is(200);
        Assert.Equal("assigned ben", await Stands(floor));

        (await floor.Move(floor.Dora.Api, "acme-1", "assigned", "\"rep\": \"anna\"")).Is(200);
        (await floor.Move(floor.Anna.Api, "acme-1", "taken")).Is(200);
        Assert.Equal("taken anna", await Stands(floor));
    }

    private static async Task Owns(DeskFloor floor, string rep) =>
        (
            await floor.Mara.Api.Put(
                floor.Path("accounts"),
                $$"""[ { "code": "acme", "name": "Acme", "owner": "{{rep}}" } ]"""
            )
        ).Is(200);

    private static async Task<string> Stands(DeskFloor floor)
    {
        var json = (await floor.Lead(floor.Key, "acme-1")).Is(200).Json;
        return $"{json.GetProperty("status")} {(json.TryGetProperty("rep", out var rep) ? rep.GetString() : "-")}";
    }
}
