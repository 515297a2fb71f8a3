using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>The lead of another campaign that a card names as its origin.</summary>
public sealed class LeadOriginTests(HubFixture fixture)
{
    private static string Card(string campaign, string lead) =>
        $$"""{ "company": "Recovered", "origin": { "campaign": "{{campaign}}", "lead": "{{lead}}" } }""";

    private static string Story(JsonElement lead) => lead.GetProperty("story").GetRawText();

    [Fact]
    public async Task Who_has_no_say_in_its_campaign_names_none_and_does_not_learn_whether_it_is_there()
    {
        using var before = await DeskFloor.Open(fixture.Hub);
        using var later = await DeskFloor.Open(fixture.Hub);
        var lead = await before.Waiting();
        using var restricted = await KeyOf(later.Campaign);

        foreach (var caller in new[] { later.Mara.Api, restricted })
        {
            var there = (await later.Create(caller, Card(before.Campaign, lead))).Is(400);
            var nobody = (await later.Create(caller, Card(before.Campaign, "ghost"))).Is(400);
            var nowhere = (await later.Create(caller, Card("nowhere", "ghost"))).Is(400);
            Assert.Equal(["origin"], there.Fields);
            Assert.Equal(Said(there).Replace(lead, "ghost", StringComparison.Ordinal), Said(nobody));
            Assert.Equal(Said(nobody), Said(nowhere));
        }

        Assert.Equal(0, (await later.Key.Get(later.Path("leads"))).Is(200).Json.GetProperty("leads").GetArrayLength());
    }

    [Fact]
    public async Task Who_has_a_say_in_both_names_one_that_is_there_and_who_sees_the_lead_reads_its_story()
    {
        using var before = await DeskFloor.Open(fixture.Hub);
        using var later = await DeskFloor.Open(fixture.Hub);
        var lead = await before.Waiting();

        Assert.Equal(["origin"], (await later.Create(later.Key, Card(before.Campaign, "ghost"))).Is(400).Fields);
        var made = (await later.Create(later.Key, Card(before.Campaign, lead))).Is(201).Json;

        Assert.Contains($"\"{before.Campaign}\"", Story(made));
        var code = made.GetProperty("code").GetString()!;
        Assert.Contains($"\"{before.Campaign}\"", Story((await later.Lead(later.Mara.Api, code)).Is(200).Json));
    }

    [Fact]
    public async Task Who_has_no_say_in_its_campaign_does_not_erase_it_there()
    {
        using var before = await DeskFloor.Open(fixture.Hub);
        using var later = await DeskFloor.Open(fixture.Hub);
        var lead = await before.Waiting();
        var made = (await later.Create(later.Key, Card(before.Campaign, lead))).Is(201).Json;
        var code = made.GetProperty("code").GetString()!;
        var erasure = later.Path($"leads/{code}/erasure");

        (await later.Mara.Api.Post(erasure)).Is(204);
        Assert.True((await before.Lead(before.Admin, lead)).Is(200).Json.TryGetProperty("company", out _));
        var erased = (await later.Lead(later.Mara.Api, code)).Is(200).Json;
        Assert.True(erased.TryGetProperty("erasedAt", out _));
        Assert.DoesNotContain($"\"{before.Campaign}\"", Story(erased));

        (await later.Admin.Post(erasure)).Is(204);
        Assert.True((await before.Lead(before.Admin, lead)).Is(200).Json.TryGetProperty("erasedAt", out _));
    }

    private static string Said(ApiAnswer refused) => refused.Json.GetProperty("errors").GetRawText();

    /// <summary>A program that may work on the leads of one campaign.</summary>
    private async Task<ApiClient> KeyOf(string campaign)
    {
        var made = await fixture.Api.Post(
            "keys",
            $$"""{ "name": "k", "scopes": ["leads"], "campaigns": ["{{campaign}}"] }"""
        );
        return new ApiClient(fixture.Hub.Url, made.Is(201).Json.GetProperty("secret").GetString());
    }
}
