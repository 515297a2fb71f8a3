using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class LaunchTests(HubFixture fixture)
{
    [Fact]
    public async Task What_was_built_is_launched_as_the_API_would_and_pressing_twice_launches_once()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built(
            ("FirstDay", "2026-03-01"),
            ("LastDay", "2026-12-31"),
            ("TimeZone", "Europe/Paris"),
            ("Currency", "chf")
        );
        var address = $"/studio/{builder.Code}/build/review";
        var review = (await builder.Person.Open(address)).Is(200);
        Assert.Contains("From 1 March 2026 to 31 December 2026 inclusive, in the time zone Europe/Paris", review.Html);

        foreach (var _ in new[] { 1, 2 })
            Assert.StartsWith(
                $"/studio/{builder.Code}/manage",
                (await builder.Resend(review, address)).Is(302).Location
            );

        var campaign = (await fixture.Api.Get($"campaigns/{builder.Code}")).Is(200).Json;
        Assert.Equal(
            ("running", 1, "CHF", "hollywood"),
            (
                campaign.GetProperty("status").GetString(),
                campaign.GetProperty("ruleSetVersion").GetInt32(),
                campaign.GetProperty("currency").GetString(),
                campaign.GetProperty("theme").GetString()
            )
        );
        Assert.Equal(
            DateTimeOffset.Parse("2026-03-01T00:00:00+01:00"),
            campaign.GetProperty("startsAt").GetDateTimeOffset()
        );
        Assert.Equal(
            DateTimeOffset.Parse("2027-01-01T00:00:00+01:00"),
            campaign.GetProperty("endsAt").GetDateTimeOffset()
        );
        Assert.Equal(
            "Script bought",
            campaign.GetProperty("rules")[0].GetProperty("name").GetProperty("en").GetString()
        );
        var audit = (await fixture.Api.Get($"audit?campaign={builder.Code}&action=campaign.launched")).Is(200).Json;
        Assert.Equal(
            $"account:{builder.Person.Id}",
            Assert.Single(audit.EnumerateArray()).GetProperty("author").GetString()
        );
        var answer = await fixture.Api.Post("events", ApiClient.Event(builder.Code, "1", "closed", rep: "anna-martin"));
        Assert.Equal(10, answer.Is(200).Json.GetProperty("results")[0].GetProperty("points").GetInt32());
        Assert.Equal(
            "Launched. Its wall is live.",
            (await builder.Person.Open($"/studio/{builder.Code}/manage?launched=1")).Is(200).Text("done")
        );
    }

    [Fact]
    public async Task Last_years_challenge_becomes_next_years_draft_without_who_has_left()
    {
        var builder = await Builder.Joined(fixture.Hub);
        var code = await builder.Launched(
            ("NameEn", "Spring race 2026"),
            ("FirstDay", "2026-03-29"),
            ("LastDay", "2026-10-25"),
            ("TimeZone", "Europe/Paris")
        );
        (await fixture.Api.Send(HttpMethod.Delete, $"campaigns/{code}/participants/bob")).Is(204);

        await builder.Person.Open("/studio");
        var location = (await builder.Person.Post("/studio?handler=Clone", ("campaign", code))).Is(302).Location!;

        Assert.Equal("/studio/spring-race-2027/build/basics", location);
        var page = (await builder.Person.Open(location)).Is(200);
        Assert.Contains("value=\"Spring race 2027\"", page.Html);
        Assert.Contains("value=\"2027-03-29\"", page.Html);
        Assert.Contains("value=\"2027-10-25\"", page.Html);
        var players = Builder
            .Form(
                (await builder.Person.Open(location.Replace("basics", "players", StringComparison.Ordinal)))
                    .Is(200)
                    .Html
            )
            .Single(x => x.Name == "Listed")
            .Value;
        Assert.Contains("anna-martin\tAnna Martin\tLyon\trep\tanna@example.org", players);
        Assert.DoesNotContain("Bob", players);
        (await builder.Send("/studio/spring-race-2027/build/review")).Is(302);
        var launched = (await fixture.Api.Get("campaigns/spring-race-2027")).Is(200).Json;
        // the clocks had not been turned on 29 March 2026, and will have been on 29 March 2027
        Assert.Equal(
            DateTimeOffset.Parse("2027-03-29T00:00:00+02:00"),
            launched.GetProperty("startsAt").GetDateTimeOffset()
        );
        Assert.Equal(
            DateTimeOffset.Parse("2027-10-26T00:00:00+02:00"),
            launched.GetProperty("endsAt").GetDateTimeOffset()
        );
        Assert.Equal(2, (await fixture.Api.Get("campaigns/spring-race-2027/participants")).Json.GetArrayLength());
    }
}
