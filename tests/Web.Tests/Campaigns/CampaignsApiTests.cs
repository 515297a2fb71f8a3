using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class CampaignsApiTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;

    [Theory]
    [InlineData("name", null, "name")]
    [InlineData("name", "5", "name")]
    [InlineData("name", "\"\"", "name")]
    [InlineData("name", "{}", "name")]
    [InlineData("name", "{\"english\":\"x\"}", "name")]
    [InlineData("name", "\"a\\u0000b\"", "name")]
    [InlineData("name", "\"\\ud800\"", "name")]
    [InlineData("theme", "5", "theme")]
    [InlineData("theme", "null", "theme")]
    [InlineData("theme", "\"../..\"", "theme")]
    [InlineData("timeZone", null, "timeZone")]
    [InlineData("timeZone", "[]", "timeZone")]
    [InlineData("timeZone", "\"Mars/Olympus\"", "timeZone")]
    [InlineData("timeZone", "\"../../etc/passwd\"", "timeZone")]
    [InlineData("currency", null, "currency")]
    [InlineData("currency", "978", "currency")]
    [InlineData("currency", "\"euro\"", "currency")]
    [InlineData("startsAt", null, "startsAt")]
    [InlineData("startsAt", "1767225600", "startsAt")]
    [InlineData("startsAt", "\"2026-01-01T00:00:00\"", "startsAt")]
    [InlineData("startsAt", "\"0001-01-01T00:00:00Z\"", "startsAt")]
    [InlineData("endsAt", null, "endsAt")]
    [InlineData("endsAt", "\"2025-01-01T00:00:00Z\"", "endsAt")]
    [InlineData("endsAt", "\"2126-01-01T00:00:00Z\"", "endsAt")]
    [InlineData("periods", "[]", "periods")]
    [InlineData("periods", "{\"every\":\"year\"}", "periods.every")]
    [InlineData("periods", "{\"every\":3}", "periods.every")]
    [InlineData("periods", "{\"graceMinutes\":-1}", "periods.graceMinutes")]
    [InlineData("periods", "{\"graceMinutes\":1.5}", "periods.graceMinutes")]
    [InlineData("freeze", "{\"hours\":0}", "freeze.hours")]
    [InlineData("freeze", "{\"of\":\"period\"}", "freeze.hours")]
    [InlineData("freeze", "{\"hours\":1.5}", "freeze.hours")]
    [InlineData("freeze", "{\"hours\":672,\"of\":\"period\"}", "freeze.hours")]
    [InlineData("freeze", "{\"hours\":48,\"of\":\"team\"}", "freeze.of")]
    [InlineData("freeze", "{\"hours\":48,\"until\":\"party\"}", "freeze")]
    [InlineData("freeze", "48", "freeze")]
    [InlineData("ceremony", "{\"on\":\"first-day\"}", "ceremony.at")]
    [InlineData("ceremony", "{\"at\":\"9 o'clock\"}", "ceremony.at")]
    [InlineData("ceremony", "{\"at\":900}", "ceremony.at")]
    [InlineData("ceremony", "{\"on\":\"monday\",\"at\":\"09:00\"}", "ceremony.on")]
    [InlineData("ceremony", "\"09:00\"", "ceremony")]
    [InlineData("ties", "\"coin\"", "ties")]
    [InlineData("teamScore", "1", "teamScore")]
    [InlineData("validation", "\"yes\"", "validation")]
    [InlineData("teams", "{}", "teams")]
    [InlineData("teams", "[{\"name\":\"x\"}]", "teams[0].code")]
    [InlineData("teams", "[{\"code\":null,\"name\":\"x\"}]", "teams[0].code")]
    [InlineData("teams", "[{\"code\":\"a b\",\"name\":\"x\"}]", "teams[0].code")]
    [InlineData("teams", "[{\"code\":\"a\"}]", "teams[0].name")]
    [InlineData("teams", "[{\"code\":\"a\",\"name\":\"x\"},{\"code\":\"a\",\"name\":\"x\"}]", "teams[1].code")]
    [InlineData("rules", "\"x\"", "rules")]
    [InlineData("rules", "[null]", "rules[0]")]
    [InlineData("rules", "[{\"code\":\"a\",\"name\":\"x\",\"on\":\"taken\",\"points\":\"1\"}]", "rules[0].points")]
    [InlineData("rules", "[{\"code\":\"a\",\"name\":\"x\",\"on\":\"taken\"}]", "rules[0].points")]
    [InlineData("rules", "[{\"code\":\"a\",\"name\":\"x\",\"on\":\"sold\",\"points\":1}]", "rules[0].on")]
    [InlineData(
        "rules",
        "[{\"code\":\"a\",\"name\":\"x\",\"on\":\"taken\",\"points\":1,\"kind\":\"magic\"}]",
        "rules[0].kind"
    )]
    [InlineData(
        "rules",
        "[{\"code\":\"a\",\"name\":\"x\",\"on\":\"taken\",\"points\":1,\"cap\":{\"count\":0,\"per\":\"day\"}}]",
        "rules[0].cap.count"
    )]
    [InlineData(
        "rules",
        "[{\"code\":\"a\",\"name\":\"x\",\"on\":\"taken\",\"points\":1,\"bonus\":1}]",
        "rules[0].bonus"
    )]
    [InlineData(
        "prizes",
        "[{\"code\":\"a\",\"name\":\"x\",\"scope\":\"year\",\"board\":\"reps\",\"ranks\":[1,1]}]",
        "prizes[0].scope"
    )]
    [InlineData(
        "prizes",
        "[{\"code\":\"a\",\"name\":\"x\",\"scope\":\"period\",\"board\":\"reps\",\"ranks\":[2,1]}]",
        "prizes[0].ranks"
    )]
    [InlineData("prizes", "[{\"code\":\"a\",\"name\":\"x\",\"scope\":\"period\",\"board\":\"reps\"}]", "prizes[0]")]
    [InlineData(
        "prizes",
        "[{\"code\":\"a\",\"name\":\"x\",\"scope\":\"period\",\"board\":\"reps\",\"ranks\":[1,1],\"value\":\"5\"}]",
        "prizes[0].value"
    )]
    [InlineData("surprise", "1", "surprise")]
    [InlineData("code", "\"another\"", "code")]
    public async Task A_field_that_is_wrong_is_named(string field, string? value, string named)
    {
        var document = ApiClient.Document.Without(field).Without("prizes");
        if (value is not null)
            document = document.With(field, value);

        var answer = await api.Put("campaigns/wrong", document);

        Assert.Equal(400, answer.Status);
        Assert.Contains(answer.Fields, x => x == named || x.StartsWith(named + ".", StringComparison.Ordinal));
        (await api.Get("campaigns/wrong")).Is(404);
    }

    [Fact]
    public async Task A_code_that_is_none_is_named() =>
        Assert.Equal(["code"], (await api.Put("campaigns/a%20b", ApiClient.Document)).Is(400).Fields);

    [Fact]
    public async Task A_member_told_twice_is_named() =>
        Assert.Equal(
            ["name"],
            (await api.Put("campaigns/twice", ApiClient.Document.With("name", "\"x\""))).Is(400).Fields
        );

    [Fact]
    public async Task What_GET_answers_can_be_PUT_again_and_changes_nothing()
    {
        var campaign = await api.Launched();
        var read = (await api.Get($"campaigns/{campaign}")).Is(200);

        var written = (await api.Put($"campaigns/{campaign}", read.Text, ("If-Match", read.ETag!))).Is(200);

        Assert.Equal(read.Text, written.Text);
        Assert.Equal("2026-01-01T00:00:00+01:00", read.Json.GetProperty("startsAt").GetString());
        Assert.Equal("running", read.Json.GetProperty("status").GetString());
        Assert.Equal(1, read.Json.GetProperty("ruleSetVersion").GetInt32());
        Assert.Equal(60, read.Json.GetProperty("periods").GetProperty("graceMinutes").GetInt32());
        Assert.Equal(3, read.Json.GetProperty("rules").GetArrayLength());
    }

    [Fact]
    public async Task Preconditions_are_honoured()
    {
        var campaign = await api.Launched();
        var path = $"campaigns/{campaign}";
        var tag = (await api.Get(path)).ETag!;

        (await api.Get(path, ("If-None-Match", tag))).Is(304);
        (await api.Put(path, ApiClient.Document, ("If-None-Match", "*"))).Is(412);
        (await api.Put(path, ApiClient.Document, ("If-Match", "\"99\""))).Is(412);
        (await api.Put(path, ApiClient.Document, ("If-Match", "99"))).Is(400);
        (
            await api.Put(
                path,
                ApiClient.Document.Replace("49.90", "59.90", StringComparison.Ordinal),
                ("If-Match", "*")
            )
        ).Is(200);
        (await api.Put(path, ApiClient.Document, ("If-Match", tag))).Is(412);
        (await api.Post($"{path}/close", null, ("If-Match", tag))).Is(412);
        (await api.Put("campaigns/none", ApiClient.Document, ("If-Match", "*"))).Is(412);
        (await api.Put($"{path}-new", ApiClient.Document, ("If-None-Match", "*"))).Is(201);
        (await api.Post($"{path}-new/launch", null, ("If-Match", tag))).Is(412);
        (await api.Send(HttpMethod.Delete, $"{path}-new", null, ("If-Match", tag))).Is(412);
        (await api.Send(HttpMethod.Delete, $"{path}-new", null, ("If-Match", (await api.Get($"{path}-new")).ETag!))).Is(
            204
        );
    }

    [Fact]
    public async Task Who_takes_part_and_which_period_is_closed_make_no_other_campaign()
    {
        var campaign = await api.Launched();
        var path = $"campaigns/{campaign}";
        var read = await api.Get(path);

        (await api.Put($"{path}/participants", """[{ "code": "dan", "name": "Dan", "role": "rep" }]""")).Is(200);
        (await api.Post($"{path}/periods/1/close")).Is(200);

        Assert.Equal(read.ETag, (await api.Get(path)).ETag);
        (await api.Put(path, read.Text, ("If-Match", read.ETag!))).Is(200);
    }

    [Fact]
    public async Task What_the_clock_changes_is_not_answered_as_not_modified()
    {
        await using var hub = await RunningHub.Start(Challenge.Start.AddDays(-1));
        var campaign = await hub.Api.Launched();
        var tag = (await hub.Api.Get($"campaigns/{campaign}")).ETag!;
        (await hub.Api.Get($"campaigns/{campaign}", ("If-None-Match", tag))).Is(304);

        hub.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(
            "running",
            (await hub.Api.Get($"campaigns/{campaign}", ("If-None-Match", tag)))
                .Is(200)
                .Json.GetProperty("status")
                .GetString()
        );
        (await hub.Api.Put($"campaigns/{campaign}", ApiClient.Document, ("If-Match", tag))).Is(200);
    }

    [Fact]
    public async Task Of_a_launched_campaign_the_window_is_fixed_and_rules_become_a_new_version()
    {
        var campaign = await api.Launched();

        (
            await api.Put(
                $"campaigns/{campaign}",
                ApiClient.Document.Without("endsAt").With("endsAt", "\"2026-12-01T00:00:00+01:00\"")
            )
        ).Is(409);
        var changed = await api.Put(
            $"campaigns/{campaign}",
            ApiClient.Document.With("rules", "[{\"code\":\"a\",\"name\":\"A\",\"on\":\"taken\",\"points\":5}]")
        );

        Assert.Equal(2, changed.Is(200).Json.GetProperty("ruleSetVersion").GetInt32());
        (await api.Send(HttpMethod.Delete, $"campaigns/{campaign}")).Is(409);
    }

    [Fact]
    public async Task Whether_leads_are_validated_changes_while_it_runs()
    {
        var campaign = await api.Launched();

        var changed = await api.Put($"campaigns/{campaign}", ApiClient.Document.With("validation", "true"));

        Assert.True(changed.Is(200).Json.GetProperty("validation").GetBoolean());
        var result = (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200).Json.GetProperty("results")[0];
        Assert.Equal("pending", result.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_draft_can_be_deleted_and_knows_nobody_when_it_comes_back()
    {
        (await api.Put("campaigns/draft", ApiClient.Document)).Is(201);
        (await api.Put("campaigns/draft/participants", ApiClient.People)).Is(200);
        (await api.Send(HttpMethod.Delete, "campaigns/draft")).Is(204);
        (await api.Get("campaigns/draft")).Is(404);
        (await api.Put("campaigns/draft", ApiClient.Document)).Is(201);

        Assert.Equal("[]", (await api.Get("campaigns/draft/participants")).Text);
    }

    [Theory]
    [InlineData("GET", "campaigns/none", 404)]
    [InlineData("POST", "campaigns/none/launch", 404)]
    [InlineData("POST", "campaigns/none/close", 404)]
    [InlineData("DELETE", "campaigns/none", 404)]
    [InlineData("GET", "campaigns/none/participants", 404)]
    [InlineData("GET", "nothing-of-that-name", 404)]
    [InlineData("PATCH", "campaigns/none", 405)]
    public async Task What_is_not_there_is_told_as_a_problem(string method, string path, int status)
    {
        var answer = (await api.Send(new HttpMethod(method), path)).Is(status);
        Assert.Equal("application/problem+json", answer.MediaType);
    }
}
