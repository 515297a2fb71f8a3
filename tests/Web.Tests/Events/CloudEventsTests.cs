using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class CloudEventsTests(HubFixture fixture)
{
    private const string Structured = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";
    private readonly ApiClient api = fixture.Api;

    private static string Event(string campaign, string id = "1") =>
        $$"""
            { "specversion": "1.0", "source": "crm", "id": "{{id}}", "type": "lead.taken",
              "time": "2026-03-02T11:59:00+01:00", "subject": "ignored", "traceparent": "ignored",
              "datacontenttype": "application/json",
              "data": { "campaign": "{{campaign}}", "lead": "L{{id}}", "rep": "anna" } }
            """;

    private async Task<string> Status(Task<ApiAnswer> answer) =>
        (await answer).Is(200).Json.GetProperty("results")[0].GetProperty("status").GetString()!;

    [Fact]
    public async Task The_same_event_is_the_same_in_every_mode()
    {
        var campaign = await api.Launched();

        Assert.Equal("scored", await Status(api.Post("events", Event(campaign), ("Content-Type", Structured))));
        Assert.Equal("duplicate", await Status(api.Post("events", $"[{Event(campaign)}]", ("Content-Type", Batch))));
        Assert.Equal("duplicate", await Status(api.Post("events", ApiClient.Event(campaign, "1"))));
        Assert.Equal(
            "duplicate",
            await Status(
                api.Post(
                    "events",
                    $$"""{ "campaign": "{{campaign}}", "lead": "L1", "rep": "anna" }""",
                    ("ce-specversion", "1.0"),
                    ("ce-source", "crm"),
                    ("ce-id", "%31"),
                    ("ce-type", "lead.taken"),
                    ("ce-time", "2026-03-02T11:59:00%2B01:00")
                )
            )
        );
    }

    [Fact]
    public async Task Binary_values_are_percent_decoded()
    {
        var campaign = await api.Launched();

        var result = (
            await api.Post(
                "events",
                $$"""{ "campaign": "{{campaign}}", "lead": "L1", "rep": "anna" }""",
                ("ce-specversion", "1.0"),
                ("ce-source", "/crm/%C3%A9t%C3%A9"),
                ("ce-id", "a%20b"),
                ("ce-type", "lead.taken"),
                ("ce-time", "2026-03-02T10:59:00Z")
            )
        )
            .Is(200)
            .Json.GetProperty("results")[0];

        Assert.Equal("/crm/été", result.GetProperty("source").GetString());
        Assert.Equal("a b", result.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("application/cloudevents-batch+json")]
    [InlineData("application/vnd.crm+json; charset=utf-8")]
    [InlineData("text/json")]
    public async Task A_binary_event_is_known_by_its_headers_whatever_kind_of_JSON_its_data_is(string type)
    {
        var campaign = await api.Launched();

        var result = (
            await api.Post(
                "events",
                $$"""{ "campaign": "{{campaign}}", "lead": "L1", "rep": "anna" }""",
                ("Content-Type", type),
                ("ce-specversion", "1.0"),
                ("ce-source", "crm"),
                ("ce-id", "1"),
                ("ce-type", "lead.taken"),
                ("ce-time", "2026-03-02T10:59:00Z")
            )
        )
            .Is(200)
            .Json.GetProperty("results")[0];

        Assert.Equal("scored", result.GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_empty_batch_answers_no_results() =>
        Assert.Equal("""{"results":[]}""", (await api.Post("events", "[]", ("Content-Type", Batch))).Is(200).Text);

    [Theory]
    [InlineData("specversion", "\"0.3\"", "specversion")]
    [InlineData("specversion", null, "specversion")]
    [InlineData("source", null, "source")]
    [InlineData("source", "5", "source")]
    [InlineData("id", null, "id")]
    [InlineData("type", null, "type")]
    [InlineData("time", null, "time")]
    [InlineData("time", "5", "time")]
    [InlineData("data", null, "data")]
    [InlineData("data", "\"x\"", "data")]
    [InlineData("data", "{\"campaign\":\"c\",\"lead\":5}", "lead")]
    [InlineData("data", "{\"campaign\":\"c\",\"lead\":\"x\",\"at\":\"x\"}", "data.at")]
    [InlineData("data_base64", "\"AA==\"", "data_base64")]
    [InlineData("datacontenttype", "\"text/xml\"", "datacontenttype")]
    public async Task An_attribute_at_fault_is_named(string attribute, string? value, string field)
    {
        var wrong = Event("c").Without(attribute);
        if (value is not null)
            wrong = wrong.With(attribute, value);

        Assert.Equal([field], (await api.Post("events", wrong, ("Content-Type", Structured))).Is(400).Fields);
        Assert.Equal(
            ["[1]." + field],
            (await api.Post("events", $"[{Event("c")},{wrong}]", ("Content-Type", Batch))).Is(400).Fields
        );
    }

    [Fact]
    public async Task A_binary_event_names_what_it_lacks_and_carries_JSON_only()
    {
        Assert.Equal(
            ["source", "type", "time"],
            (await api.Post("events", "{}", ("ce-specversion", "1.0"), ("ce-id", "1"))).Is(400).Fields
        );
        (await api.Post("events", "<x/>", ("ce-specversion", "1.0"), ("ce-id", "1"), ("Content-Type", "text/xml"))).Is(
            415
        );
    }

    [Fact]
    public async Task A_batch_is_an_array_and_a_single_event_an_object()
    {
        Assert.Equal(["body"], (await api.Post("events", Event("c"), ("Content-Type", Batch))).Is(400).Fields);
        Assert.Equal(["body"], (await api.Post("events", "[]", ("Content-Type", Structured))).Is(400).Fields);
    }
}
