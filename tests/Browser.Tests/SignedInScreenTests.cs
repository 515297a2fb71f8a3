using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChallengeHub.Browser.Tests;

/// <summary>A television on whose browser somebody has signed in, and one that is refused.</summary>
[Collection(Chromium.BesideTheWalk)]
public sealed class SignedInScreenTests(Chromium chromium, Floor floor)
{
    [Fact]
    public async Task A_television_on_which_somebody_is_signed_in_is_paired_and_stays_a_screen_when_the_session_ends()
    {
        var campaign = await floor.Launched();
        await floor.Tell(campaign, "closed", "anna");
        using var admin = await floor.Joined(new Grant(AccountRole.Admin));
        await using var tv = await floor.Open(chromium, $"{floor.Hub.Url}/wall", person: admin);
        await Expect(tv.Page.GetByTestId("code"))
            .ToHaveTextAsync(new Regex("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$"));
        var code = await tv.Page.GetByTestId("code").TextContentAsync();
        Assert.Empty(tv.Complaints);

        (
            await floor.Api.Post(
                $"pairings/{code}",
                $$"""
                { "name": "Hall",
                  "showing": { "campaign": "{{campaign}}", "boards": ["reps"], "seconds": 12, "lang": "en" } }
                """
            )
        ).Is(204);
        await Expect(tv.Page).ToHaveURLAsync(new Regex($"/wall/{campaign}"), new() { Timeout = 20_000 });
        await tv.IsLive();

        (await floor.Api.Post($"accounts/{admin.Id}/sign-out")).Is(200);
        await tv.Page.GotoAsync($"{floor.Hub.Url}/wall");
        await tv.Page.GotoAsync($"{floor.Hub.Url}/wall");
        await Expect(tv.Page).ToHaveURLAsync(new Regex($"/wall/{campaign}"));
        await tv.IsLive();
    }

    [Theory]
    [InlineData("en-GB", 409, "Too many screens are waiting to be paired")]
    [InlineData("fr-FR", 409, "Trop d’écrans attendent d’être associés")]
    [InlineData("en-GB", 503, "cannot use its data store right now")]
    [InlineData("fr-FR", 503, "n’a pas accès à son espace de données")]
    [InlineData("en-GB", 403, "ChallengeHub refused: A proxy is in the way.")]
    [InlineData("fr-FR", 429, "Trop de requêtes depuis ce réseau")]
    public async Task A_screen_that_is_refused_says_why(string language, int status, string words)
    {
        using var nobody = new Person(new Uri(floor.Hub.Url));
        await using var tv = await floor.Open(
            chromium,
            $"{floor.Hub.Url}/health/live",
            new Look(1280, 720, language),
            nobody
        );
        await tv.Page.RouteAsync(
            "**/api/v1/pairings",
            route =>
                route.FulfillAsync(
                    new RouteFulfillOptions
                    {
                        Status = status,
                        ContentType = "application/problem+json",
                        Body = """{ "detail": "A proxy is in the way." }""",
                    }
                )
        );
        await tv.Page.GotoAsync($"{floor.Hub.Url}/wall");
        await Expect(tv.Page.Locator("#left")).ToContainTextAsync(words);
    }

    [Fact]
    public async Task A_screen_whose_hub_is_away_says_so()
    {
        using var nobody = new Person(new Uri(floor.Hub.Url));
        await using var tv = await floor.Open(chromium, $"{floor.Hub.Url}/health/live", person: nobody);
        await tv.Page.RouteAsync("**/api/v1/pairings", route => route.AbortAsync());
        await tv.Page.GotoAsync($"{floor.Hub.Url}/wall");
        await Expect(tv.Page.Locator("#left")).ToContainTextAsync("cannot be reached");
    }

    [Fact]
    public async Task A_code_that_is_on_the_screen_outlives_a_store_that_is_away_for_a_moment()
    {
        var campaign = await floor.Launched();
        using var nobody = new Person(new Uri(floor.Hub.Url));
        await using var tv = await floor.Open(chromium, $"{floor.Hub.Url}/health/live", person: nobody);
        var asked = 0;
        await tv.Page.RouteAsync(
            "**/api/v1/pairings/token",
            route =>
                asked++ > 0
                    ? route.ContinueAsync()
                    : route.FulfillAsync(
                        new RouteFulfillOptions
                        {
                            Status = 503,
                            ContentType = "application/problem+json",
                            Body = "{}",
                            Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
                        }
                    )
        );
        await tv.Page.GotoAsync($"{floor.Hub.Url}/wall");
        await Expect(tv.Page.Locator("#left")).ToContainTextAsync("data store", new() { Timeout = 10_000 });
        var code = await tv.Page.GetByTestId("code").TextContentAsync();
        (
            await floor.Api.Post(
                $"pairings/{code}",
                $$"""
                { "name": "Hall",
                  "showing": { "campaign": "{{campaign}}", "boards": ["reps"], "seconds": 12, "lang": "en" } }
                """
            )
        ).Is(204);
        await Expect(tv.Page).ToHaveURLAsync(new Regex($"/wall/{campaign}"), new() { Timeout = 25_000 });
    }
}
