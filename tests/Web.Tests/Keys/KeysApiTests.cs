using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class KeysApiTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;

    [Fact]
    public async Task A_key_does_what_its_scopes_say_and_no_more()
    {
        var campaign = await api.Launched();
        using var crm = await Key("""{ "name": "CRM", "scopes": ["events"] }""");

        (await crm.Post("events", ApiClient.Event(campaign, "1"))).Is(200);

        (await crm.Get($"campaigns/{campaign}/ledger")).Is(403);
        (await crm.Get("campaigns")).Is(403);
        (await crm.Post($"campaigns/{campaign}/rebuild")).Is(403);
        (await crm.Get("keys")).Is(403);
        (await crm.Get("audit")).Is(403);
    }

    [Fact]
    public async Task A_key_for_one_campaign_neither_sees_nor_writes_another()
    {
        var mine = await api.Launched();
        var other = await api.Launched();
        using var key = await Key(
            $$"""{ "name": "Mine", "scopes": ["events", "campaigns", "results"], "campaigns": ["{{mine}}"] }"""
        );
        var mixed = $"[{ApiClient.Event(mine, "1")}, {ApiClient.Event(other, "2")}]";

        Assert.Equal(
            [mine],
            (await key.Get("campaigns")).Is(200).Json.EnumerateArray().Select(x => x.GetProperty("code").GetString())
        );
        (await key.Get($"campaigns/{mine}/ledger")).Is(200);
        foreach (var path in new[] { "ledger", "periods", "winners", "participants", "" })
            (await key.Get($"campaigns/{other}/{path}")).Is(403);
        (await key.Post("events", mixed)).Is(403);
        Assert.Equal(0, (await api.Get($"campaigns/{mine}/ledger")).Json.GetArrayLength());
        (await key.Get("events/rejected")).Is(403);
        (await key.Get($"events/rejected?campaign={other}")).Is(403);
        (await key.Get($"events/rejected?campaign={mine}")).Is(200);
    }

    [Fact]
    public async Task A_rejected_event_of_another_campaign_is_not_there_for_a_key()
    {
        var mine = await api.Launched();
        var other = await api.Launched();
        (await api.Post("events", ApiClient.Event(other, "1", rep: "nobody"))).Is(200);
        var id = (await api.Get($"events/rejected?campaign={other}")).Json[0].GetProperty("id").GetInt64();
        using var key = await Key($$"""{ "name": "Mine", "scopes": ["events"], "campaigns": ["{{mine}}"] }""");

        (await key.Post($"events/rejected/{id}/replay")).Is(404);
        (await api.Post($"events/rejected/{id}/replay")).Is(200);
    }

    [Fact]
    public async Task A_secret_is_told_once_and_a_revoked_or_expired_key_opens_nothing()
    {
        await using var hub = await RunningHub.Start();
        var made = (
            await hub.Api.Post(
                "keys",
                $$"""
                { "name": "Short", "scopes": ["results"],
                  "expiresAt": "{{hub.Clock.GetUtcNow().AddHours(1):O}}" }
                """
            )
        ).Is(201).Json;
        var lasting = (await hub.Api.Post("keys", """{ "name": "Lasting", "scopes": ["campaigns"] }""")).Is(201).Json;
        using var one = new ApiClient(hub.Url, made.GetProperty("secret").GetString());
        using var two = new ApiClient(hub.Url, lasting.GetProperty("secret").GetString());
        (await two.Get("campaigns")).Is(200);
        (await one.Get("campaigns")).Is(403);

        hub.Clock.Advance(TimeSpan.FromHours(1));
        (await one.Get("campaigns")).Is(401);
        (await hub.Api.Send(HttpMethod.Delete, $"keys/{lasting.GetProperty("id").GetInt64()}")).Is(204);
        (await two.Get("campaigns")).Is(401);
        (await hub.Api.Send(HttpMethod.Delete, $"keys/{lasting.GetProperty("id").GetInt64()}")).Is(404);

        var keys = (await hub.Api.Get("keys")).Is(200);
        Assert.DoesNotContain(lasting.GetProperty("secret").GetString()!, keys.Text);
        Assert.Equal(["Short", "Lasting"], keys.Json.EnumerateArray().Select(x => x.GetProperty("name").GetString()));
        Assert.Equal(JsonValueKind.String, keys.Json[1].GetProperty("lastUsedAt").ValueKind);
        Assert.DoesNotContain(lasting.GetProperty("secret").GetString()!, await Stored(hub));
    }

    [Theory]
    [InlineData("{}", "name,scopes")]
    [InlineData("""{ "name": 5, "scopes": ["events"] }""", "name")]
    [InlineData("""{ "name": "a\u0000", "scopes": ["events"] }""", "name")]
    [InlineData("""{ "name": "x", "scopes": "events" }""", "scopes")]
    [InlineData("""{ "name": "x", "scopes": ["root"] }""", "scopes")]
    [InlineData("""{ "name": "x", "scopes": ["events"], "campaigns": ["a b"] }""", "campaigns")]
    [InlineData("""{ "name": "x", "scopes": ["admin"], "campaigns": ["a"] }""", "campaigns")]
    [InlineData("""{ "name": "x", "scopes": ["events"], "expiresAt": "2020-01-01T00:00:00Z" }""", "expiresAt")]
    [InlineData("""{ "name": "x", "scopes": ["events"], "expiresAt": "soon" }""", "expiresAt")]
    [InlineData("""{ "name": "x", "scopes": ["events"], "secret": "mine" }""", "secret")]
    public async Task A_field_that_is_wrong_is_named(string body, string fields) =>
        Assert.Equal(fields.Split(','), (await api.Post("keys", body)).Is(400).Fields);

    private async Task<ApiClient> Key(string body) =>
        new(fixture.Hub.Url, (await api.Post("keys", body)).Is(201).Json.GetProperty("secret").GetString());

    private static async Task<string> Stored(RunningHub hub)
    {
        await using var connection = await hub.Engine.Database.Connect();
        return string.Join(
            '\n',
            await Dapper.SqlMapper.QueryAsync<string>(
                connection,
                "select Name from ApiKeys union all select Hint from ApiKeys union all select Hash from ApiKeys "
                    + "union all select coalesce(After, '') from Audit"
            )
        );
    }
}
