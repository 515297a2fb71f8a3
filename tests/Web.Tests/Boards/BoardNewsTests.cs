using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What screens hear beside boards: corrections, the challenge's own end, and what they have missed.</summary>
public sealed class BoardNewsTests(HubFixture fixture)
{
    private const string Reversal = """{ "source": "crm", "id": "1", "reason": "Sold twice" }""";
    private readonly ApiClient api = fixture.Api;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_correction_is_told_with_its_reason_to_those_only_who_run_the_challenge(bool packed)
    {
        var campaign = await api.Launched();
        using var person = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        await using var hall = await Screen.Of(fixture.Hub, person);
        await using var office = await Screen.Connect(fixture.Hub.Url, packed);
        await hall.Watch(campaign);
        await office.Watch(campaign);
        (await api.Post("events", ApiClient.Event(campaign, "1", "closed"))).Is(200);
        await office.Scored.Next(_ => true);

        (await api.Post($"campaigns/{campaign}/corrections", Reversal)).Is(200);
        var told = Assert.Single(await office.Corrected.Next(_ => true));
        var seen = Assert.Single(await hall.Corrected.Next(_ => true));

        Assert.Equal(("anna", "Anna", "lyon", -10L), (told.Participant, told.Name, told.Team, told.Points));
        Assert.Equal("Sold twice", told.Reason);
        Assert.Equal(told with { Reason = null }, seen);
    }

    [Fact]
    public async Task A_sale_whose_amount_is_corrected_and_that_pays_the_same_is_no_correction()
    {
        var campaign = await api.Launched();
        await using var screen = await Screen.Connect(fixture.Hub.Url, packed: false);
        await screen.Watch(campaign);
        (await api.Post("events", ApiClient.Event(campaign, "1", "closed"))).Is(200);
        await screen.Scored.Next(_ => true);

        (await api.Post("events", ApiClient.Event(campaign, "2", "amount_changed").With("amount", "5"))).Is(200);
        (await api.Post("events", ApiClient.Event(campaign, "3", "contacted"))).Is(200);
        await screen.Scored.Next(x => x.Any(line => line.Stage == "contacted"));

        Assert.False(screen.Corrected.TryRead(out _));
    }

    [Fact]
    public async Task Of_a_burst_every_closing_is_told()
    {
        const int Many = 300;
        var campaign = await api.Launched();
        await using var screen = await Screen.Connect(fixture.Hub.Url, packed: false);
        await screen.Watch(campaign);
        var events = Enumerable.Range(0, Many).Select(at => ApiClient.Event(campaign, $"{at}", "closed", $"L{at}"));

        (await api.Post("events", $"[{string.Join(",", events)}]")).Is(200);

        var told = new HashSet<long>();
        while (told.Count < Many)
            told.UnionWith((await screen.Scored.Next(_ => true)).Where(x => x.Role == "rep").Select(x => x.Seq));
    }

    [Fact]
    public async Task A_screen_hears_that_a_challenge_is_ended_early_and_that_its_results_are_provisional()
    {
        var campaign = await api.Launched();
        await using var screen = await Screen.Connect(fixture.Hub.Url, packed: false);
        await screen.Watch(campaign);
        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        await screen.Scored.Next(_ => true);

        (await api.Post($"campaigns/{campaign}/close")).Is(200);
        // at first it hears how the challenge stands
        var change = await screen.Changed.Next(x => x.EndsAt <= fixture.Hub.Clock.GetUtcNow());

        Assert.Equal((campaign, "running", Challenge.Noon), (change.Campaign, change.Status, change.EndsAt));
        Assert.Equal((3, "grace"), (change.Periods[^1].Number, change.Periods[^1].State));
    }

    [Fact]
    public async Task Who_watches_a_period_that_became_void_silences_nobody()
    {
        var campaign = await api.Launched();
        await using var other = await Screen.Connect(fixture.Hub.Url, packed: false);
        await other.Watch(campaign, period: "12");
        await using var screen = await Screen.Connect(fixture.Hub.Url, packed: false);
        await screen.Watch(campaign);

        (await api.Post($"campaigns/{campaign}/close")).Is(200);
        await screen.Changed.Next(x => x.EndsAt <= fixture.Hub.Clock.GetUtcNow());
        var at = $"{fixture.Hub.Clock.GetUtcNow().AddMinutes(-2):O}";
        (await api.Post("events", ApiClient.Event(campaign, "1", "closed", "L1", "anna", at))).Is(200);
        Assert.Equal("anna", (await screen.Scored.Next(_ => true))[0].Participant);
    }

    [Fact]
    public async Task A_wall_that_is_opened_knows_what_happened_before_and_reasons_if_its_reader_does()
    {
        var campaign = await api.Launched();
        (await api.Post("events", ApiClient.Event(campaign, "1", "closed"))).Is(200);
        (await api.Post("events", ApiClient.Event(campaign, "2", "closed", "L2", "bob"))).Is(200);
        (await api.Post($"campaigns/{campaign}/corrections", Reversal)).Is(200);
        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing));

        var seen = await Now(spectator, campaign);
        var known = await Now(marketing, campaign);

        Assert.Equal(["anna", "bob"], Texts(seen, "scored", "participant"));
        Assert.Equal(["rep", "rep"], Texts(seen, "scored", "role"));
        Assert.Equal("running", seen.GetProperty("state").GetProperty("status").GetString());
        Assert.Null(Assert.Single(Texts(seen, "corrected", "reason")));
        Assert.Equal(["Sold twice"], Texts(known, "corrected", "reason"));
        Assert.Equal(-10, known.GetProperty("corrected")[0].GetProperty("points").GetInt64());
        var largest = known.GetProperty("largest");
        Assert.Equal(
            (3, 10L, true),
            (
                largest.GetProperty("period").GetInt32(),
                largest.GetProperty("points").GetInt64(),
                largest.GetProperty("whole").GetBoolean()
            )
        );
        Assert.Equal(JsonValueKind.Null, known.GetProperty("awards").ValueKind);
    }

    private static async Task<JsonElement> Now(Person person, string campaign) =>
        JsonSerializer.Deserialize<JsonElement>(await person.Http.GetStringAsync($"wall/{campaign}?handler=Now"));

    private static IEnumerable<string?> Texts(JsonElement now, string list, string member) =>
        now.GetProperty(list).EnumerateArray().Select(x => x.GetProperty(member).GetString());
}
