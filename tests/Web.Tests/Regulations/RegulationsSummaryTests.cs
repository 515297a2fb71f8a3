using System.Net;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class RegulationsSummaryTests(HubFixture fixture)
{
    [Fact]
    public async Task The_summary_says_dates_rules_and_prizes_on_one_sheet_and_where_the_rest_is()
    {
        var campaign = await fixture.Api.Launched();
        using var anna = await Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, campaign, "anna"));
        Assert.Contains($"/regulations/{campaign}/summary", (await anna.Open($"/regulations/{campaign}")).Is(200).Html);

        var english = WebUtility.HtmlDecode((await anna.Open($"/regulations/{campaign}/summary?lang=en")).Is(200).Html);
        foreach (
            var words in new[]
            {
                "Hollywood producers",
                "From 1 January 2026 to 31 December 2026",
                "3 reps and 1 prospector play in 2 teams.",
                "How to score",
                "1 star to the rep",
                "=Best of the month",
                "Ranks 1 to 3",
                $"/regulations/{campaign}",
                "data-print",
            }
        )
            Assert.Contains(words, english);
        var french = WebUtility.HtmlDecode((await anna.Open($"/regulations/{campaign}/summary?lang=fr")).Is(200).Html);
        foreach (var words in new[] { "Comment marquer", "Meilleur du mois", "Les rangs 1 à 3" })
            Assert.Contains(words, french);
    }

    [Fact]
    public async Task What_the_sheet_has_no_room_for_is_counted()
    {
        var rules = string.Join(
            ',',
            Enumerable
                .Range(1, 20)
                .Select(x => $$"""{ "code": "r{{x}}", "name": "Rule number {{x}}", "on": "taken", "points": {{x}} }""")
        );
        var campaign = await fixture.Api.Launched(
            ApiClient.Document.Replace("\"prizes\"", $"\"rules\": [{rules}], \"prizes\"")
        );
        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        var html = (await spectator.Open($"/regulations/{campaign}/summary?lang=en")).Is(200).Html;
        Assert.Contains("Rule number 8", html);
        Assert.DoesNotContain("Rule number 9<", html);
        Assert.Contains("and 12 more, in the full regulations", html);
    }

    [Fact]
    public async Task Of_a_draft_only_those_who_prepare_it_see_it_and_of_nothing_nobody()
    {
        (await fixture.Api.Put("campaigns/summary-draft", ApiClient.Document)).Is(201);
        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing));
        (await spectator.Open("/regulations/summary-draft/summary")).Is(404);
        Assert.Contains(
            "data-testid=\"draft\"",
            (await marketing.Open("/regulations/summary-draft/summary")).Is(200).Html
        );
        (await marketing.Open("/regulations/none/summary")).Is(404);
    }
}
