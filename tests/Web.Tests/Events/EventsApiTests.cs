using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class EventsApiTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;

    [Fact]
    public async Task A_lead_taken_contacted_and_closed_once_pays_14_points_and_the_same_file_again_pays_nothing()
    {
        var campaign = await api.Launched();
        var file =
            $"[{ApiClient.Event(campaign, "1")},"
            + $"{ApiClient.Event(campaign, "2", "contacted")},"
            + $"{ApiClient.Event(campaign, "3", "closed")}]";

        var first = (await api.Post("events", file)).Is(200).Json.GetProperty("results");
        var again = (await api.Post("events", file)).Is(200).Json.GetProperty("results");

        Assert.Equal([1, 3, 10], first.EnumerateArray().Select(x => x.GetProperty("points").GetInt32()));
        Assert.All(again.EnumerateArray(), x => Assert.Equal("duplicate", x.GetProperty("status").GetString()));
        var board = (await api.Get($"campaigns/{campaign}/standings")).Json;
        Assert.Equal(14, board.GetProperty("standings")[0].GetProperty("points").GetInt32());
        Assert.Equal(3, board.GetProperty("seq").GetInt32());
    }

    [Fact]
    public async Task An_answer_has_the_documented_shape()
    {
        var campaign = await api.Launched();

        var text = (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200).Text;

        Assert.Equal(
            """{"results":[{"source":"crm","id":"1","status":"scored","reason":null,"points":1,"entries":"""
                + """[{"seq":1,"participant":"anna","rule":"taken","points":1,"period":3,"late":false}]}]}""",
            text
        );
    }

    [Theory]
    [InlineData("source", "7")]
    [InlineData("source", null)]
    [InlineData("id", "{}")]
    [InlineData("id", null)]
    [InlineData("campaign", "[]")]
    [InlineData("campaign", null)]
    [InlineData("type", "true")]
    [InlineData("type", null)]
    [InlineData("lead", "12")]
    [InlineData("lead", null)]
    [InlineData("at", "1767225600")]
    [InlineData("at", null)]
    [InlineData("rep", "5")]
    [InlineData("prospector", "[\"x\"]")]
    [InlineData("amount", "\"5\"")]
    [InlineData("account", "5")]
    [InlineData("attributes", "[]")]
    [InlineData("originLead", "\"x\"")]
    [InlineData("currency", "5")]
    public async Task A_member_that_is_missing_or_of_the_wrong_type_is_named_and_nothing_is_written(
        string field,
        string? value
    )
    {
        var campaign = await api.Launched();
        var wrong = ApiClient.Event(campaign, "2").Without(field);
        if (value is not null)
            wrong = wrong.With(field, value);

        var answer = await api.Post("events", $"[{ApiClient.Event(campaign, "1")},{wrong}]");

        Assert.Equal(400, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Equal([$"[1].{field}"], answer.Fields);
        Assert.Equal("[]", (await api.Get($"campaigns/{campaign}/ledger")).Text);
    }

    [Theory]
    [InlineData("source", "\" crm\"")]
    [InlineData("source", "\"\"")]
    [InlineData("id", "\"a\\u0000b\"")]
    [InlineData("id", "\"\\u202Ex\\n\"")]
    [InlineData("campaign", "\"../../etc/passwd\"")]
    [InlineData("lead", "\"\\t\"")]
    [InlineData("rep", "\"'; drop table Facts; --\"")]
    [InlineData("prospector", "\"<script>\"")]
    [InlineData("at", "\"2026-03-02\"")]
    [InlineData("at", "\"2026-03-02T11:59:00\"")]
    [InlineData("at", "\"2026-02-30T11:59:00Z\"")]
    [InlineData("amount", "1000000000000")]
    [InlineData("amount", "1e400")]
    [InlineData("account", "\" a\"")]
    [InlineData("account", "\"a\\tb\"")]
    [InlineData("currency", "\"HUF\"")]
    [InlineData("at", "\"2026-03-02T11:59:00+1\"")]
    [InlineData("at", "\"2026-03-02T11:59:00+010\"")]
    [InlineData("at", "\"2026-03-02T11:59:00+25\"")]
    [InlineData("surprise", "1")]
    [InlineData("amout", "null")]
    [InlineData("originLead", "{\"campaign\":\"c\",\"lead\":\"x\",\"stage\":\"x\"}")]
    [InlineData("attributes", "{\" a\":\"x\"}")]
    [InlineData("originLead", "{\"campaign\":\"a b\",\"lead\":\"x\"}")]
    public async Task A_bad_value_rejects_that_one_event_and_names_the_field(string field, string value)
    {
        var campaign = await api.Launched();
        var wrong = ApiClient.Event(campaign, "2").Without(field).With(field, value);

        var results = (await api.Post("events", $"[{wrong},{ApiClient.Event(campaign, "1")}]"))
            .Is(200)
            .Json.GetProperty("results");

        Assert.Equal("rejected", results[0].GetProperty("status").GetString());
        Assert.Equal("invalid", results[0].GetProperty("reason").GetString());
        Assert.StartsWith(field, results[0].GetProperty("field").GetString());
        Assert.Equal("scored", results[1].GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("{", "body")]
    [InlineData("[{},", "body")]
    [InlineData("[1,]", "body")]
    [InlineData("nothing", "body")]
    [InlineData("[7]", "[0]")]
    [InlineData("7", "body")]
    [InlineData("[{\"source\":\"a\",\"source\":\"b\"}]", "[0].source")]
    [InlineData("[{\"attributes\":{\"a\":\"1\",\"a\":\"2\"}}]", "[0].attributes.a")]
    [InlineData("[{\"lead\":\"\\ud800\"}]", "[0].lead")]
    public async Task A_body_that_is_not_JSON_of_that_shape_is_a_400(string body, string field) =>
        Assert.Equal(field, Assert.Single((await api.Post("events", body)).Is(400).Fields));

    [Fact]
    public async Task Deep_nesting_and_broken_UTF_8_are_400()
    {
        Assert.Equal(
            ["body"],
            (await api.Post("events", new string('[', 5000) + new string(']', 5000))).Is(400).Fields
        );
        using var broken = new ByteArrayContent([(byte)'[', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)']']);
        broken.Headers.ContentType = new("application/json");
        using var answer = await api.Http.PostAsync("events", broken, TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task More_than_1000_events_or_1_MiB_are_413_however_they_are_sent()
    {
        var campaign = await api.Launched();
        string Many(int count) =>
            "["
            + string.Join(',', Enumerable.Range(0, count).Select(x => ApiClient.Event(campaign, $"{x}", lead: $"L{x}")))
            + "]";

        (await api.Post("events", Many(1001))).Is(413);
        (await api.Post("events", "[\"" + new string('x', 1 << 20) + "\"]")).Is(413);
        using var chunked = new HttpRequestMessage(HttpMethod.Post, "events")
        {
            Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', (1 << 20) + 1)))),
        };
        chunked.Content.Headers.ContentType = new("application/json");
        chunked.Headers.TransferEncodingChunked = true;
        using var answer = await api.Http.SendAsync(chunked, TestContext.Current.CancellationToken);
        Assert.Equal(413, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);

        Assert.Equal(1000, (await api.Post("events", Many(1000))).Is(200).Json.GetProperty("results").GetArrayLength());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/xml")]
    public async Task Another_content_type_is_415(string type) =>
        (await api.Post("events", "[]", ("Content-Type", type))).Is(415);

    [Fact]
    public async Task An_empty_array_answers_no_results() =>
        Assert.Equal("""{"results":[]}""", (await api.Post("events", "[]")).Is(200).Text);

    [Fact]
    public async Task A_rejected_event_is_kept_whole_and_scores_once_its_cause_is_mended()
    {
        var campaign = await api.Launched();
        (await api.Post("events", ApiClient.Event(campaign, "1", rep: "zoe"))).Is(200);
        var kept = (await api.Get($"events/rejected?campaign={campaign}")).Is(200).Json[0];
        (
            await api.Put($"campaigns/{campaign}/participants", """[{ "code": "zoe", "name": "Zoé", "role": "rep" }]""")
        ).Is(200);

        var replayed = (await api.Post($"events/rejected/{kept.GetProperty("id")}/replay"))
            .Is(200)
            .Json.GetProperty("results")[0];

        Assert.Equal("unknown_participant", kept.GetProperty("reason").GetString());
        Assert.Equal("zoe", kept.GetProperty("event").GetProperty("rep").GetString());
        Assert.Equal("scored", replayed.GetProperty("status").GetString());
        Assert.Equal("[]", (await api.Get($"events/rejected?campaign={campaign}")).Text);
        (await api.Post("events/rejected/999999/replay")).Is(404);
        Assert.Equal(["after"], (await api.Get("events/rejected?after=x")).Is(400).Fields);
        Assert.Equal(["limit"], (await api.Get("events/rejected?limit=1001")).Is(400).Fields);
    }
}
