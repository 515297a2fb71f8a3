using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class BoardsApiTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;

    [Fact]
    public async Task Every_board_tells_the_same_seq_and_who_earned_what()
    {
        var campaign = await api.Launched();
        (
            await api.Post(
                "events",
                $"[{ApiClient.Event(campaign, "1").With("prospector", "\"pia\"")},"
                    + $"{ApiClient.Event(campaign, "2", rep: "carl", lead: "L2")}]"
            )
        ).Is(200);

        foreach (
            var (board, codes) in new (string, string[])[]
            {
                ("reps", ["anna", "carl"]),
                ("teams", ["lille", "lyon"]),
                ("pairs", ["anna+pia"]),
                ("prospectors", []),
            }
        )
        foreach (var period in new[] { "current", "3", "overall" })
        {
            var answer = (await api.Get($"campaigns/{campaign}/standings?board={board}&period={period}")).Is(200).Json;
            Assert.Equal(
                codes,
                answer.GetProperty("standings").EnumerateArray().Select(x => x.GetProperty("code").GetString())
            );
            Assert.Equal(
                (2, true, board),
                (
                    answer.GetProperty("seq").GetInt32(),
                    answer.GetProperty("live").GetBoolean(),
                    answer.GetProperty("board").GetString()
                )
            );
            if (period == "overall")
                Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.GetProperty("period").ValueKind);
            else
                Assert.Equal(3, answer.GetProperty("period").GetProperty("number").GetInt32());
        }
    }

    [Fact]
    public async Task A_board_is_cut_at_top_shown_around_somebody_and_as_it_was()
    {
        var campaign = await api.Launched();
        (
            await api.Post(
                "events",
                $"[{ApiClient.Event(campaign, "1")},"
                    + $"{ApiClient.Event(campaign, "2", rep: "bob", lead: "L2")},"
                    + $"{ApiClient.Event(campaign, "3", "closed", "L2", "bob")}]"
            )
        ).Is(200);
        async Task<string[]> Codes(string query) =>
            [
                .. (await api.Get($"campaigns/{campaign}/standings?{query}"))
                    .Is(200)
                    .Json.GetProperty("standings")
                    .EnumerateArray()
                    .Select(x => x.GetProperty("code").GetString()!),
            ];

        Assert.Equal(["bob"], await Codes("top=1"));
        Assert.Equal(["bob", "anna"], await Codes("around=anna"));
        Assert.Equal(["anna"], await Codes("asOfSeq=1"));
        (await api.Get($"campaigns/{campaign}/standings?around=nobody")).Is(404);
    }

    [Theory]
    [InlineData("board=bosses", "board")]
    [InlineData("board=0", "board")]
    [InlineData("period=soon", "period")]
    [InlineData("top=0", "top")]
    [InlineData("top=1001", "top")]
    [InlineData("top=ten", "top")]
    [InlineData("top=1.5", "top")]
    [InlineData("top=99999999999999999999", "top")]
    [InlineData("asOfSeq=-1", "asOfSeq")]
    [InlineData("asOfSeq=x", "asOfSeq")]
    [InlineData("asOfSeq=99", "asOfSeq")]
    [InlineData("lang=french", "lang")]
    public async Task A_parameter_that_is_wrong_is_named(string query, string field)
    {
        var campaign = await api.Launched();
        Assert.Equal([field], (await api.Get($"campaigns/{campaign}/standings?{query}")).Is(400).Fields);
    }

    [Theory]
    [InlineData("campaigns/none/standings")]
    [InlineData("campaigns/%27%3B--/standings")]
    public async Task A_board_of_no_campaign_is_404(string path) => (await api.Get(path)).Is(404);

    [Fact]
    public async Task A_period_that_is_none_is_404_and_a_draft_has_empty_boards()
    {
        var campaign = await api.Launched();
        (await api.Get($"campaigns/{campaign}/standings?period=99")).Is(404);
        (await api.Put("campaigns/drafted", ApiClient.Document)).Is(201);
        Assert.Equal(0, (await api.Get("campaigns/drafted/standings")).Is(200).Json.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_rebuild_finds_no_drift_in_health()
    {
        var campaign = await api.Launched();
        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        Assert.Equal(
            """{"entries":1,"boards":4,"drift":0}""",
            (await api.Post($"campaigns/{campaign}/rebuild")).Is(200).Text
        );
        (await api.Post("campaigns/none/rebuild")).Is(404);
    }
}
