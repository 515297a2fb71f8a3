using System.Net;
using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What a screen does by itself, set from afar.</summary>
public sealed class ScreenProgrammeTests(HubFixture fixture)
{
    private const string Whole = """
        { "slides": [ { "show": "board", "board": "teams", "layout": "table", "seconds": 30 },
                      { "show": "race", "layout": "lanes" },
                      { "show": "message", "text": "Pizza at noon", "from": "2026-03-02", "until": "2026-03-02" },
                      { "show": "winners" }, { "show": "prizes" }, { "show": "countdown" } ],
          "quiet": { "from": "19:00", "until": "08:00" }, "night": { "from": "20:00", "until": "06:30" },
          "volume": 40, "celebrates": ["lyon"] }
        """;

    [Fact]
    public async Task An_open_screen_hears_of_its_programme_and_need_not_reload()
    {
        var campaign = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, campaign);
        using var screen = new ApiClient(fixture.Hub.Url, paired.Token);
        using var television = Television(paired);
        async Task<JsonElement> Told() => (await screen.Get("screen?shown=1")).Is(200).Json;
        Assert.Equal(JsonValueKind.Null, (await Told()).GetProperty("programme").ValueKind);

        (await Set(paired, campaign, Whole)).Is(200);

        var told = await Told();
        Assert.Equal(1, told.GetProperty("version").GetInt32());
        var programme = told.GetProperty("programme");
        Assert.Equal(40, programme.GetProperty("volume").GetInt32());
        Assert.Equal("lyon", Assert.Single(programme.GetProperty("celebrates").EnumerateArray()).GetString());
        Assert.Equal("06:30", programme.GetProperty("night").GetProperty("until").GetString());
        Assert.Equal(
            ["board", "race", "message", "winners", "prizes", "countdown"],
            programme.GetProperty("slides").EnumerateArray().Select(x => x.GetProperty("show").GetString()!)
        );
        Assert.Equal("teams", programme.GetProperty("slides")[0].GetProperty("board").GetString());
        Assert.Equal("2026-03-02", programme.GetProperty("slides")[2].GetProperty("until").GetString());
        // a page that is loaded has the same
        Assert.Equal(programme.GetRawText(), await OnThePage(television, campaign));
    }

    [Fact]
    public async Task Who_does_not_say_a_programme_leaves_it_and_another_challenge_has_other_teams()
    {
        var first = await fixture.Api.Launched();
        var second = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, first);
        (await Set(paired, first, Whole)).Is(200);

        var renamed = (await Change(paired, first, "")).Is(200).Json.GetProperty("programme");
        Assert.Equal((40, 1), (renamed.GetProperty("volume").GetInt32(), Teams(renamed)));
        var moved = (await Change(paired, second, "")).Is(200).Json.GetProperty("programme");
        Assert.Equal((40, 0), (moved.GetProperty("volume").GetInt32(), Teams(moved)));

        var usual = (await Set(paired, second, "{}")).Is(200).Json.GetProperty("programme");
        Assert.Equal((100, 0), (usual.GetProperty("volume").GetInt32(), usual.GetProperty("slides").GetArrayLength()));
    }

    [Theory]
    [InlineData("7", "programme")]
    [InlineData("""{ "loud": 1 }""", "programme.loud")]
    [InlineData("""{ "volume": "loud" }""", "programme.volume")]
    [InlineData("""{ "volume": 101 }""", "programme.volume")]
    [InlineData("""{ "volume": -1 }""", "programme.volume")]
    [InlineData("""{ "quiet": "always" }""", "programme.quiet")]
    [InlineData("""{ "quiet": { "from": "19:00" } }""", "programme.quiet.until")]
    [InlineData("""{ "quiet": { "from": "7 pm", "until": "08:00" } }""", "programme.quiet.from")]
    [InlineData("""{ "night": { "from": "20:00", "until": "24:00" } }""", "programme.night.until")]
    [InlineData("""{ "night": { "from": "20:00", "until": "20:00" } }""", "programme.night.until")]
    [InlineData("""{ "celebrates": "lyon" }""", "programme.celebrates")]
    [InlineData("""{ "celebrates": [null] }""", "programme.celebrates[0]")]
    [InlineData("""{ "celebrates": ["lyon", "paris"] }""", "programme.celebrates[1]")]
    [InlineData("""{ "celebrates": ["lyon", "lyon"] }""", "programme.celebrates")]
    [InlineData("""{ "slides": {} }""", "programme.slides")]
    [InlineData("""{ "slides": [null] }""", "programme.slides[0]")]
    [InlineData("""{ "slides": [{}] }""", "programme.slides[0].show")]
    [InlineData("""{ "slides": [{ "show": "film" }] }""", "programme.slides[0].show")]
    [InlineData("""{ "slides": [{ "show": "prizes", "seconds": 4 }] }""", "programme.slides[0].seconds")]
    [InlineData("""{ "slides": [{ "show": "prizes", "seconds": 601 }] }""", "programme.slides[0].seconds")]
    [InlineData("""{ "slides": [{ "show": "prizes", "seconds": 7.5 }] }""", "programme.slides[0].seconds")]
    [InlineData("""{ "slides": [{ "show": "board", "board": "cars" }] }""", "programme.slides[0].board")]
    [InlineData("""{ "slides": [{ "show": "prizes", "board": "reps" }] }""", "programme.slides[0].board")]
    [InlineData("""{ "slides": [{ "show": "board", "layout": "circus" }] }""", "programme.slides[0].layout")]
    [InlineData("""{ "slides": [{ "show": "race", "layout": "table" }] }""", "programme.slides[0].layout")]
    [InlineData("""{ "slides": [{ "show": "message" }] }""", "programme.slides[0].text")]
    [InlineData("""{ "slides": [{ "show": "message", "text": "" }] }""", "programme.slides[0].text")]
    [InlineData("""{ "slides": [{ "show": "message", "text": "a\u0007b" }] }""", "programme.slides[0].text")]
    [InlineData("""{ "slides": [{ "show": "message", "text": "a\u202Eb" }] }""", "programme.slides[0].text")]
    [InlineData("""{ "slides": [{ "show": "desk", "text": "a" }] }""", "programme.slides[0].text")]
    [InlineData(
        """{ "slides": [{ "show": "message", "text": "a", "from": "tomorrow" }] }""",
        "programme.slides[0].from"
    )]
    [InlineData(
        """{ "slides": [{ "show": "message", "text": "a", "from": "2026-03-03", "until": "2026-03-02" }] }""",
        "programme.slides[0].until"
    )]
    public async Task A_wrong_member_is_named_and_nothing_is_changed(string programme, string field)
    {
        var campaign = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, campaign);
        Assert.Equal([field], (await Set(paired, campaign, programme)).Is(400).Fields);
        using var screen = new ApiClient(fixture.Hub.Url, paired.Token);
        var told = (await screen.Get("screen?shown=1")).Is(200).Json;
        Assert.Equal(JsonValueKind.Null, told.GetProperty("programme").ValueKind);
    }

    [Fact]
    public async Task A_programme_has_bounds()
    {
        var campaign = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, campaign);
        string Slides(int count) =>
            JsonSerializer.Serialize(new { slides = Enumerable.Range(0, count).Select(_ => new { show = "prizes" }) });
        string Message(int length)
        {
            var text = new string('x', length);
            return JsonSerializer.Serialize(new { slides = new[] { new { show = "message", text } } });
        }

        (await Set(paired, campaign, Slides(12))).Is(200);
        Assert.Equal(["programme.slides"], (await Set(paired, campaign, Slides(13))).Is(400).Fields);
        (await Set(paired, campaign, Message(280))).Is(200);
        Assert.Equal(["programme.slides[0].text"], (await Set(paired, campaign, Message(281))).Is(400).Fields);
    }

    [Fact]
    public async Task A_message_stays_text_and_the_audit_does_not_repeat_it()
    {
        var campaign = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, campaign);
        const string message = "</script><script>alert('anna')</script>";
        var slides = new[] { new { show = "message", text = message } };
        (await Set(paired, campaign, JsonSerializer.Serialize(new { slides }))).Is(200);

        using var television = Television(paired);
        Assert.DoesNotContain("<script>alert", (await television.Open($"/wall/{campaign}")).Is(200).Html);
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, campaign));
        var page = (await marketing.Open($"/screens/{paired.Id}")).Is(200).Html;
        Assert.DoesNotContain("<script>alert", page);
        Assert.Contains("alert(", page);
        var audit = (await fixture.Api.Get($"audit?campaign={campaign}")).Is(200).Text;
        Assert.Contains("screen.changed", audit);
        Assert.DoesNotContain("alert(", audit);
    }

    [Fact]
    public async Task Only_who_looks_after_the_screens_of_a_challenge_sets_a_programme()
    {
        var campaign = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, campaign);
        using var screen = new ApiClient(fixture.Hub.Url, paired.Token);
        using var nobody = new ApiClient(fixture.Hub.Url, null);
        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        using var rep = await Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, campaign, "anna"));
        using var stranger = await Person.Joined(
            fixture.Hub,
            new Grant(AccountRole.Marketing, await fixture.Api.Launched())
        );
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, campaign));

        (await Set(paired, campaign, Whole, nobody)).Is(401);
        (await Set(paired, campaign, Whole, screen)).Is(403);
        (await Set(paired, campaign, Whole, spectator.Api)).Is(403);
        (await Set(paired, campaign, Whole, rep.Api)).Is(403);
        (await Set(paired, campaign, Whole, stranger.Api)).Is(404);
        (await Set(paired, campaign, Whole, marketing.Api)).Is(200);
    }

    [Fact]
    public async Task A_screen_tells_what_it_shows_and_marketing_reads_it()
    {
        var campaign = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, campaign);
        using var screen = new ApiClient(fixture.Hub.Url, paired.Token);
        Assert.Equal(["slide"], (await screen.Get("screen?shown=1&slide=film")).Is(400).Fields);
        (await screen.Get("screen?shown=1&slide=winners")).Is(200);

        var line = (await fixture.Api.Get("screens"))
            .Is(200)
            .Json.EnumerateArray()
            .Single(x => x.GetProperty("id").GetInt64() == paired.Id);
        Assert.Equal("winners", line.GetProperty("seenSlide").GetString());
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, campaign));
        Assert.Contains("Latest winners", (await marketing.Open("/screens?lang=en")).Is(200).Html);
        Assert.Contains("showed: Latest winners", (await marketing.Open($"/screens/{paired.Id}?lang=en")).Is(200).Html);
    }

    [Fact]
    public async Task The_figures_of_the_desk_are_told_to_a_screen_that_shows_them_and_name_nobody()
    {
        var campaign = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, campaign);
        using var screen = new ApiClient(fixture.Hub.Url, paired.Token);
        (await fixture.Api.Post($"campaigns/{campaign}/leads", """{ "company": "Acme", "prospector": "pia" }""")).Is(
            201
        );
        Assert.Equal(JsonValueKind.Null, (await screen.Get("screen")).Is(200).Json.GetProperty("desk").ValueKind);

        (await Set(paired, campaign, """{ "slides": [{ "show": "desk" }] }""")).Is(200);

        var desk = (await screen.Get("screen")).Is(200).Json.GetProperty("desk");
        Assert.Equal(
            """{"waiting":1,"overdue":0,"taken":0}""",
            desk.GetRawText().Replace(" ", "", StringComparison.Ordinal)
        );
        Assert.Equal(
            JsonValueKind.Null,
            (await fixture.Api.Get("screens")).Is(200).Json[0].GetProperty("desk").ValueKind
        );
    }

    [Fact]
    public async Task The_form_keeps_what_was_typed_and_says_what_is_wrong_beside_it()
    {
        var campaign = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, campaign);
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, campaign));
        var address = $"/screens/{paired.Id}?handler=Programme&lang=en";
        async Task<PageAnswer> Sent(string seconds, string show = "Message") =>
            await marketing.Post(
                address,
                ("programme.slides[0].show", ""),
                ("programme.slides[1].show", show),
                ("programme.slides[1].seconds", seconds),
                ("programme.slides[1].text", "Pizza at noon"),
                ("programme.slides[1].from", "2026-03-02"),
                ("programme.volume", "55"),
                ("programme.quiet.from", "19:00"),
                ("programme.quiet.until", "08:00"),
                ("programme.celebrates", "lille")
            );
        (await marketing.Open($"/screens/{paired.Id}")).Is(200);

        var wrong = WebUtility.HtmlDecode((await Sent("2")).Is(400).Html);
        Assert.Contains("slide-1-seconds-fault", wrong);
        Assert.Contains("Pizza at noon", wrong);
        (await Sent("30", "Film")).Is(400);
        Assert.Contains("Saved", (await Sent("30")).Is(200).Html);

        using var screen = new ApiClient(fixture.Hub.Url, paired.Token);
        var programme = (await screen.Get("screen")).Is(200).Json.GetProperty("programme");
        var slide = Assert.Single(programme.GetProperty("slides").EnumerateArray());
        Assert.Equal(
            ("message", 30, "Pizza at noon", "2026-03-02"),
            (
                slide.GetProperty("show").GetString(),
                slide.GetProperty("seconds").GetInt32(),
                slide.GetProperty("text").GetString(),
                slide.GetProperty("from").GetString()
            )
        );
        Assert.Equal(55, programme.GetProperty("volume").GetInt32());
        Assert.Equal("08:00", programme.GetProperty("quiet").GetProperty("until").GetString());
        Assert.Equal("lille", programme.GetProperty("celebrates")[0].GetString());
    }

    private static int Teams(JsonElement programme) => programme.GetProperty("celebrates").GetArrayLength();

    private Task<ApiAnswer> Set(PairedScreen screen, string campaign, string programme, ApiClient? by = null) =>
        Change(screen, campaign, $", \"programme\": {programme}", by);

    private Task<ApiAnswer> Change(PairedScreen screen, string campaign, string more, ApiClient? by = null) =>
        (by ?? fixture.Api).Put(
            $"screens/{screen.Id}",
            $$"""
            { "name": "Hall",
              "showing": { "campaign": "{{campaign}}", "boards": ["reps", "pairs"], "seconds": 12, "lang": "fr" }
              {{more}} }
            """
        );

    private Person Television(PairedScreen screen)
    {
        var television = new Person(fixture.Hub.Url);
        television.Cookies.Add(fixture.Hub.Url, new Cookie("ch_screen", screen.Token));
        return television;
    }

    private static async Task<string> OnThePage(Person television, string campaign)
    {
        var html = (await television.Open($"/wall/{campaign}")).Is(200).Html;
        const string begins = "<script type=\"application/json\" id=\"page\">";
        var from = html.IndexOf(begins, StringComparison.Ordinal) + begins.Length;
        using var sheet = JsonDocument.Parse(html[from..html.IndexOf("</script>", from, StringComparison.Ordinal)]);
        return sheet.RootElement.GetProperty("screen").GetProperty("programme").GetRawText();
    }
}
