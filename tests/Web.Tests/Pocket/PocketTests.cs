using System.Buffers.Binary;
using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A player's own page: for the player alone, and no more of others than boards show.</summary>
public sealed class PocketTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;

    [Fact]
    public async Task A_player_reads_where_he_stands_and_which_step_passes_the_next()
    {
        var campaign = await Played();
        using var anna = await Joined(campaign, "anna");

        var me = await Read(anna, campaign);

        Assert.Equal(["1 bob 10", "2 carl 3", "3 anna 1 mine"], Lines(me, "around"));
        Assert.Equal((3, 3), (me.GetProperty("rank").GetInt32(), me.GetProperty("count").GetInt32()));
        var next = me.GetProperty("next");
        Assert.Equal(("Carl", 3), (next.GetProperty("name").GetString(), next.GetProperty("points").GetInt32()));
        Assert.Equal("""{"stage":"contacted","times":1}""", next.GetProperty("enough").GetRawText());
        Assert.Equal("""{"period":1,"overall":1,"today":1}""", me.GetProperty("points").GetRawText());
        Assert.Equal(
            ["2026-03-01 0", "2026-03-02 1"],
            me.GetProperty("days").EnumerateArray().Select(x => $"{x.GetProperty("date")} {x.GetProperty("points")}")
        );
        Assert.Equal("taken", me.GetProperty("last").GetProperty("stage").GetString());
        Assert.Equal("=Best of the month", me.GetProperty("prizes").GetProperty("held")[0].GetString());
        Assert.Equal(JsonValueKind.Null, me.GetProperty("frozenSince").ValueKind);
    }

    [Fact]
    public async Task Who_is_not_on_the_board_yet_reads_what_the_first_prize_takes()
    {
        var campaign = await Played();
        (await api.Put($"campaigns/{campaign}/participants", Rep("dora"))).Is(200);
        using var dora = await Joined(campaign, "dora");

        var me = await Read(dora, campaign);

        Assert.Equal(JsonValueKind.Null, me.GetProperty("rank").ValueKind);
        Assert.Empty(Lines(me, "around"));
        Assert.Equal(["1 bob 10", "2 carl 3", "3 anna 1"], Lines(me, "leaders"));
        var prize = me.GetProperty("prizes").GetProperty("next");
        Assert.Equal("month", prize.GetProperty("prize").GetProperty("code").GetString());
        Assert.Equal(2, prize.GetProperty("points").GetInt32());
        Assert.Equal("""{"stage":"contacted","times":1}""", prize.GetProperty("enough").GetRawText());
    }

    [Fact]
    public async Task Of_others_it_says_no_more_than_a_board_that_is_cut_and_those_who_hide()
    {
        var campaign = await Played("\"privacy\": { \"top\": 1 }, \"currency\"");
        (await api.Put($"campaigns/{campaign}/participants", Rep("bob", "hidden"))).Is(200);
        using var anna = await Joined(campaign, "anna");

        var me = await Read(anna, campaign);

        Assert.DoesNotContain("bob", me.GetRawText(), StringComparison.OrdinalIgnoreCase);
        var first = me.GetProperty("around")[0];
        Assert.Equal("Anonymous", first.GetProperty("name").GetString());
        Assert.False(first.GetProperty("cheer").GetBoolean());
        Assert.Single(Lines(me, "leaders"));
        Assert.True(me.GetProperty("around")[1].GetProperty("cheer").GetBoolean());
    }

    [Fact]
    public async Task It_is_the_players_own_in_the_challenges_in_which_he_plays()
    {
        var campaign = await Played();
        var other = await Played();
        using var anna = await Joined(campaign, "anna");
        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        using var nobody = new Person(fixture.Hub.Url);

        (await anna.Api.Get($"campaigns/{campaign}/me?player=bob")).Is(404);
        (await anna.Api.Get($"campaigns/{other}/me")).Is(403);
        (await api.Get($"campaigns/{campaign}/me")).Is(403);
        (await spectator.Open($"/me/{campaign}")).Is(403);
        Assert.Contains("/sign-in?returnUrl", (await nobody.Open("/me")).Is(302).Location);
        Assert.Equal($"/me/{campaign}", (await anna.Open("/me")).Is(302).Location);
        Assert.Contains($"<a href=\"/me/{campaign}\"", (await anna.Open("/account")).Is(200).Html);
        Assert.Contains($"<a href=\"/me/{campaign}\"", (await anna.Open($"/boards/{campaign}")).Is(200).Html);
        Assert.DoesNotContain("<a href=\"/me/", (await spectator.Open($"/boards/{campaign}")).Is(200).Html);
    }

    [Fact]
    public async Task A_telephone_is_told_all_that_it_needs_to_install_it()
    {
        var campaign = await Played();
        using var anna = await Joined(campaign, "anna");
        var html = (await anna.Open($"/me/{campaign}?lang=en")).Is(200).Html;
        var address = $"/me/{campaign}/manifest.webmanifest";
        Assert.Contains($"href=\"{address}?lang=en\"", html);

        using var answer = await anna.Http.GetAsync(address);
        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType?.MediaType);
        var manifest = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        Assert.Equal("Hollywood producers", manifest.GetProperty("name").GetString());
        Assert.Equal("standalone", manifest.GetProperty("display").GetString());
        Assert.StartsWith("#", manifest.GetProperty("theme_color").GetString());
        Assert.Equal($"/me/{campaign}?lang=en", manifest.GetProperty("start_url").GetString());
        Assert.Equal(
            ["192x192", "192x192", "512x512", "512x512"],
            manifest.GetProperty("icons").EnumerateArray().Select(x => x.GetProperty("sizes").GetString())
        );
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            var png = await anna.Http.GetByteArrayAsync(icon.GetProperty("src").GetString());
            Assert.True(png.AsSpan(1, 3).SequenceEqual("PNG"u8));
            var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
            Assert.Equal(icon.GetProperty("sizes").GetString(), $"{width}x{width}");
        }
    }

    /// <summary>Bob leads with a closing, Carl has contacted, Anna has taken.</summary>
    private async Task<string> Played(string instead = "\"currency\"")
    {
        var campaign = await api.Launched(ApiClient.Document.Replace("\"currency\"", instead));
        foreach (var (type, rep) in new[] { ("closed", "bob"), ("contacted", "carl"), ("taken", "anna") })
            (await api.Post("events", ApiClient.Event(campaign, rep, type, $"L-{rep}", rep))).Is(200);
        return campaign;
    }

    private Task<Person> Joined(string campaign, string rep) =>
        Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, campaign, rep));

    private static string Rep(string code, string display = "name") =>
        $$"""[{ "code": "{{code}}", "name": "Bob", "team": "lyon", "role": "rep", "display": "{{display}}" }]""";

    private static async Task<JsonElement> Read(Person person, string campaign) =>
        (await person.Api.Get($"campaigns/{campaign}/me")).Is(200).Json;

    /// <summary>"1 bob 10", and whether it is the reader's own.</summary>
    private static IEnumerable<string> Lines(JsonElement me, string part) =>
        me.GetProperty(part)
            .EnumerateArray()
            .Select(x =>
                $"{x.GetProperty("rank")} {x.GetProperty("code")} {x.GetProperty("points").GetDecimal():0}"
                + (x.GetProperty("mine").GetBoolean() ? " mine" : "")
            );
}
