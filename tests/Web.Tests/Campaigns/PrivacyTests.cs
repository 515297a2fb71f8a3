using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class PrivacyTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;

    [Fact]
    public async Task A_screen_hears_of_an_alias_by_the_alias_alone_and_of_no_amount()
    {
        var campaign = await api.Launched();
        (
            await api.Put(
                $"campaigns/{campaign}/participants",
                """
                [{ "code": "anna", "name": "Anna", "team": "lyon", "role": "rep",
                   "display": "alias", "alias": "Foxy" }]
                """
            )
        ).Is(200);
        await using var screen = await Screen.Connect(fixture.Hub.Url, packed: false);
        await screen.Watch(campaign);

        (
            await api.Post(
                "events",
                ApiClient.Event(campaign, "1", "closed").Replace("\"rep\"", "\"amount\": 48151.62, \"rep\"")
            )
        ).Is(200);

        var line = (await screen.Standings.Next(x => x.Seq == 1)).Standings.Single();
        var scored = Assert.Single(await screen.Scored.Next(_ => true));
        Assert.Equal(("Foxy", "Foxy", line.Code), (line.Name, scored.Name, scored.Participant));
        Assert.StartsWith("~", line.Code);
        Assert.DoesNotContain("48151", System.Text.Json.JsonSerializer.Serialize((line, scored), WebJson.Options));
        Assert.Equal(
            "anna",
            (await api.Get($"campaigns/{campaign}/standings"))
                .Is(200)
                .Json.GetProperty("standings")[0]
                .GetProperty("code")
                .GetString()
        );
    }

    [Fact]
    public async Task A_wall_says_what_a_sale_was_worth_only_where_the_campaign_lets_it()
    {
        var campaign = await api.Launched(
            ApiClient.Document.Replace("\"currency\"", "\"privacy\": { \"amounts\": true }, \"currency\"")
        );
        await using var screen = await Screen.Connect(fixture.Hub.Url, packed: true);
        await screen.Watch(campaign);

        (
            await api.Post(
                "events",
                ApiClient.Event(campaign, "1", "closed").Replace("\"rep\"", "\"amount\": 48151.62, \"rep\"")
            )
        ).Is(200);
        Assert.Equal(48151.62m, Assert.Single(await screen.Scored.Next(_ => true)).Amount);
        (await api.Post("events", ApiClient.Event(campaign, "2", "closed", "L2"))).Is(200);
        Assert.Null(Assert.Single(await screen.Scored.Next(_ => true)).Amount);
    }

    [Fact]
    public async Task Who_plays_says_on_his_own_page_how_the_others_see_him_and_for_nobody_else()
    {
        var campaign = await api.Launched();
        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        using var anna = await Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, campaign, "anna"));
        using var bob = await Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, campaign, "bob"));

        await anna.Open("/account");
        Assert.Contains(
            "is required",
            (await anna.Post("/account?handler=Shown", ("campaign", campaign), ("code", "anna"), ("display", "Alias")))
                .Is(400)
                .Html,
            StringComparison.Ordinal
        );
        (await anna.Post("/account?handler=Shown", ("campaign", campaign), ("code", "anna"), ("display", "Hidden"))).Is(
            200
        );
        (await anna.Post("/account?handler=Shown", ("campaign", campaign), ("code", "bob"), ("display", "Hidden"))).Is(
            403
        );

        Assert.Equal("Anna", await NameSeen(anna, campaign));
        Assert.Equal("Anonymous", await NameSeen(bob, campaign));
        (await bob.Api.Get($"campaigns/{campaign}/standings?around=anna")).Is(404);
    }

    [Fact]
    public async Task Somebody_is_handed_all_that_is_held_on_him_and_then_forgotten()
    {
        var campaign = await api.Launched();
        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        var person = $"hr-{campaign}";
        (
            await api.Put(
                $"campaigns/{campaign}/participants",
                $$"""[{ "code": "anna", "name": "Anna", "team": "lyon", "role": "rep", "person": "{{person}}" }]"""
            )
        ).Is(200);

        var file = (await api.Get($"people/{person}/export")).Is(200).Json[0];
        Assert.Equal(
            ("Anna", "1", 1),
            (
                file.GetProperty("participant").GetProperty("name").GetString(),
                file.GetProperty("events")[0].GetProperty("id").GetString(),
                file.GetProperty("entries").GetArrayLength()
            )
        );
        Assert.Equal((await api.Get($"campaigns/{campaign}/participants/anna/export")).Is(200).Text, file.GetRawText());

        var erased = (await api.Post($"campaigns/{campaign}/participants/anna/erasure"))
            .Is(200)
            .Json.GetProperty("participant")
            .GetString();
        Assert.Equal(
            erased,
            (await api.Get($"campaigns/{campaign}/standings"))
                .Json.GetProperty("standings")[0]
                .GetProperty("name")
                .GetString()
        );
        (await api.Get($"campaigns/{campaign}/participants/anna/export")).Is(404);
        (await api.Post($"people/{person}/erasure")).Is(404);
    }

    [Theory]
    [InlineData("\"top\": 0", "privacy.top")]
    [InlineData("\"keepMonths\": 121", "privacy.keepMonths")]
    public async Task Privacy_out_of_range_is_named(string privacy, string field) =>
        Assert.Equal(
            [field],
            (
                await api.Put(
                    "campaigns/shy",
                    ApiClient.Document.Replace("\"currency\"", $"\"privacy\": {{ {privacy} }}, \"currency\"")
                )
            )
                .Is(400)
                .Fields
        );

    private static async Task<string?> NameSeen(Person person, string campaign) =>
        (await person.Api.Get($"campaigns/{campaign}/standings"))
            .Is(200)
            .Json.GetProperty("standings")[0]
            .GetProperty("name")
            .GetString();
}
