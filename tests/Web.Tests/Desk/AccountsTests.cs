using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>The companies that leads are of; the accounts of people are somewhere else.</summary>
public sealed class AccountsTests(HubFixture fixture)
{
    private const string Two = """
        [{ "code": "acme", "name": "Acme", "owner": "anna" }, { "code": "beta/1", "name": "Beta" }]
        """;

    [Fact]
    public async Task Companies_are_added_and_changed_by_code_and_what_is_read_can_be_sent_back()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var path = floor.Path("accounts");

        Assert.Equal("""{"created":2,"updated":0}""", (await floor.Mara.Api.Put(path, Two)).Is(200).Text);
        Assert.Equal(
            """{"created":1,"updated":1}""",
            (
                await floor.Key.Put(
                    path,
                    """[{ "code": "acme", "name": "Acme & Sons" }, { "code": "c", "name": "C", "owner": "carl" }]"""
                )
            )
                .Is(200)
                .Text
        );
        var all = (await floor.Paul.Api.Get(path)).Is(200).Text;
        Assert.Equal(
            """[{"code":"acme","name":"Acme & Sons","owner":null},{"code":"beta/1","name":"Beta","owner":null},"""
                + """{"code":"c","name":"C","owner":"carl"}]""",
            all
        );
        Assert.Equal("""{"created":0,"updated":3}""", (await floor.Key.Put(path, all)).Is(200).Text);
    }

    [Fact]
    public async Task A_lead_of_a_company_goes_to_its_owner()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, x => x["validation"] = false);
        (await floor.Key.Put(floor.Path("accounts"), Two)).Is(200);

        (await floor.Create(floor.Key, """{ "code": "A", "account": "acme" }""")).Is(201);
        var lead = (await floor.Lead(floor.Key, "A")).Is(200).Json;
        Assert.Equal("anna", lead.GetProperty("rep").GetString());
    }

    [Theory]
    [InlineData("{ \"name\": \"x\" }", "[0].code")]
    [InlineData("{ \"code\": \"x\" }", "[0].name")]
    [InlineData("{ \"code\": 5, \"name\": \"x\" }", "[0].code")]
    [InlineData("{ \"code\": \"x\", \"name\": {} }", "[0].name")]
    [InlineData("{ \"code\": \" x\", \"name\": \"x\" }", "[0].code")]
    [InlineData("{ \"code\": \"x\", \"name\": \"\" }", "[0].name")]
    [InlineData("{ \"code\": \"x\", \"name\": \"a\\u0007\" }", "[0].name")]
    [InlineData("{ \"code\": \"x\", \"name\": \"a\\u202Eb\" }", "[0].name")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\", \"owner\": \"zoe\" }", "[0].owner")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\", \"owner\": \"paul\" }", "[0].owner")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\", \"owner\": 7 }", "[0].owner")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\", \"size\": 7 }", "[0].size")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\" }, { \"code\": \"x\", \"name\": \"y\" }", "[1].code")]
    [InlineData("null", "[0]")]
    public async Task A_field_that_is_wrong_is_named_and_no_company_is_kept(string accounts, string field)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        Assert.Equal([field], (await floor.Key.Put(floor.Path("accounts"), $"[{accounts}]")).Is(400).Fields);
        Assert.Equal("[]", (await floor.Key.Get(floor.Path("accounts"))).Text);
    }

    [Fact]
    public async Task More_than_a_thousand_at_once_are_refused_and_others_than_marketing_put_none()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var many = Enumerable.Range(0, 1001).Select(x => $$"""{ "code": "c{{x}}", "name": "x" }""");
        Assert.Equal(
            ["accounts"],
            (await floor.Key.Put(floor.Path("accounts"), $"[{string.Join(',', many)}]")).Is(400).Fields
        );
        foreach (var person in new[] { floor.Anna, floor.Paul, floor.Dora })
            (await person.Api.Put(floor.Path("accounts"), Two)).Is(403);
        (await floor.Mara.Api.Put("campaigns/nowhere/accounts", Two)).Is(x => x is 403 or 404);
    }

    [Fact]
    public async Task The_audit_has_what_was_before_and_after()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        (await floor.Mara.Api.Put(floor.Path("accounts"), Two)).Is(200);

        var query = $"action=lead-accounts.put&campaign={floor.Campaign}";
        var entry = (await floor.Admin.Get($"audit?{query}")).Is(200).Json[0];
        Assert.Equal($"account:{floor.Mara.Id}", entry.GetProperty("author").GetString());
        Assert.Equal("anna", entry.GetProperty("after")[0].GetProperty("owner").GetString());
    }
}
