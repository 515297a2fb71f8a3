using System.Diagnostics;
using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>However many draws a campaign has, it is refused in words or shown a page at a time.</summary>
public sealed class ManyDrawsTests(HubFixture fixture)
{
    private const string Code = "eight-years-of-draws";

    [Fact]
    public async Task Two_hundred_raffles_of_eight_years_of_days_are_refused_with_how_many_that_is()
    {
        var answer = (await fixture.Api.Put("campaigns/far-too-many", Document(200))).Is(400);
        Assert.Equal(["prizes"], answer.Fields);
        Assert.Contains("584400 times (200 prizes for 2922 periods): at most 5000", answer.Text);
    }

    [Fact]
    public async Task Draws_are_shown_a_hundred_at_a_time_in_no_time()
    {
        (await fixture.Api.Put($"campaigns/{Code}", Document(1))).Is(201);
        (await fixture.Api.Post($"campaigns/{Code}/launch")).Is(200);
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing));
        (await marketing.Open($"/draws/{Code}")).Is(200);

        var began = Stopwatch.GetTimestamp();
        var first = (await marketing.Open($"/draws/{Code}")).Is(200).Html;

        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(3));
        Assert.Equal(100, first.Split("data-prize=").Length - 1);
        Assert.Contains("1–100 of 2922", System.Net.WebUtility.HtmlDecode(first));
        var last = (await marketing.Open($"/draws/{Code}?after=2900")).Is(200).Html;
        Assert.Equal(22, last.Split("data-prize=").Length - 1);
        Assert.Contains("data-period=\"2922\"", last);
        Assert.DoesNotContain("rel=\"next\"", last);
        Assert.Contains("data-prize", (await marketing.Open($"/draws/{Code}?after=99999999")).Is(200).Html);
        Assert.Contains("data-prize", (await marketing.Open($"/draws/{Code}?after=-5")).Is(200).Html);
        (await marketing.Open($"/draws/{Code}/2922/draw0")).Is(200);
        (await marketing.Open($"/draws/{Code}/2923/draw0")).Is(404);
    }

    [Theory]
    [InlineData("en", "The prizes are decided 5844 times (2 prizes for 2922 periods): at most 5000")]
    [InlineData(
        "fr",
        "Les récompenses seraient attribuées 5844 fois (2 récompenses pour 2922 périodes) : 5000 fois au plus"
    )]
    public async Task The_builder_says_so_where_prizes_are_made(string language, string said)
    {
        var builder = await Builder.Joined(fixture.Hub);
        builder.Person.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var first = ApiClient.Today.ToString("yyyy-MM-dd");
        var last = ApiClient.Today.AddDays(2921).ToString("yyyy-MM-dd");
        (await builder.Begin(("Every", "Day"), ("FirstDay", first), ("LastDay", last), ("TimeZone", "UTC"))).Is(302);

        var answer = await builder.Send(
            $"/studio/{builder.Code}/build/prizes",
            ("Prizes[1].Scope", "Period"),
            ("Go", "next")
        );

        Assert.Contains(said, System.Net.WebUtility.HtmlDecode(answer.Is(400).Html));
        Assert.Contains(
            said.Split(' ')[2],
            System.Net.WebUtility.HtmlDecode(
                (await builder.Person.Open($"/studio/{builder.Code}/build/review")).Is(200).Html
            )
        );
    }

    private static string Document(int prizes) =>
        new JsonObject
        {
            ["name"] = "Eight years",
            ["theme"] = "classic",
            ["timeZone"] = "UTC",
            ["currency"] = "EUR",
            ["startsAt"] = "2026-01-01T00:00:00Z",
            ["endsAt"] = "2034-01-01T00:00:00Z",
            ["periods"] = new JsonObject { ["every"] = "day" },
            ["prizes"] = new JsonArray([
                .. Enumerable
                    .Range(0, prizes)
                    .Select(i => new JsonObject
                    {
                        ["code"] = $"draw{i}",
                        ["name"] = $"Draw {i}",
                        ["scope"] = "period",
                        ["board"] = "reps",
                        ["raffle"] = new JsonObject { ["tickets"] = "points", ["winners"] = 1 },
                    }),
            ]),
        }.ToJsonString();
}
