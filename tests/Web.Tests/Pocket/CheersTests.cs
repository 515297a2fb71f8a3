using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A cheer: fixed words, seldom, among people with names, and gone the next moment.</summary>
public sealed class CheersTests(HubOfClass own) : IClassFixture<HubOfClass>
{
    private readonly RunningHub hub = own.Hub;
    private readonly ApiClient api = own.Hub.Api;

    [Fact]
    public async Task A_player_cheers_another_and_every_screen_hears_it_in_its_language()
    {
        var campaign = await api.Launched();
        using var anna = await Rep(campaign, "anna");
        await using var english = await Screen.Connect(hub.Url, packed: false);
        await using var french = await Screen.Connect(hub.Url, packed: true, "fr");
        await english.Watch(campaign);
        await french.Watch(campaign);
        var audit = (await api.Get($"audit?campaign={campaign}")).Is(200).Text;

        (await Cheer(anna, campaign, "carl", "thank-you")).Is(204);

        var heard = await english.Cheered.Next(_ => true);
        Assert.Equal(("Anna", "Carl", "carl", "Thank you!"), (heard.From, heard.Name, heard.Participant, heard.Words));
        Assert.Equal("Merci !", (await french.Cheered.Next(_ => true)).Words);
        Assert.Equal(audit, (await api.Get($"audit?campaign={campaign}")).Is(200).Text);
    }

    [Fact]
    public async Task A_director_cheers_for_the_team()
    {
        var campaign = await api.Launched();
        using var director = await Person.Joined(hub, new Grant(AccountRole.Director, campaign, "lille"));
        await using var screen = await Screen.Connect(hub.Url, packed: false);
        await screen.Watch(campaign);

        (await Cheer(director, campaign, "anna")).Is(204);

        Assert.Equal("Lille", (await screen.Cheered.Next(_ => true)).From);
    }

    [Fact]
    public async Task Once_a_minute_of_a_person_and_five_times_in_ten_minutes_on_the_walls()
    {
        var campaign = await api.Launched();
        using var anna = await Rep(campaign, "anna");
        for (var sent = 0; sent < CheerLimits.MostOnWalls; sent++)
        {
            (await Cheer(anna, campaign, "carl")).Is(204);
            Assert.Contains("One cheer a minute", (await Cheer(anna, campaign, "carl")).Is(429).Text);
            hub.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        using var carl = await Rep(campaign, "carl");
        Assert.Contains("five cheers", (await Cheer(carl, campaign, "anna")).Is(429).Text);
        var another = await api.Launched();
        using var other = await Rep(another, "carl");
        (await Cheer(other, another, "anna")).Is(204);

        hub.Clock.Advance(TimeSpan.FromMinutes(5));
        (await Cheer(carl, campaign, "anna")).Is(204);
    }

    [Fact]
    public async Task What_cannot_be_shown_is_refused_and_says_why()
    {
        var campaign = await api.Launched();
        using var anna = await Rep(campaign, "anna");

        Assert.Equal(["to"], (await Cheer(anna, campaign, "anna")).Is(400).Fields);
        Assert.Equal(["cheer"], (await Cheer(anna, campaign, "carl", "boo")).Is(400).Fields);
        Assert.Equal(["to", "cheer"], (await anna.Api.Post($"campaigns/{campaign}/cheers", "{}")).Is(400).Fields);
        (await Cheer(anna, campaign, "nobody")).Is(404);
        (await anna.Api.Post($"campaigns/{campaign}/cheers", """{ "to": "carl", "text": "free" }""")).Is(400);

        var document = (await api.Get($"campaigns/{campaign}")).Is(200).Text;
        (await api.Put($"campaigns/{campaign}", document.Without("cheers").With("cheers", "false"))).Is(200);
        Assert.Contains("has no cheers", (await Cheer(anna, campaign, "carl")).Is(409).Text);
        var me = (await anna.Api.Get($"campaigns/{campaign}/me")).Is(200).Json;
        Assert.False(me.GetProperty("cheers").GetBoolean());
    }

    [Fact]
    public async Task Who_appears_without_a_name_neither_cheers_nor_is_cheered_and_an_alias_stays_one()
    {
        var campaign = await api.Launched();
        using var anna = await Rep(campaign, "anna");
        using var bob = await Rep(campaign, "bob");
        await Shown(campaign, "bob", "hidden");
        await Shown(campaign, "anna", "alias");
        await using var screen = await Screen.Connect(hub.Url, packed: false);
        await screen.Watch(campaign);

        (await Cheer(anna, campaign, "bob")).Is(404);
        Assert.Contains("without a name", (await Cheer(bob, campaign, "carl")).Is(409).Text);
        (await Cheer(anna, campaign, "carl")).Is(204);

        var heard = await screen.Cheered.Next(_ => true);
        Assert.Equal("Foxy", heard.From);
        Assert.DoesNotContain("anna", System.Text.Json.JsonSerializer.Serialize(heard, WebJson.Options));
    }

    [Fact]
    public async Task Marketing_takes_them_off_where_screens_are_set()
    {
        var someone = await Caretaker.Of(hub, ("FirstDay", "2026-05-01"), ("LastDay", "2026-07-31"));

        var shown = await someone.Change("look", ("Cheers", "(left out)"));

        const string said = "Nobody cheers on the screens";
        Assert.Contains(Caretaker.Changes(shown), x => x.Contains(said, StringComparison.Ordinal));
        Assert.False((await someone.View).Campaign.Document.Cheers);
        await someone.Change("look", ("Cheers", "true"));
        Assert.True(Cheers.AreOn((await someone.View).Campaign.Document));
    }

    private Task<Person> Rep(string campaign, string rep) =>
        Person.Joined(hub, new Grant(AccountRole.Rep, campaign, rep));

    private async Task Shown(string campaign, string code, string display)
    {
        var alias = display == "alias" ? "\"Foxy\"" : "null";
        (
            await api.Put(
                $"campaigns/{campaign}/participants",
                $$"""
                [{ "code": "{{code}}", "name": "{{code}}", "team": "lyon", "role": "rep",
                   "display": "{{display}}", "alias": {{alias}} }]
                """
            )
        ).Is(200);
    }

    private static Task<ApiAnswer> Cheer(Person person, string campaign, string to, string cheer = "bravo") =>
        person.Api.Post($"campaigns/{campaign}/cheers", $$"""{ "to": "{{to}}", "cheer": "{{cheer}}" }""");
}
