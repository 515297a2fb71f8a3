using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Events as CRMs write them, over the wire.</summary>
public sealed class WhatCrmsSendTests(HubFixture fixture)
{
    private const string Structured = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";
    private readonly ApiClient api = fixture.Api;

    private const string Rated = """
        { "name": "Rates", "timeZone": "Europe/Paris", "currency": "EUR", "rates": { "HUF": 0.0026 },
          "startsAt": "2026-01-01T00:00:00+01:00", "endsAt": "2027-01-01T00:00:00+01:00",
          "teams": [ { "code": "lyon", "name": "Lyon" } ],
          "rules": [ { "code": "sale", "name": "Sale", "on": "closed", "points": 1, "perAmount": 1 },
                     { "code": "big", "name": "Big", "on": "closed", "points": 1000,
                       "where": [ { "field": "attributes.region", "op": "=", "value": "West Coast" } ] },
                     { "code": "key", "name": "Key", "on": "closed", "points": 7,
                       "where": [ { "field": "account", "op": "=", "value": "Grands Moulins & Co" } ] } ] }
        """;

    private const string People =
        """[ { "code": "anna", "name": "Anna", "team": "lyon", "role": "rep", "email": "Anna@example.org" } ]""";

    private static async Task<JsonElement> Only(Task<ApiAnswer> answer) =>
        (await answer).Is(200).Json.GetProperty("results").EnumerateArray().Single();

    private static string Closed(string campaign, string id, string more = "") =>
        $$"""
            { "source": "crm", "id": "{{id}}", "campaign": "{{campaign}}", "type": "lead.closed", "lead": "L{{id}}",
              "rep": "anna@EXAMPLE.org", "at": "2026-03-02T11:59:00+0100"{{more}} }
            """;

    [Theory]
    [InlineData("2026-03-02T11:59:00+0100")]
    [InlineData("2026-03-02T11:59:00+01")]
    [InlineData("2026-03-02T11:59:00+01:00")]
    [InlineData("2026-03-02T10:59:00Z")]
    [InlineData("2026-03-02T16:29:00.000+0530")]
    [InlineData("2026-03-02T02:59:00.0000-08")]
    public async Task Each_way_of_writing_the_offset_is_the_same_instant(string at)
    {
        var campaign = await api.Launched();
        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        Assert.Equal(
            "duplicate",
            (await Only(api.Post("events", ApiClient.Event(campaign, "1", at: at)))).GetProperty("status").GetString()
        );
    }

    [Fact]
    public async Task An_amount_in_another_currency_an_account_with_spaces_and_a_rep_by_address_score()
    {
        var campaign = await api.Launched(Rated, People);
        var answer = await Only(
            api.Post(
                "events",
                Closed(campaign, "1", """, "amount": 10000, "currency": "HUF", "account": "Grands Moulins & Co" """)
            )
        );
        Assert.Equal(
            [26, 7],
            answer.GetProperty("entries").EnumerateArray().Select(x => x.GetProperty("points").GetInt32())
        );
        Assert.Equal("anna", answer.GetProperty("entries")[0].GetProperty("participant").GetString());
    }

    [Fact]
    public async Task An_amount_told_after_the_closing_pays_it()
    {
        var campaign = await api.Launched(Rated, People);
        (await api.Post("events", Closed(campaign, "1"))).Is(200);
        var changed = await Only(
            api.Post(
                "events",
                $$"""
                { "source": "crm", "id": "2", "campaign": "{{campaign}}", "type": "lead.amount_changed", "lead": "L1",
                  "at": "2026-03-02T11:59:30+01:00", "amount": 33 }
                """
            )
        );
        Assert.Equal(
            ("scored", 33),
            (changed.GetProperty("status").GetString(), changed.GetProperty("points").GetInt32())
        );
    }

    [Fact]
    public async Task An_event_with_an_unknown_member_is_rejected_alone_and_kept_whole()
    {
        var campaign = await api.Launched(Rated, People);
        var answer = (
            await api.Post(
                "events",
                $"[{Closed(campaign, "1", """, "amount": 5""")},{Closed(campaign, "2", """, "amout": 5""")}]"
            )
        )
            .Is(200)
            .Json.GetProperty("results");
        Assert.Equal(["scored", "rejected"], answer.EnumerateArray().Select(x => x.GetProperty("status").GetString()));
        Assert.Equal(
            ("invalid", "amout"),
            (answer[1].GetProperty("reason").GetString(), answer[1].GetProperty("field").GetString())
        );
        var kept = Assert.Single((await api.Get($"events/rejected?campaign={campaign}")).Is(200).Json.EnumerateArray());
        Assert.Equal(5, kept.GetProperty("event").GetProperty("amout").GetInt32());
    }

    [Theory]
    [InlineData(Structured)]
    [InlineData(Batch)]
    [InlineData("binary")]
    public async Task Further_members_of_a_CloudEvents_data_are_kept_as_attributes(string mode)
    {
        var campaign = await api.Launched(Rated, People);
        var note = new string('x', 2000);
        var data = $$"""
            { "campaign": "{{campaign}}", "lead": "L1", "rep": "anna", "region": "West Coast",
              "attributes": { "region": "East Coast", "colour": "red" }, "size": 12.50, "vip": true,
              "owner": { "id": 5 }, "tags": [1], "closedBy": null, "note": "{{note}}" }
            """;
        var whole = $$"""
            { "specversion": "1.0", "source": "crm", "id": "1", "type": "lead.received", "time": "2026-03-02T10:59:00Z",
              "data": {{data}} }
            """;
        var answer = await Only(
            mode switch
            {
                "binary" => api.Post(
                    "events",
                    data,
                    ("ce-specversion", "1.0"),
                    ("ce-source", "crm"),
                    ("ce-id", "1"),
                    ("ce-type", "lead.received"),
                    ("ce-time", "2026-03-02T10:59:00Z")
                ),
                Batch => api.Post("events", $"[{whole}]", ("Content-Type", Batch)),
                _ => api.Post("events", whole, ("Content-Type", Structured)),
            }
        );
        Assert.Equal("recorded", answer.GetProperty("status").GetString());
        var attributes = Assert
            .Single(
                (await api.Get($"campaigns/{campaign}/participants/anna/export"))
                    .Is(200)
                    .Json.GetProperty("events")
                    .EnumerateArray()
            )
            .GetProperty("attributes");
        Assert.Equal(
            ["colour=red", "region=East Coast", "size=12.50", "vip=true"],
            attributes.EnumerateObject().Select(x => $"{x.Name}={x.Value}")
        );
    }

    [Fact]
    public async Task What_became_an_attribute_can_be_asked_for_by_a_rule()
    {
        var campaign = await api.Launched(Rated, People);
        var answer = await Only(
            api.Post(
                "events",
                $$"""
                { "specversion": "1.0", "source": "crm", "id": "1", "type": "lead.closed",
                  "time": "2026-03-02T10:59:00Z",
                  "data": { "campaign": "{{campaign}}", "lead": "L1", "rep": "anna", "region": "West Coast" } }
                """,
                ("Content-Type", Structured)
            )
        );
        Assert.Equal(1000, answer.GetProperty("points").GetInt32());
    }

    [Theory]
    [InlineData("desk")]
    [InlineData("deadline")]
    [InlineData("person:1")]
    [InlineData("person:")]
    public async Task The_products_own_sources_are_invalid_from_a_key_and_stay_so_when_played_again(string source)
    {
        var campaign = await api.Launched();
        var body = ApiClient.Event(campaign, "1").Replace("\"crm\"", $"\"{source}\"");
        var answer = await Only(api.Post("events", body));
        Assert.Equal(
            ("rejected", "invalid", "source"),
            (
                answer.GetProperty("status").GetString(),
                answer.GetProperty("reason").GetString(),
                answer.GetProperty("field").GetString()
            )
        );
        var id = (await api.Get($"events/rejected?campaign={campaign}")).Json[0].GetProperty("id").GetInt64();
        Assert.Equal(
            "invalid",
            (await Only(api.Post($"events/rejected/{id}/replay"))).GetProperty("reason").GetString()
        );
        Assert.Equal("[]", (await api.Get($"campaigns/{campaign}/ledger")).Text);
        Assert.Equal(
            "scored",
            (await Only(api.Post("events", ApiClient.Event(campaign, "1").Replace("\"crm\"", "\"desktop\""))))
                .GetProperty("status")
                .GetString()
        );
    }

    [Theory]
    [InlineData("{ \"HUF\": 0 }", "rates.HUF")]
    [InlineData("{ \"huf\": 1 }", "rates.huf")]
    [InlineData("{ \"EUR\": 1 }", "rates.EUR")]
    [InlineData("{ \"HUF\": null }", "rates.HUF")]
    [InlineData("{ \"HUF\": \"1\" }", "rates.HUF")]
    [InlineData("[]", "rates")]
    public async Task Rates_at_fault_are_named(string rates, string field) =>
        Assert.Equal(
            [field],
            (await api.Put("campaigns/rated", Rated.Replace("{ \"HUF\": 0.0026 }", rates))).Is(400).Fields
        );

    [Fact]
    public async Task Rates_are_answered_and_may_change_while_the_campaign_runs()
    {
        var campaign = await api.Launched(Rated, People);
        Assert.Equal(
            0.0026m,
            (await api.Get($"campaigns/{campaign}")).Is(200).Json.GetProperty("rates").GetProperty("HUF").GetDecimal()
        );
        (await api.Put($"campaigns/{campaign}", Rated.Replace("0.0026", "0.01"))).Is(200);
        Assert.Equal(
            100,
            (await Only(api.Post("events", Closed(campaign, "1", """, "amount": 10000, "currency": "HUF" """))))
                .GetProperty("points")
                .GetInt32()
        );
        (await api.Put($"campaigns/{campaign}", (await api.Get($"campaigns/{campaign}")).Text)).Is(200);
    }

    [Fact]
    public async Task The_API_document_knows_currency_and_rates()
    {
        var document = await api.Http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        var root = JsonSerializer.Deserialize<JsonElement>(document);
        JsonElement Taken(string path, string verb) =>
            root.GetProperty("paths")
                .GetProperty(path)
                .GetProperty(verb)
                .GetProperty("requestBody")
                .GetProperty("content")
                .GetProperty("application/json")
                .GetProperty("schema")
                .GetProperty("properties");
        Assert.True(Taken("/api/v1/events", "post").TryGetProperty("currency", out _));
        Assert.True(Taken("/api/v1/campaigns/{code}", "put").TryGetProperty("rates", out _));
        Assert.True(
            root.GetProperty("components")
                .GetProperty("schemas")
                .GetProperty("CampaignAnswer")
                .GetProperty("properties")
                .TryGetProperty("rates", out _)
        );
        Assert.Contains("lead.amount_changed", document, StringComparison.Ordinal);
    }
}
