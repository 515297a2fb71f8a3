using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What a wall learns of the season, and that nobody learns it who may not know it.</summary>
public sealed class SeasonTests(HubFixture fixture, ClosingHub closing, HubOfClass own) : IClassFixture<HubOfClass>
{
    private const string Yesterday = "2026-03-01T12:00:00+01:00";
    private readonly ApiClient api = fixture.Api;

    [Fact]
    public async Task It_tells_who_climbs_who_leads_the_race_who_would_win_and_what_a_step_pays()
    {
        var campaign = await api.Launched();
        await Tell(api, ApiClient.Event(campaign, "1", "closed", "L1", "carl", Yesterday));
        await Tell(api, ApiClient.Event(campaign, "2", "contacted", "L2", "bob", Yesterday));
        await Tell(api, ApiClient.Event(campaign, "3", "taken", "L3", "anna", Yesterday));
        await Tell(api, ApiClient.Event(campaign, "4", "closed", "L4", "anna"));
        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));

        var season = await Season(spectator, campaign);

        var climber = season.GetProperty("climber");
        Assert.Equal(
            ("anna", 3, 1, 10),
            (
                climber.GetProperty("code").GetString(),
                climber.GetProperty("from").GetInt32(),
                climber.GetProperty("to").GetInt32(),
                climber.GetProperty("points").GetInt32()
            )
        );
        Assert.Equal(["anna", "carl", "bob"], Texts(season, "everybody", "code"));
        Assert.Equal(3, season.GetProperty("count").GetInt32());
        Assert.Equal(["taken", "contacted", "closed"], Texts(season, "stakes", "stage"));
        Assert.Equal([1, 3, 10], season.GetProperty("stakes").EnumerateArray().Select(Points));
        var prize = Assert.Single(season.GetProperty("ifNow").EnumerateArray());
        Assert.Equal(["Anna", "Carl", "@Bob, \"B\""], Names(prize));
        Assert.Equal(3, prize.GetProperty("period").GetInt32());
        Assert.True(season.GetProperty("pot").GetDecimal() > 0);
        var first = season.GetProperty("race").GetProperty("lines")[0];
        Assert.Equal("anna", first.GetProperty("code").GetString());
        Assert.Equal([1, 11], first.GetProperty("points").EnumerateArray().Select(x => x.GetInt32()));
        Assert.Equal("open", PeriodOf(season, 3).GetProperty("state").GetString());
        Assert.Equal("upcoming", PeriodOf(season, 4).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_period_that_is_closed_has_its_winner_and_the_one_under_way_has_none()
    {
        var by = closing.Hub.Api;
        var campaign = await by.Launched();
        await Tell(by, ApiClient.Event(campaign, "1", "closed", at: "2026-03-31T12:00:00+02:00"));
        (await by.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        using var spectator = await Person.Joined(closing.Hub, new Grant(AccountRole.Spectator));

        var season = await Season(spectator, campaign);

        var march = PeriodOf(season, 3);
        Assert.Equal(["Anna"], Names(march));
        Assert.Equal((10, "closed"), (Points(march), march.GetProperty("state").GetString()));
        Assert.Empty(Names(PeriodOf(season, 4)));
        Assert.Equal("open", PeriodOf(season, 4).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Where_a_board_shows_its_first_lines_only_nobody_else_is_named()
    {
        var campaign = await api.Launched(ApiClient.Document.With("privacy", """{ "top": 1 }"""));
        await Tell(api, ApiClient.Event(campaign, "1", "closed"));
        await Tell(api, ApiClient.Event(campaign, "2", "taken", "L2", "carl"));
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing));

        var season = await Season(marketing, campaign);

        Assert.Equal(["anna"], Texts(season, "everybody", "code"));
        var prize = Assert.Single(season.GetProperty("ifNow").EnumerateArray());
        Assert.Equal(["Anna"], Names(prize));
        Assert.Equal(2, prize.GetProperty("count").GetInt32());
        Assert.DoesNotContain("carl", season.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_takes_an_alias_or_is_erased_is_named_no_more_from_that_moment_on()
    {
        var campaign = await api.Launched();
        await Tell(api, ApiClient.Event(campaign, "1", "closed"));
        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        Assert.Contains("Anna", (await Season(spectator, campaign)).GetRawText());

        const string alias = """
            [{ "code": "anna", "name": "Anna", "team": "lyon", "role": "rep", "display": "alias", "alias": "Foxy" }]
            """;
        (await api.Put($"campaigns/{campaign}/participants", alias)).Is(200);
        var masked = (await Season(spectator, campaign)).GetRawText();
        Assert.Contains("Foxy", masked);
        Assert.DoesNotContain("Anna", masked, StringComparison.OrdinalIgnoreCase);

        (await api.Post($"campaigns/{campaign}/participants/anna/erasure")).Is(200);
        Assert.DoesNotContain("Foxy", (await Season(spectator, campaign)).GetRawText());
    }

    [Fact]
    public async Task While_boards_are_frozen_it_tells_nothing_that_came_since()
    {
        var floor = await FrozenFloor.Open(own.Hub);
        await floor.Freeze();
        using var spectator = await floor.Joined(AccountRole.Spectator);
        using var marketing = await floor.Joined(AccountRole.Marketing);

        var seen = await Season(spectator, floor.Campaign);
        var known = await Season(marketing, floor.Campaign);

        Assert.True(seen.GetProperty("frozen").GetBoolean());
        Assert.Equal(["anna"], Texts(seen, "everybody", "code"));
        Assert.Equal(["Anna"], Names(Assert.Single(seen.GetProperty("ifNow").EnumerateArray())));
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("climber").ValueKind);
        Assert.DoesNotContain("bob", seen.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["bob", "anna"], Texts(known, "everybody", "code"));
        Assert.Equal("bob", known.GetProperty("climber").GetProperty("code").GetString());
    }

    [Fact]
    public async Task It_is_told_to_those_who_may_see_the_wall_and_of_a_board_that_there_is()
    {
        var campaign = await api.Launched();
        (await api.Put("campaigns/season-draft", ApiClient.Document)).Is(201);
        using var nobody = new Person(fixture.Hub.Url);
        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));

        Assert.NotEqual(200, (await nobody.Open($"/wall/{campaign}?handler=Season")).Status);
        (await spectator.Open("/wall/season-draft?handler=Season")).Is(404);
        var refused = (await spectator.Open($"/wall/{campaign}?handler=Season&board=everything")).Is(400);
        Assert.Contains("\"board\"", refused.Html);
        Assert.Empty(Texts(await Season(spectator, campaign, "&board=teams"), "everybody", "code"));
    }

    private static async Task Tell(ApiClient by, string leadEvent) => (await by.Post("events", leadEvent)).Is(200);

    private static async Task<JsonElement> Season(Person by, string campaign, string more = "") =>
        JsonSerializer.Deserialize<JsonElement>(
            (await by.Open($"/wall/{campaign}?handler=Season&lang=en{more}")).Is(200).Html
        );

    private static JsonElement PeriodOf(JsonElement season, int number) =>
        season.GetProperty("periods").EnumerateArray().Single(x => x.GetProperty("number").GetInt32() == number);

    private static IEnumerable<string?> Texts(JsonElement season, string list, string member) =>
        season.GetProperty(list).EnumerateArray().Select(x => x.GetProperty(member).GetString());

    private static IEnumerable<string?> Names(JsonElement won) =>
        won.GetProperty("winners").EnumerateArray().Select(x => x.GetString());

    private static int Points(JsonElement line) => line.GetProperty("points").GetInt32();
}
