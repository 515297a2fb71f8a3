using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class LaunchTests(HubFixture fixture)
{
    [Fact]
    public async Task What_was_built_is_launched_as_the_API_would_and_pressing_twice_launches_once()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built(("FirstDay", "2026-03-01"), ("LastDay", "2026-12-31"), ("TimeZone", "Europe/Paris"), ("Currency", "chf"));
        var address = $"/studio/{builder.Code}/build/review";
        var review = (await builder.Person.Open(address)).Is(200);
        Assert.Contains("From 1 March 2026 to 31 December 2026 inclusive, in the time zone Europe/Paris", review.Html);

        foreach (var _ in new[] { 1, 2 }) Assert.StartsWith($"/studio/{builder.Code}/run", (await builder.Resend(review, address)).Is(302).Location);

        var campaign = (await fixture.Api.Get($"campaigns/{builder.Code}")).Is(200).Json;
        Assert.Equal(("running", 1, "CHF", "hollywood"), (campaign.GetProperty("status").GetString(), campaign.GetProperty("ruleSetVersion").GetInt32(), campaign.GetProperty("currency").GetString(), campaign.GetProperty("theme").GetString()));
        Assert.Equal(DateTimeOffset.Parse("2026-03-01T00:00:00+01:00"), campaign.GetProperty("startsAt").GetDateTimeOffset());
        Assert.Equal(DateTimeOffset.Parse("2027-01-01T00:00:00+01:00"), campaign.GetProperty("endsAt").GetDateTimeOffset());
        Assert.Equal("Script bought", campaign.GetProperty("rules")[0].GetProperty("name").GetProperty("en").GetString());
        var audit = (await fixture.Api.Get($"audit?campaign={builder.Code}&action=campaign.launched")).Is(200).Json;
        Assert.Equal($"account:{builder.Person.Id}", Assert.Single(audit.EnumerateArray()).GetProperty("author").GetString());
        var told = await fixture.Api.Post("events", ApiClient.Event(builder.Code, "1", "closed", rep: "anna-martin"));
        Assert.Equal(10, told.Is(200).Json.GetProperty("results")[0].GetProperty("points").GetInt32());
        Assert.Contains("Script bought", (await builder.Person.Open($"/studio/{builder.Code}/run?launched=1")).Is(200).Html);
    }

    [Fact]
    public async Task Last_years_challenge_becomes_next_years_draft_without_who_has_left()
    {
        var builder = await Builder.Joined(fixture.Hub);
        var code = await builder.Launched(("NameEn", "Spring race 2026"), ("FirstDay", "2026-03-29"), ("LastDay", "2026-10-25"), ("TimeZone", "Europe/Paris"));
        (await fixture.Api.Send(HttpMethod.Delete, $"campaigns/{code}/participants/bob")).Is(204);

        await builder.Person.Open("/studio");
        var location = (await builder.Person.Post("/studio?handler=Clone", ("campaign", code))).Is(302).Location!;

        Assert.Equal("/studio/spring-race-2027/build/basics", location);
        var page = (await builder.Person.Open(location)).Is(200);
        Assert.Contains("value=\"Spring race 2027\"", page.Html);
        Assert.Contains("value=\"2027-03-29\"", page.Html);
        Assert.Contains("value=\"2027-10-25\"", page.Html);
        var players = Builder.Form((await builder.Person.Open(location.Replace("basics", "players", StringComparison.Ordinal))).Is(200).Html).Single(x => x.Name == "Listed").Value;
        Assert.Contains("anna-martin\tAnna Martin\tLyon\trep\tanna@example.org", players);
        Assert.DoesNotContain("Bob", players);
        (await builder.Send("/studio/spring-race-2027/build/review")).Is(302);
        var launched = (await fixture.Api.Get("campaigns/spring-race-2027")).Is(200).Json;
        // the clocks had not been turned on 29 March 2026, and will have been on 29 March 2027
        Assert.Equal(DateTimeOffset.Parse("2027-03-29T00:00:00+02:00"), launched.GetProperty("startsAt").GetDateTimeOffset());
        Assert.Equal(DateTimeOffset.Parse("2027-10-26T00:00:00+02:00"), launched.GetProperty("endsAt").GetDateTimeOffset());
        Assert.Equal(2, (await fixture.Api.Get("campaigns/spring-race-2027/participants")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Other_rules_for_a_running_challenge_are_shown_in_words_before_they_hold()
    {
        var builder = await Builder.Joined(fixture.Hub);
        var code = await builder.Launched();
        var address = $"/studio/{code}/change";
        (string, string)[] changed = [("Bases[2].Points", "12"), ("Bases[0].Points", "")];

        var preview = (await builder.Send(address, [.. changed, ("go", "preview")])).Is(200);

        Assert.Contains("data-change=\"Changed\"", preview.Html);
        Assert.Contains("<del>Film released: 10 stars to the rep", preview.Html);
        Assert.Contains("<ins>Film released: 12 stars to the rep", preview.Html);
        Assert.Contains("data-change=\"Dropped\"", preview.Html);
        Assert.Equal(1, (await fixture.Api.Get($"campaigns/{code}")).Json.GetProperty("ruleSetVersion").GetInt32());
        Assert.StartsWith($"/studio/{code}/run", (await builder.Resend(preview, address, ("go", "save"))).Is(302).Location);
        var run = (await builder.Person.Open($"/studio/{code}/run")).Is(200);
        Assert.Contains("data-version=\"2\"", run.Html);
        Assert.Equal(2, (await fixture.Api.Get($"campaigns/{code}")).Json.GetProperty("ruleSetVersion").GetInt32());
        // the same page sent again was made of older rules
        (await builder.Resend(preview, address, ("Bases[2].Points", "99"), ("go", "save"))).Is(412);
        // and rules that are sent unchanged make no version
        (await builder.Send(address, ("go", "save"))).Is(302);
        Assert.Equal(2, (await fixture.Api.Get($"campaigns/{code}")).Json.GetProperty("ruleSetVersion").GetInt32());
    }

    [Theory]
    [InlineData("2026-03-01T10:00", "must not lie in the past")]
    [InlineData("tomorrow", "must be a day and a time")]
    public async Task A_version_begins_at_a_moment_to_come(string from, string fault)
    {
        var builder = await Builder.Joined(fixture.Hub);
        var code = await builder.Launched(("TimeZone", "Europe/Paris"));
        var page = (await builder.Send($"/studio/{code}/change", ("Bases[2].Points", "12"), ("from", from), ("go", "save"))).Is(400);
        Assert.StartsWith(fault, Builder.Fault(page, "from"));
        (await builder.Resend(page, $"/studio/{code}/change", ("from", "2026-04-01T00:00"), ("go", "save"))).Is(302);
        var run = (await builder.Person.Open($"/studio/{code}/run")).Is(200).Html;
        Assert.Contains("for what happens from 1 April 2026 at 00:00 on", run);
        Assert.True(run.IndexOf("in force", StringComparison.Ordinal) > run.IndexOf("data-version=\"1\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_challenge_is_ended_early_with_a_reason_that_the_audit_keeps_and_never_paused()
    {
        var builder = await Builder.Joined(fixture.Hub);
        var code = await builder.Launched();
        var address = $"/studio/{code}/run";

        var refused = (await Ended("")).Is(400);
        Assert.Equal("is required", Builder.Fault(refused, "reason"));
        (await Ended("Budget was cut")).Is(200);
        (await Ended("Pressed again")).Is(200);

        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, (await fixture.Api.Get($"campaigns/{code}")).Json.GetProperty("endedAt").ValueKind);
        var audit = Assert.Single((await fixture.Api.Get($"audit?campaign={code}&action=campaign.ended")).Is(200).Json.EnumerateArray());
        Assert.Equal("Budget was cut", audit.GetProperty("after").GetProperty("reason").GetString());
        Assert.DoesNotContain("handler=End", (await builder.Person.Open(address)).Is(200).Html);

        async Task<PageAnswer> Ended(string reason)
        {
            await builder.Person.Open("/studio");
            return await builder.Person.Post($"{address}?handler=End", ("reason", reason));
        }
    }
}
