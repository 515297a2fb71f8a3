using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ScreensApiTests(HubFixture fixture)
{
    [Fact]
    public async Task A_paired_screen_sees_its_campaign_and_nothing_else()
    {
        var own = await fixture.Api.Launched();
        var other = await fixture.Api.Launched();
        using var screen = new ApiClient(fixture.Hub.Url, (await PairedScreen.Of(fixture.Hub, own)).Token);

        (await screen.Get($"campaigns/{own}/standings")).Is(200);
        (await screen.Get($"campaigns/{other}/standings")).Is(403);
        (await screen.Get($"campaigns/{own}/ledger")).Is(403);
        Assert.Equal(
            12,
            (await screen.Get("screen?shown=1")).Is(200).Json.GetProperty("showing").GetProperty("seconds").GetInt32()
        );
    }

    [Fact]
    public async Task The_list_tells_when_a_screen_was_seen_and_what_it_shows()
    {
        var campaign = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, campaign, "Second floor");
        using var screen = new ApiClient(fixture.Hub.Url, paired.Token);
        (await screen.Get("screen?shown=1", ("User-Agent", "A television/1.0"))).Is(200);

        var line = (await fixture.Api.Get("screens"))
            .Is(200)
            .Json.EnumerateArray()
            .Single(x => x.GetProperty("id").GetInt64() == paired.Id);

        Assert.Equal(
            ("Second floor", 1, 1, "A television/1.0", "key:admin"),
            (
                line.GetProperty("name").GetString(),
                line.GetProperty("version").GetInt32(),
                line.GetProperty("seenVersion").GetInt32(),
                line.GetProperty("client").GetString(),
                line.GetProperty("pairedBy").GetString()
            )
        );
        Assert.Equal(fixture.Hub.Clock.GetUtcNow(), line.GetProperty("seenAt").GetDateTimeOffset());
        Assert.Equal(
            ["reps", "pairs"],
            line.GetProperty("showing").GetProperty("boards").EnumerateArray().Select(x => x.GetString()!)
        );
    }

    [Fact]
    public async Task Redirecting_and_reloading_raise_the_version_and_renaming_does_not()
    {
        var first = await fixture.Api.Launched();
        var second = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, first);
        async Task<int> Put(string name, string campaign) => (
                await fixture.Api.Put(
                    $"screens/{paired.Id}",
                    $$"""
                    { "name": "{{name}}",
                      "showing": { "campaign": "{{campaign}}", "boards": ["reps", "pairs"],
                                   "seconds": 12, "lang": "fr" } }
                    """
                )
            ).Is(200).Json.GetProperty("version").GetInt32();

        Assert.Equal(1, await Put("Renamed", first));
        Assert.Equal(2, await Put("Renamed", second));
        Assert.Equal(
            3,
            (await fixture.Api.Post($"screens/{paired.Id}/reload")).Is(200).Json.GetProperty("version").GetInt32()
        );
        using var screen = new ApiClient(fixture.Hub.Url, paired.Token);
        (await screen.Get($"campaigns/{second}/standings")).Is(200);
        (await screen.Get($"campaigns/{first}/standings")).Is(403);
    }

    [Fact]
    public async Task A_revoked_screen_shows_nothing_more_and_may_be_paired_anew()
    {
        var campaign = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, campaign);
        using var television = new Person(fixture.Hub.Url);
        television.Cookies.Add(fixture.Hub.Url, new System.Net.Cookie("ch_screen", paired.Token));
        Assert.StartsWith($"/wall/{campaign}", (await television.Open("/wall")).Is(302).Location);
        (await television.Open($"/wall/{campaign}")).Is(200);

        (await fixture.Api.Send(HttpMethod.Delete, $"screens/{paired.Id}")).Is(204);

        using var screen = new ApiClient(fixture.Hub.Url, paired.Token);
        (await screen.Get($"campaigns/{campaign}/standings")).Is(401);
        (await television.Open($"/wall/{campaign}")).Is(302);
        Assert.Contains("data-testid=\"code\"", (await television.Open("/wall")).Is(200).Html);
    }

    [Fact]
    public async Task A_screen_shows_the_layout_that_it_was_told_and_without_one_the_themes_own()
    {
        var campaign = await fixture.Api.Launched();
        var paired = await PairedScreen.Of(fixture.Hub, campaign);
        using var television = new Person(fixture.Hub.Url);
        television.Cookies.Add(fixture.Hub.Url, new System.Net.Cookie("ch_screen", paired.Token));
        async Task<string> Shown(string query = "") => (await television.Open($"/wall/{campaign}{query}")).Is(200).Html;
        Assert.Contains("data-layout=\"walk\"", await Shown());

        var answer = (
            await fixture.Api.Put(
                $"screens/{paired.Id}",
                $$"""{ "name": "Hall", "showing": { "campaign": "{{campaign}}", "layout": "chart" } }"""
            )
        )
            .Is(200)
            .Json;

        Assert.Equal(
            (2, "chart"),
            (answer.GetProperty("version").GetInt32(), answer.GetProperty("showing").GetProperty("layout").GetString())
        );
        Assert.Contains("data-layout=\"chart\"", await Shown());
        Assert.Contains("data-layout=\"lanes\"", await Shown("?layout=lanes"));
        Assert.Contains("data-layout=\"chart\"", await Shown("?layout=circus"));
        (
            await fixture.Api.Put(
                $"screens/{paired.Id}",
                $$"""{ "name": "Hall", "showing": { "campaign": "{{campaign}}" } }"""
            )
        ).Is(200);
        Assert.Contains("data-layout=\"walk\"", await Shown());
    }

    [Fact]
    public async Task A_screen_hears_that_prizes_or_rules_have_changed_and_of_nothing_else()
    {
        var campaign = await fixture.Api.Launched();
        using var television = new Person(fixture.Hub.Url);
        var token = (await PairedScreen.Of(fixture.Hub, campaign)).Token;
        television.Cookies.Add(fixture.Hub.Url, new System.Net.Cookie("ch_screen", token));
        using var screen = new ApiClient(fixture.Hub.Url, token);
        async Task<string> Look() => (await screen.Get("screen?shown=1")).Is(200).Json.GetProperty("look").GetString()!;
        async Task<bool> Shows(string look) =>
            (await television.Open($"/wall/{campaign}"))
                .Is(200)
                .Html.Contains($"\"look\":\"{look}\"", StringComparison.Ordinal);
        async Task Change(string from, string to)
        {
            var document = (await fixture.Api.Get($"campaigns/{campaign}")).Is(200).Json.GetRawText();
            Assert.Contains(from, document);
            (await fixture.Api.Put($"campaigns/{campaign}", document.Replace(from, to, StringComparison.Ordinal))).Is(
                200
            );
        }

        var first = await Look();
        Assert.True(await Shows(first));
        (await fixture.Api.Post("events", ApiClient.Event(campaign, $"{campaign}-1"))).Is(200);
        (
            await fixture.Api.Put(
                $"campaigns/{campaign}/participants",
                """[{ "code": "newcomer", "name": "Newcomer", "team": "lyon", "role": "rep" }]"""
            )
        ).Is(200);
        Assert.Equal(first, await Look());

        await Change("Meilleur du mois", "Étoile du mois");
        var second = await Look();
        await Change("\"points\":10", "\"points\":12");
        var third = await Look();

        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        Assert.True(await Shows(third));
        Assert.False(await Shows(first));
        Assert.Equal(
            System.Text.Json.JsonValueKind.Null,
            (await fixture.Api.Get("screens")).Is(200).Json[0].GetProperty("look").ValueKind
        );
    }

    [Fact]
    public async Task A_screen_needs_nobody_for_a_year()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        using var television = new Person(hub.Url);
        television.Cookies.Add(
            hub.Url,
            new System.Net.Cookie("ch_screen", (await PairedScreen.Of(hub, campaign)).Token)
        );

        hub.Clock.Advance(TimeSpan.FromDays(365));

        var wall = (await television.Open($"/wall/{campaign}")).Is(200);
        // for as long again
        Assert.Contains(wall.SetCookies, cookie => cookie.StartsWith("ch_screen=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_director_pairs_screens_of_his_campaign_and_sees_no_others()
    {
        var own = await fixture.Api.Launched();
        var other = await fixture.Api.Launched();
        using var director = await Person.Joined(fixture.Hub, new Grant(AccountRole.Director, own, "lyon"));
        var foreign = await PairedScreen.Of(fixture.Hub, other);
        var begun = await PairedScreen.Begin(fixture.Hub);

        (await PairedScreen.Confirm(director.Api, begun, other)).Is(403);
        (await PairedScreen.Confirm(director.Api, begun, own)).Is(204);
        var paired = (await PairedScreen.Poll(fixture.Hub, begun))
            .Is(200)
            .Json.GetProperty("screen")
            .GetProperty("id")
            .GetInt64();

        Assert.Equal(
            [paired],
            (await director.Api.Get("screens"))
                .Is(200)
                .Json.EnumerateArray()
                .Select(x => x.GetProperty("id").GetInt64())
        );
        (await director.Api.Send(HttpMethod.Delete, $"screens/{foreign.Id}")).Is(404);
        (await director.Api.Post($"screens/{foreign.Id}/reload")).Is(404);
        (await director.Open($"/screens/{foreign.Id}")).Is(404);
        (await director.Open($"/screens/{paired}")).Is(200);
    }

    [Theory]
    [InlineData("""{ "name": "", "showing": { "campaign": "CODE" } }""", "name")]
    [InlineData("""{ "name": "Hall" }""", "showing")]
    [InlineData("""{ "name": "Hall", "showing": { "campaign": "a b" } }""", "showing.campaign")]
    [InlineData("""{ "name": "Hall", "showing": { "campaign": "none" } }""", "showing.campaign")]
    [InlineData("""{ "name": "Hall", "showing": { "campaign": "CODE", "boards": [] } }""", "showing.boards")]
    [InlineData(
        """{ "name": "Hall", "showing": { "campaign": "CODE", "boards": ["reps", "reps"] } }""",
        "showing.boards"
    )]
    [InlineData("""{ "name": "Hall", "showing": { "campaign": "CODE", "seconds": 4 } }""", "showing.seconds")]
    [InlineData("""{ "name": "Hall", "showing": { "campaign": "CODE", "lang": "deu" } }""", "showing.lang")]
    [InlineData("""{ "name": "Hall", "showing": { "campaign": "CODE", "layout": "circus" } }""", "showing.layout")]
    public async Task A_wrong_field_is_named_and_the_code_stays_good(string body, string field)
    {
        var campaign = await fixture.Api.Launched();
        var begun = await PairedScreen.Begin(fixture.Hub);
        Assert.Equal(
            [field],
            (
                await fixture.Api.Post(
                    $"pairings/{begun.GetProperty("userCode").GetString()}",
                    body.Replace("CODE", campaign)
                )
            )
                .Is(400)
                .Fields
        );
        (await PairedScreen.Confirm(fixture.Api, begun, campaign)).Is(204);
    }
}
