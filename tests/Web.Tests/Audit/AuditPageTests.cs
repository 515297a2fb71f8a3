using System.Net;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class AuditPageTests : IAsyncLifetime
{
    private RunningHub hub = null!;
    private string campaign = "";
    private Person admin = null!;

    public async ValueTask InitializeAsync()
    {
        hub = await RunningHub.Start();
        campaign = await hub.Api.Launched();
        admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        await hub.DisposeAsync();
    }

    [Fact]
    public async Task Actions_are_shown_with_the_names_of_people_challenges_and_prizes_and_what_changed()
    {
        (
            await hub.Api.Put($"campaigns/{campaign}", ApiClient.Document.Replace("\"value\": 49.90", "\"value\": 60"))
        ).Is(200);
        (await hub.Api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        hub.Clock.SetUtcNow(
            DateTimeOffset.Parse("2026-04-01T00:10:00+02:00", System.Globalization.CultureInfo.InvariantCulture)
        );
        (await hub.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        var award = (await hub.Api.Get($"campaigns/{campaign}/winners")).Json[0].GetProperty("id").GetInt64();
        (await admin.SignIn()).Is(302);
        await admin.LearnToken();
        (await admin.Api.Post($"campaigns/{campaign}/awards/{award}", """{ "status": "delivered" }""")).Is(200);

        var html = await Page("");
        var name = admin.Email.Split('@')[0];
        Assert.Contains(
            $"{char.ToUpperInvariant(name[0])}{name[1..]} recorded the hand-over of “=Best of the month” to Anna "
                + "in Hollywood producers.",
            html
        );
        Assert.Contains("state: <del>awarded</del> → <ins>handed over</ins>", html);
        Assert.Contains("The installation’s admin key changed the challenge Hollywood producers.", html);
        Assert.Contains("prizes › month › value: <del>49.9</del> → <ins>60</ins>", html);
        Assert.Contains("closed the period March 2026 of Hollywood producers.", html);
        Assert.Contains("récompenses › month › valeur : <del>49,9</del> → <ins>60</ins>", await Page("?lang=fr"));
        Assert.Contains("Raw data", await Page("?lang=en"));
    }

    [Fact]
    public async Task It_is_filtered_by_challenge_person_action_and_days()
    {
        var other = await hub.Api.Launched();
        using var marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing));
        hub.Clock.Advance(TimeSpan.FromDays(2));
        (await admin.SignIn()).Is(302);
        (await hub.Api.Put($"campaigns/{campaign}/participants", ApiClient.People)).Is(200);

        Assert.Equal(
            "participants.put campaign.launched participants.put campaign.created",
            await Actions($"campaign={campaign}")
        );
        Assert.Equal("account.joined account.invited", await Actions($"who=account:{marketing.Id}"));
        Assert.Equal("campaign.launched campaign.launched", await Actions("what=campaign.launched"));
        Assert.Equal("participants.put", await Actions("from=2026-03-04&what=participants.put"));
        Assert.Equal("", await Actions("until=2026-03-01"));
        Assert.Equal(
            "campaign.launched",
            await Actions($"campaign={other}&what=campaign.launched&from=2026-03-02&until=2026-03-02")
        );
        Assert.Contains("Nothing found.", await Page("?what=theme.deleted"));
    }

    [Fact]
    public async Task It_goes_on_page_by_page_with_its_filter_and_back_to_the_latest()
    {
        for (var i = 0; i < 60; i++)
            (await hub.Api.Put($"campaigns/{campaign}/participants", ApiClient.People)).Is(200);
        var first = await Page("?what=participants.put");
        Assert.Equal(50, Regex.Count(first, "data-action="));
        var older = Regex.Match(first, "href=\"([^\"]+)\" data-testid=\"older\"").Groups[1].Value;
        Assert.Contains("what=participants.put", older);
        var second = WebUtility.HtmlDecode((await admin.Open(older)).Is(200).Html);
        Assert.Equal(11, Regex.Count(second, "data-action="));
        Assert.Contains("/audit?what=participants.put", second);
        Assert.DoesNotContain("data-testid=\"older\"", second);
    }

    private async Task<string> Page(string query) =>
        Regex.Replace(
            WebUtility
                .HtmlDecode((await admin.Open($"/audit{query}")).Is(200).Html)
                .Replace("<span aria-hidden=\"true\">→</span>", "→"),
            @"\s+",
            " "
        );

    private async Task<string> Actions(string query) =>
        string.Join(
            ' ',
            Regex.Matches(await Page($"?{query}"), "data-action=\"([^\"]+)\"").Select(x => x.Groups[1].Value)
        );
}
