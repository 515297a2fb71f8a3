using System.Text.RegularExpressions;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed partial class HeadersTests(HubFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_of_ours_may_run_what_stands_in_it()
    {
        var campaign = await fixture.Api.Launched();
        (await fixture.Api.Post("events", Testing.ApiClient.Event(campaign, "1"))).Is(200);
        using var http = new HttpClient { BaseAddress = fixture.Hub.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Testing.RunningHub.Key);
        foreach (
            var path in new[]
            {
                "",
                $"wall/{campaign}",
                $"boards/{campaign}",
                $"boards/{campaign}/why/anna?period=overall",
            }
        )
        {
            using var answer = await http.GetAsync(path, Stop);
            var html = await answer.Content.ReadAsStringAsync(Stop);

            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("script-src 'self';", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.DoesNotMatch(InlineScript(), html);
            Assert.DoesNotMatch(InlineStyle(), html);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("docs")]
    [InlineData("health/live")]
    [InlineData("api/v1/campaigns")]
    [InlineData("nothing")]
    [InlineData("themes/hollywood/palette.css")]
    public async Task Every_answer_forbids_guessing_and_framing(string path)
    {
        using var http = new HttpClient { BaseAddress = fixture.Hub.Url };
        using var answer = await http.GetAsync(path, Stop);

        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("SAMEORIGIN", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("docs")]
    [InlineData("jobs")]
    public async Task Pages_of_libraries_that_bring_scripts_of_their_own_still_run(string path)
    {
        await using var hub = await Testing.RunningHub.Start(settings: ("ChallengeHub:Jobs", "memory"));
        using var http = new HttpClient { BaseAddress = hub.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Testing.RunningHub.Key);
        using var answer = await http.GetAsync(path, Stop);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.False(
            answer.Headers.Contains("Content-Security-Policy")
                && !answer.Headers.GetValues("Content-Security-Policy").Single().Contains("unsafe-inline")
        );
    }

    [GeneratedRegex(
        """<script(?![^>]*(src=|type="application/json"))|\son[a-z]+=|javascript:""",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex InlineScript();

    [GeneratedRegex("""<style|\sstyle=""", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyle();
}
