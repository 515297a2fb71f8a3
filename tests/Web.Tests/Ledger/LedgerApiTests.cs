using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class LedgerApiTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;

    [Fact]
    public async Task The_ledger_comes_as_an_array_in_pages_or_as_a_stream_of_lines()
    {
        var campaign = await api.Launched();
        var events = Enumerable
            .Range(1, 250)
            .Select(x => ApiClient.Event(campaign, $"{x}", lead: $"L{x}", rep: x % 2 == 0 ? "anna" : "bob"));
        (await api.Post("events", $"[{string.Join(',', events)}]")).Is(200);

        var page = (await api.Get($"campaigns/{campaign}/ledger?after=100&limit=20")).Is(200).Json;
        var stream = (await api.Get($"campaigns/{campaign}/ledger", ("Accept", "application/x-ndjson"))).Is(200);
        var annas = (await api.Get($"campaigns/{campaign}/ledger?participant=anna")).Json;

        Assert.Equal(Enumerable.Range(101, 20), page.EnumerateArray().Select(x => x.GetProperty("seq").GetInt32()));
        Assert.Equal("application/x-ndjson", stream.MediaType);
        var lines = stream
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(x => JsonSerializer.Deserialize<JsonElement>(x))
            .ToList();
        Assert.Equal(Enumerable.Range(1, 250), lines.Select(x => x.GetProperty("seq").GetInt32()));
        Assert.Equal(125, annas.GetArrayLength());
        Assert.Equal("crm", lines[0].GetProperty("event").GetProperty("source").GetString());
        Assert.Equal(JsonValueKind.Null, lines[0].GetProperty("reason").ValueKind);
    }

    [Theory]
    [InlineData("after=-1", "after")]
    [InlineData("after=x", "after")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=many", "limit")]
    public async Task A_parameter_that_is_wrong_is_named(string query, string field)
    {
        var campaign = await api.Launched();
        Assert.Equal([field], (await api.Get($"campaigns/{campaign}/ledger?{query}")).Is(400).Fields);
    }

    [Theory]
    [InlineData("campaigns/none/ledger")]
    [InlineData("campaigns/none/ledger?participant=x")]
    public async Task The_ledger_of_no_campaign_is_404_in_both_forms(string path)
    {
        (await api.Get(path)).Is(404);
        Assert.Equal(
            "application/problem+json",
            (await api.Get(path, ("Accept", "application/x-ndjson"))).Is(404).MediaType
        );
    }

    [Fact]
    public async Task A_correction_reverses_an_event_once_and_an_adjustment_is_written_once_per_key()
    {
        var campaign = await api.Launched();
        var path = $"campaigns/{campaign}/corrections";
        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        const string reversal = """{ "source": "crm", "id": "1", "reason": "told by mistake" }""";
        const string adjustment =
            """{ "participant": "anna", "points": 5, "reason": "fair play", "at": "2026-02-01T10:00:00Z" }""";

        var reversed = (await api.Post(path, reversal)).Is(200).Json[0];
        (await api.Post(path, reversal)).Is(409);
        (await api.Post(path, reversal.Replace("\"1\"", "\"99\""))).Is(404);
        Assert.Equal(["Idempotency-Key"], (await api.Post(path, adjustment)).Is(400).Fields);
        Assert.Equal(
            ["Idempotency-Key"],
            (await api.Post(path, adjustment, ("Idempotency-Key", new string('x', 201)))).Is(400).Fields
        );
        var adjusted = (await api.Post(path, adjustment, ("Idempotency-Key", "k1"))).Is(200);
        var again = (await api.Post(path, adjustment, ("Idempotency-Key", "k1"))).Is(200);
        (await api.Post(path, adjustment.Replace("5", "6"), ("Idempotency-Key", "k1"))).Is(409);

        Assert.Equal(
            ("reversal", -1, 1),
            (
                reversed.GetProperty("kind").GetString(),
                reversed.GetProperty("points").GetInt32(),
                reversed.GetProperty("reverses").GetInt32()
            )
        );
        Assert.Equal("key:admin", reversed.GetProperty("author").GetString());
        Assert.Equal(adjusted.Text, again.Text);
        Assert.Equal(3, (await api.Get($"campaigns/{campaign}/ledger")).Json.GetArrayLength());
    }

    [Theory]
    [InlineData("{}", "participant,points,reason")]
    [InlineData("{ \"source\": \"crm\", \"reason\": \"x\" }", "id")]
    [InlineData("{ \"id\": \"1\", \"reason\": \"x\" }", "source")]
    [InlineData("{ \"source\": \"crm\", \"id\": \"1\" }", "reason")]
    [InlineData("{ \"source\": \"crm\", \"id\": \"1\", \"points\": 5, \"reason\": \"x\" }", "points")]
    [InlineData("{ \"source\": \"crm\", \"id\": \"1\", \"at\": \"2026-02-01T10:00:00Z\", \"reason\": \"x\" }", "at")]
    [InlineData("{ \"source\": 5, \"id\": \"1\", \"reason\": \"x\" }", "source")]
    [InlineData("{ \"source\": \"crm\", \"id\": \"1\", \"reason\": \"\" }", "reason")]
    [InlineData("{ \"source\": \"crm\", \"id\": \"1\", \"reason\": \"a\\u0000\" }", "reason")]
    [InlineData("{ \"participant\": \"anna\", \"reason\": \"x\" }", "points")]
    [InlineData("{ \"participant\": \"anna\", \"points\": 0, \"reason\": \"x\" }", "points")]
    [InlineData("{ \"participant\": \"anna\", \"points\": 1.5, \"reason\": \"x\" }", "points")]
    [InlineData("{ \"participant\": \"anna\", \"points\": \"5\", \"reason\": \"x\" }", "points")]
    [InlineData("{ \"participant\": \"anna\", \"points\": 99999999999, \"reason\": \"x\" }", "points")]
    [InlineData("{ \"participant\": \"nobody\", \"points\": 5, \"reason\": \"x\" }", "participant")]
    [InlineData(
        "{ \"participant\": \"anna\", \"points\": 5, \"reason\": \"x\", \"at\": \"2025-02-01T10:00:00Z\" }",
        "at"
    )]
    [InlineData("{ \"participant\": \"anna\", \"points\": 5, \"reason\": \"x\", \"at\": \"soon\" }", "at")]
    [InlineData("{ \"participant\": \"anna\", \"points\": 5, \"reason\": \"x\", \"why\": 1 }", "why")]
    public async Task A_field_of_a_correction_that_is_wrong_is_named(string body, string fields)
    {
        var campaign = await api.Launched();
        Assert.Equal(
            fields.Split(','),
            (await api.Post($"campaigns/{campaign}/corrections", body, ("Idempotency-Key", "k"))).Is(400).Fields
        );
        Assert.Equal("[]", (await api.Get($"campaigns/{campaign}/ledger")).Text);
    }

    [Theory]
    [InlineData("{}", "events,reason")]
    [InlineData("{ \"events\": [], \"reason\": \"x\" }", "events")]
    [InlineData("{ \"events\": 5, \"reason\": \"x\" }", "events")]
    [InlineData("{ \"events\": [null, { \"source\": \"x\" }], \"reason\": \"x\" }", "events[0]")]
    [InlineData("{ \"events\": [{ \"source\": \"x\", \"id\": 5 }], \"reason\": \"x\" }", "events[0].id")]
    public async Task A_field_of_an_amendment_that_is_wrong_is_named(string body, string fields)
    {
        var campaign = await api.Launched();
        Assert.Equal(fields.Split(','), (await api.Post($"campaigns/{campaign}/amendments", body)).Is(400).Fields);
    }
}
