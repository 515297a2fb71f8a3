using System.Net;
using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class RoutingTryOutTests(HubFixture fixture)
{
    private Task<DeskFloor> Floor() =>
        DeskFloor.Open(
            fixture.Hub,
            document =>
            {
                document["sheet"] = JsonNode.Parse(
                    """{ "fields": [ { "code": "seats", "name": "Seats", "kind": "number" } ] }"""
                );
                document["routing"] = JsonNode.Parse(
                    """
                    [ { "where": [ { "field": "source", "op": "=", "value": "fair" } ], "team": "lyon", "turn": true },
                      { "where": [ { "field": "attributes.country", "op": "=", "value": "DE" } ], "rep": "carl" },
                      { "where": [ { "field": "qualification.seats", "op": ">=", "value": 100 } ], "team": "paris" } ]
                    """
                );
                document["pairs"] = JsonNode.Parse("""[ { "prospector": "paul", "rep": "ben" } ]""");
            }
        );

    private static Task<ApiAnswer> Ask(DeskFloor floor, string card, ApiClient? by = null) =>
        (by ?? floor.Key).Post(floor.Path("leads/route"), card);

    [Theory]
    [InlineData("""{ "source": "fair" }""", "lyon anna rule 0")]
    [InlineData("""{ "attributes": { "country": "DE" } }""", "paris carl rule 1")]
    [InlineData("""{ "qualification": { "seats": 100 } }""", "paris  rule 2")]
    [InlineData("""{ "qualification": { "seats": 99 } }""", "  pool ")]
    [InlineData("""{ "prospector": "paul" }""", "lyon ben pair ")]
    [InlineData("""{ "prospector": "paul", "source": "fair" }""", "lyon anna rule 0")]
    [InlineData("""{ "rep": "carl", "source": "fair" }""", "paris carl card ")]
    [InlineData("""{ "team": "paris", "source": "fair" }""", "paris  pool ")]
    [InlineData("{}", "  pool ")]
    public async Task A_card_is_answered_with_where_it_would_go_and_by_what(string card, string wanted)
    {
        using var floor = await Floor();

        var answer = (await Ask(floor, card)).Is(200).Json;

        string?[] said = [.. new[] { "team", "rep", "by", "rule" }.Select(x => $"{answer.GetProperty(x)}")];
        Assert.Equal(wanted, string.Join(' ', said));
        Assert.Equal(0, (await floor.Key.Get(floor.Path("leads"))).Is(200).Json.GetProperty("leads").GetArrayLength());
    }

    [Fact]
    public async Task Why_is_a_sentence()
    {
        using var floor = await Floor();

        Assert.Equal(
            "Rule 1 applies: if the source is “fair”: to the reps of Lyon, each in turn.",
            Why((await Ask(floor, """{ "source": "fair" }""")).Is(200))
        );
        Assert.Equal("Paul and Ben are a pair.", Why((await Ask(floor, """{ "prospector": "paul" }""")).Is(200)));
        Assert.Equal("Carl is named on the lead.", Why((await Ask(floor, """{ "rep": "carl" }""")).Is(200)));
        Assert.Equal("No rule sends it to a rep.", Why((await Ask(floor, "{}")).Is(200)));
    }

    [Fact]
    public async Task Turns_follow_the_last_assignments()
    {
        using var floor = await Floor();
        var lead = await floor.InPool();
        (await floor.Move(floor.Dora.Api, lead, "assigned", "\"rep\": \"anna\"")).Is(200);

        Assert.Equal("ben", (await Ask(floor, """{ "source": "fair" }""")).Is(200).Json.GetProperty("rep").GetString());
    }

    [Fact]
    public async Task The_owner_of_an_account_comes_before_the_rules()
    {
        using var floor = await Floor();
        const string accounts = """[ { "code": "acme", "name": "Acme", "owner": "ben" } ]""";
        (await floor.Key.Put(floor.Path("accounts"), accounts)).Is(x => x is >= 200 and < 300);

        var answer = (await Ask(floor, """{ "account": "acme", "source": "fair" }""")).Is(200);

        Assert.Equal("The account acme belongs to Ben.", Why(answer));
        Assert.Equal("account", answer.Json.GetProperty("by").GetString());
    }

    [Theory]
    [InlineData("""{ "source": "no code" }""", "source")]
    [InlineData("""{ "prospector": "anna" }""", "prospector")]
    [InlineData("""{ "rep": "nobody" }""", "rep")]
    [InlineData("""{ "qualification": { "seats": "many" } }""", "qualification.seats")]
    [InlineData("""{ "qualification": { "colour": "red" } }""", "qualification.colour")]
    [InlineData("""{ "qualification": 7 }""", "qualification")]
    [InlineData("""{ "attributes": { "country": 7 } }""", "attributes")]
    [InlineData("""{ "attributes": ["DE"] }""", "attributes")]
    [InlineData("""{ "colour": "red" }""", "colour")]
    [InlineData("[]", "body")]
    [InlineData("null", "body")]
    public async Task What_is_wrong_with_a_card_is_named(string card, string field)
    {
        using var floor = await Floor();
        Assert.Contains(field, (await Ask(floor, card)).Is(400).Fields);
    }

    [Fact]
    public async Task Directors_and_marketing_may_ask_players_may_not_and_others_learn_nothing()
    {
        using var floor = await Floor();
        foreach (var person in new[] { floor.Dora, floor.Mara })
            (await Ask(floor, "{}", person.Api)).Is(200);
        foreach (var person in new[] { floor.Anna, floor.Paul })
            (await Ask(floor, "{}", person.Api)).Is(403);
        (await floor.Key.Post("campaigns/no-such/leads/route", "{}")).Is(404);
    }

    [Fact]
    public async Task On_the_page_it_goes_by_the_rules_as_they_are_typed_and_nothing_is_saved()
    {
        var builder = await Builder.Joined(fixture.Hub);
        var code = await builder.Launched(("FirstDay", "2026-03-01"), ("LastDay", "2026-12-31"));
        var address = $"/studio/{code}/manage/leads";
        var page = (await builder.Send(address, ("Go", "add-route"))).Is(200);

        page = (
            await builder.Resend(
                page,
                address,
                ("Routes[0].Where[0].Field", "source"),
                ("Routes[0].Where[0].Value", "fair"),
                ("Routes[0].Team", "lyon"),
                ("Attempt.Source", "fair"),
                ("Go", "try")
            )
        ).Is(200);

        var said = WebUtility.HtmlDecode(page.Html);
        Assert.Contains("It goes to Anna Martin, team Lyon.", said);
        Assert.Contains("Rule 1 applies: if the source is “fair”: to the reps of Lyon, each in turn.", said);
        Assert.Null((await fixture.Hub.Engine.Reads.Snapshot(code)).Campaign.Document.Routing);

        page = (await builder.Resend(page, address, ("Attempt.Source", "call"), ("Go", "try"))).Is(200);
        Assert.Contains("It waits in the pool of all teams.", page.Html);
        page = (await builder.Resend(page, address, ("Go", "preview"))).Is(200);
        Assert.Equal(
            ["Added Rule 1 | if the source is “fair”: to the reps of Lyon, each in turn"],
            Caretaker.Changes(page)
        );
        (await builder.Resend(page, address, ("Go", "save"))).Is(302);
        Assert.Single((await fixture.Hub.Engine.Reads.Snapshot(code)).Campaign.Document.Routing!);
    }

    [Fact]
    public async Task What_cannot_be_tried_is_said_beside_its_field()
    {
        var builder = await Builder.Joined(fixture.Hub);
        var code = await builder.Launched(("FirstDay", "2026-03-01"), ("LastDay", "2026-12-31"));
        var address = $"/studio/{code}/manage/leads";

        var page = (
            await builder.Send(address, ("Attempt.Source", "no code"), ("Attempt.Prospector", "pia"), ("Go", "try"))
        ).Is(400);
        Assert.StartsWith("must be a code", Builder.Fault(page, "attempt-source"));

        page = (await builder.Resend(page, address, ("Attempt.Attributes", "country"), ("Go", "try"))).Is(400);
        Assert.StartsWith("must be a name, an equals sign", Builder.Fault(page, "attempt-attributes"));
    }

    private static string? Why(ApiAnswer answer) => answer.Json.GetProperty("why").GetString();
}
