using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ParticipantsApiTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;

    [Theory]
    [InlineData("{ \"name\": \"x\", \"role\": \"rep\" }", "[0].code")]
    [InlineData("{ \"code\": \"x\", \"role\": \"rep\" }", "[0].name")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\" }", "[0].role")]
    [InlineData("{ \"code\": 5, \"name\": \"x\", \"role\": \"rep\" }", "[0].code")]
    [InlineData("{ \"code\": \"a b\", \"name\": \"x\", \"role\": \"rep\" }", "[0].code")]
    [InlineData("{ \"code\": \"x\", \"name\": \"\", \"role\": \"rep\" }", "[0].name")]
    [InlineData("{ \"code\": \"x\", \"name\": \"a\\u0007\", \"role\": \"rep\" }", "[0].name")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\", \"role\": \"boss\" }", "[0].role")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\", \"role\": 0 }", "[0].role")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\", \"role\": \"rep\", \"team\": \"rome\" }", "[0].team")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\", \"role\": \"rep\", \"team\": 5 }", "[0].team")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\", \"role\": \"rep\", \"email\": \"nobody\" }", "[0].email")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\", \"role\": \"rep\", \"person\": \" \" }", "[0].person")]
    [InlineData("{ \"code\": \"x\", \"name\": \"x\", \"role\": \"rep\", \"age\": 5 }", "[0].age")]
    [InlineData("{ \"code\": \"anna\", \"name\": \"x\", \"role\": \"prospector\" }", "[0].role")]
    [InlineData(
        "{ \"code\": \"anna\", \"name\": \"x\", \"role\": \"rep\", \"teamSince\": \"2999-01-01T00:00:00Z\" }",
        "[0].teamSince"
    )]
    [InlineData(
        "{ \"code\": \"anna\", \"name\": \"x\", \"role\": \"rep\", \"teamSince\": \"2026-01-01\" }",
        "[0].teamSince"
    )]
    [InlineData("{ \"code\": \"anna\", \"name\": \"x\", \"role\": \"rep\", \"away\": 5 }", "[0].away")]
    [InlineData(
        "{ \"code\": \"anna\", \"name\": \"x\", \"role\": \"rep\", \"away\": { \"from\": \"2026-07-01T00:00:00Z\" } }",
        "[0].away.until"
    )]
    [InlineData(
        "{ \"code\": \"anna\", \"name\": \"x\", \"role\": \"rep\", \"away\": { \"until\": \"2026-07-01T00:00:00Z\" } }",
        "[0].away.from"
    )]
    [InlineData(
        """
            { "code": "anna", "name": "x", "role": "rep", "away": { "from": "2026-07-01T00:00:00Z", "until": "July" } }
            """,
        "[0].away.until"
    )]
    [InlineData(
        """
            { "code": "anna", "name": "x", "role": "rep",
              "away": { "from": "2026-07-01T00:00:00Z", "until": "2026-07-01T00:00:00Z" } }
            """,
        "[0].away.until"
    )]
    [InlineData(
        """
            { "code": "anna", "name": "x", "role": "rep",
              "away": { "from": "0001-01-02T00:00:00Z", "until": "2026-07-01T00:00:00Z" } }
            """,
        "[0].away.from"
    )]
    [InlineData(
        """
            { "code": "anna", "name": "x", "role": "rep",
              "away": { "from": "2026-07-01T00:00:00Z", "until": "2026-07-02T00:00:00Z", "where": "at sea" } }
            """,
        "[0].away.where"
    )]
    [InlineData("null", "[0]")]
    public async Task A_field_that_is_wrong_is_named_and_nobody_is_added(string participant, string field)
    {
        var campaign = await api.Launched();

        Assert.Equal([field], (await api.Put($"campaigns/{campaign}/participants", $"[{participant}]")).Is(400).Fields);
        Assert.Equal(4, (await api.Get($"campaigns/{campaign}/participants")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Participants_are_added_changed_deactivated_and_play_again()
    {
        var campaign = await api.Launched();
        var path = $"campaigns/{campaign}/participants";

        var put = (
            await api.Put(
                path,
                """
                [{ "code": "anna", "name": "Anna B.", "team": "lille", "role": "rep" },
                 { "code": "dan", "name": "Dan", "role": "rep" }]
                """
            )
        ).Is(200);
        (await api.Send(HttpMethod.Delete, $"{path}/dan")).Is(204);
        var gone = (await api.Get(path)).Json.EnumerateArray().Single(x => x.GetProperty("code").GetString() == "dan");
        (await api.Send(HttpMethod.Delete, $"{path}/nobody")).Is(404);
        var all = (await api.Get(path)).Text;

        Assert.Equal("""{"created":1,"updated":1}""", put.Text);
        Assert.False(gone.GetProperty("active").GetBoolean());
        Assert.Equal("""{"created":0,"updated":5}""", (await api.Put(path, all)).Is(200).Text);
        Assert.All((await api.Get(path)).Json.EnumerateArray(), x => Assert.True(x.GetProperty("active").GetBoolean()));
    }

    [Fact]
    public async Task A_move_may_be_dated_back_and_is_answered_with_its_date()
    {
        var campaign = await api.Launched();
        var path = $"campaigns/{campaign}/participants";
        var since = fixture.Hub.Clock.GetUtcNow().AddDays(-2);
        (await api.Post("events", ApiClient.Event(campaign, "1", "taken", at: since.AddHours(1).ToString("O")))).Is(
            200
        );

        (
            await api.Put(
                path,
                $$"""[{ "code": "anna", "name": "Anna", "team": "lille", "role": "rep", "teamSince": "{{since:O}}" }]"""
            )
        ).Is(200);
        foreach (var (id, hours) in new[] { ("2", 0), ("3", -1) })
            (
                await api.Post(
                    "events",
                    ApiClient.Event(campaign, id, "taken", $"L{id}", at: since.AddHours(hours).ToString("O"))
                )
            ).Is(200);

        var entries = (await api.Get($"campaigns/{campaign}/ledger"))
            .Is(200)
            .Json.EnumerateArray()
            .Select(x => x.GetProperty("team").GetString());
        Assert.Equal(["lyon", "lille", "lyon"], entries);
        var people = (await api.Get(path))
            .Is(200)
            .Json.EnumerateArray()
            .ToDictionary(x => x.GetProperty("code").GetString()!);
        Assert.Equal(since, people["anna"].GetProperty("teamSince").GetDateTimeOffset());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, people["bob"].GetProperty("teamSince").ValueKind);
    }

    [Fact]
    public async Task Who_is_away_is_answered_so_and_stays_away_when_he_is_put_without_it()
    {
        var campaign = await api.Launched();
        var path = $"campaigns/{campaign}/participants";

        (
            await api.Put(
                path,
                """
                [{ "code": "anna", "name": "Anna", "team": "lyon", "role": "rep",
                   "away": { "from": "2026-07-01T00:00:00+02:00", "until": "2026-07-15T00:00:00+02:00" } }]
                """
            )
        ).Is(200);
        (await api.Put(path, """[{ "code": "anna", "name": "Anna", "team": "lyon", "role": "rep" }]""")).Is(200);

        var away = (await api.Get(path))
            .Json.EnumerateArray()
            .Single(x => x.GetProperty("code").GetString() == "anna")
            .GetProperty("away");
        Assert.Equal(DateTimeOffset.Parse("2026-06-30T22:00:00Z"), away.GetProperty("from").GetDateTimeOffset());
        Assert.Equal(DateTimeOffset.Parse("2026-07-14T22:00:00Z"), away.GetProperty("until").GetDateTimeOffset());
        (await api.Put(path, (await api.Get(path)).Text)).Is(200);
    }

    [Fact]
    public async Task After_the_closing_a_name_can_still_be_put_right()
    {
        var campaign = await api.Launched();
        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        (await api.Post($"campaigns/{campaign}/close")).Is(200);
        foreach (var period in new[] { 1, 2, 3 })
            (await api.Post($"campaigns/{campaign}/periods/{period}/close")).Is(200);
        var sha256 = (await api.Get($"campaigns/{campaign}/results")).Is(200).Json.GetProperty("sha256").GetString();

        (
            await api.Put(
                $"campaigns/{campaign}/participants",
                """[{ "code": "anna", "name": "Anna Martin", "team": "lyon", "role": "rep" }]"""
            )
        ).Is(200);

        Assert.Equal(
            "Anna Martin",
            (await api.Get($"campaigns/{campaign}/winners?period=3")).Is(200).Json[0].GetProperty("name").GetString()
        );
        Assert.Equal(sha256, (await api.Get($"campaigns/{campaign}/results")).Json.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task The_same_code_twice_in_a_request_is_named()
    {
        var campaign = await api.Launched();
        Assert.Equal(
            ["[1].code"],
            (
                await api.Put(
                    $"campaigns/{campaign}/participants",
                    """[{ "code": "x", "name": "x", "role": "rep" }, { "code": "x", "name": "y", "role": "rep" }]"""
                )
            )
                .Is(400)
                .Fields
        );
        Assert.Equal(["body"], (await api.Put($"campaigns/{campaign}/participants", "{}")).Is(400).Fields);
    }
}
