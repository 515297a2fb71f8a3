using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Somebody with a role in one place guesses the codes of another.</summary>
public sealed class OtherTeamAttackTests(HubFixture fixture)
{
    [Fact]
    public async Task A_director_of_Lyon_does_not_see_the_entries_of_Lille()
    {
        var campaign = await WithLeads();
        using var director = await Person.Joined(fixture.Hub, new Grant(AccountRole.Director, campaign, "lyon"));

        Assert.Equal(
            1,
            (await director.Api.Get($"campaigns/{campaign}/ledger?participant=anna")).Is(200).Json.GetArrayLength()
        );
        (await director.Open($"/boards/{campaign}/why/anna")).Is(200);
        // carl of Lille exists, ghost does not: the answers do not tell which
        Assert.Equal(
            (await director.Api.Get($"campaigns/{campaign}/ledger?participant=ghost"))
                .Is(404)
                .Json.GetProperty("detail")
                .GetString()!
                .Replace("ghost", "carl"),
            (await director.Api.Get($"campaigns/{campaign}/ledger?participant=carl"))
                .Is(404)
                .Json.GetProperty("detail")
                .GetString()
        );
        (await director.Open($"/boards/{campaign}/why/carl")).Is(404);
        (await director.Api.Get($"campaigns/{campaign}/ledger")).Is(403);
        (await director.Api.Get($"campaigns/{campaign}/ledger", ("Accept", "application/x-ndjson"))).Is(403);
    }

    [Fact]
    public async Task A_director_of_Lyon_validates_no_lead_of_Lille()
    {
        var campaign = await WithLeads();
        using var director = await Person.Joined(fixture.Hub, new Grant(AccountRole.Director, campaign, "lyon"));

        Assert.Equal(
            "recorded",
            Status(await director.Api.Post("events", Vouch(campaign, "v1", "validated", "of-lyon")))
        );
        foreach (var lead in new[] { "of-lille", "of-nobody" })
        foreach (var type in new[] { "validated", "refused" })
            (await director.Api.Post("events", Vouch(campaign, $"{lead} {type}", type, lead))).Is(404);
        // one good and one bad event: nothing of the request is written
        (
            await director.Api.Post(
                "events",
                $"[{Vouch(campaign, "v2", "refused", "of-lyon")}, {Vouch(campaign, "v3", "refused", "of-lille")}]"
            )
        ).Is(404);
        Assert.Equal(
            "scored",
            Status(await fixture.Api.Post("events", ApiClient.Event(campaign, "still", "contacted", "of-lyon")))
        );
    }

    [Theory]
    [InlineData("taken")]
    [InlineData("closed")]
    [InlineData("released")]
    public async Task A_director_scores_nothing(string type)
    {
        var campaign = await WithLeads();
        using var director = await Person.Joined(fixture.Hub, new Grant(AccountRole.Director, campaign, "lyon"));
        (await director.Api.Post("events", ApiClient.Event(campaign, "x", type, "of-lyon"))).Is(403);
    }

    [Fact]
    public async Task A_rep_reads_his_own_entries_and_tells_no_events()
    {
        var campaign = await WithLeads();
        using var rep = await Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, campaign, "anna"));

        (await rep.Api.Get($"campaigns/{campaign}/ledger?participant=anna")).Is(200);
        (await rep.Api.Get($"campaigns/{campaign}/ledger?participant=bob")).Is(404);
        (await rep.Open($"/boards/{campaign}/why/bob")).Is(404);
        (await rep.Api.Post("events", ApiClient.Event(campaign, "x", "closed", "of-lyon"))).Is(403);
        (await rep.Api.Get($"campaigns/{campaign}/standings")).Is(200);
    }

    [Fact]
    public async Task Marketing_of_one_campaign_sees_and_changes_no_other()
    {
        var own = await WithLeads();
        var other = await WithLeads();
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, own));

        Assert.Equal(
            [own],
            (await marketing.Api.Get("campaigns"))
                .Is(200)
                .Json.EnumerateArray()
                .Select(x => x.GetProperty("code").GetString()!)
        );
        (await marketing.Api.Put($"campaigns/{own}", ApiClient.Document)).Is(200);
        (await marketing.Api.Put($"campaigns/{other}", ApiClient.Document)).Is(403);
        (await marketing.Api.Put("campaigns/brand-new", ApiClient.Document)).Is(403);
        (await marketing.Api.Get($"campaigns/{other}/winners")).Is(403);
        (await marketing.Api.Get($"campaigns/{other}/ledger")).Is(403);
        (await marketing.Api.Get($"events/rejected?campaign={other}")).Is(403);
        (await marketing.Api.Get("events/rejected")).Is(403);
        (
            await marketing.Api.Post(
                $"campaigns/{own}/corrections",
                """{ "source": "crm", "id": "lyon", "reason": "a friend" }"""
            )
        ).Is(403);
        (await marketing.Open("/people/1")).Is(403);
    }

    /// <summary>A lead taken by Anna of Lyon, and one by Carl of Lille.</summary>
    private async Task<string> WithLeads()
    {
        var campaign = await fixture.Api.Launched();
        (await fixture.Api.Post("events", ApiClient.Event(campaign, "lyon", lead: "of-lyon"))).Is(200);
        (await fixture.Api.Post("events", ApiClient.Event(campaign, "lille", lead: "of-lille", rep: "carl"))).Is(200);
        return campaign;
    }

    private static string Vouch(string campaign, string id, string type, string lead) =>
        $$"""
            { "source": "director", "id": "{{id}}", "campaign": "{{campaign}}", "type": "lead.{{type}}",
              "lead": "{{lead}}", "at": "2026-03-02T11:59:30+01:00" }
            """;

    private static string? Status(ApiAnswer answer) =>
        answer.Is(200).Json.GetProperty("results")[0].GetProperty("status").GetString();
}
