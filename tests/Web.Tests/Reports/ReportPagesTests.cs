using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>The pages of reports as they are read without a script: tables, links, to each reader his own.</summary>
public sealed class ReportPagesTests(HubFixture fixture)
{
    public static TheoryData<string> Pages => ["", "/funnel", "/funnel?by=rep", "/effect", "/race", "/leads"];

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_is_there_for_each_reader_in_each_language(string page)
    {
        using var floor = await Worked();
        foreach (var reader in new[] { floor.Mara, floor.Dora, floor.Anna, floor.Paul })
        foreach (var language in Language.Known)
        {
            var address = $"/reports/{floor.Campaign}{page}{(page.Contains('?') ? "&" : "?")}speak={language}";
            var html = (await reader.Open(address)).Is(200).Html;
            Assert.Contains($"<html lang=\"{language}\">", html);
            Assert.DoesNotMatch(@"data-testid=""fault""", html);
        }
    }

    [Theory]
    [InlineData("?period=99")]
    [InlineData("?period=soon")]
    [InlineData("/synthesis?team=nobody")]
    public async Task What_there_is_not_is_not_found(string page)
    {
        using var floor = await Worked();
        (await floor.Mara.Open($"/reports/{floor.Campaign}{page}")).Is(404);
    }

    [Fact]
    public async Task A_director_opens_the_pages_of_his_teams_alone_and_players_none()
    {
        using var floor = await Worked();
        var teams = $"/reports/{floor.Campaign}/synthesis?team=";
        (await floor.Dora.Open($"{teams}lyon")).Is(200);
        (await floor.Dora.Open($"{teams}paris")).Is(404);
        (await floor.Anna.Open($"{teams}lyon")).Is(404);
        Assert.DoesNotContain("/synthesis", (await floor.Anna.Open($"/reports/{floor.Campaign}")).Is(200).Html);
    }

    [Fact]
    public async Task Of_a_colleague_a_player_is_shown_no_leads()
    {
        using var floor = await Worked();
        (await floor.Paul.Open($"/reports/{floor.Campaign}/leads?by=rep&key=anna")).Is(404);
        var own = (await floor.Paul.Open($"/reports/{floor.Campaign}/leads")).Is(200).Html;
        Assert.Equal(2, Regex.Count(own, "<tr data-lead="));
        var annas = (await floor.Anna.Open($"/reports/{floor.Campaign}/leads")).Is(200).Html;
        Assert.Equal(1, Regex.Count(annas, "<tr data-lead="));
    }

    [Fact]
    public async Task Wrong_assumptions_are_named_beside_their_fields()
    {
        using var floor = await Worked();
        var html = (await floor.Mara.Open($"/reports/{floor.Campaign}/funnel?margin=300&perLead=much")).Is(400).Html;
        Assert.Contains("id=\"margin-fault\"", html);
        Assert.Contains("id=\"perLead-fault\"", html);
    }

    [Fact]
    public async Task What_stands_in_a_name_ends_neither_the_charts_nor_the_race()
    {
        using var floor = await DeskFloor.Open(
            fixture.Hub,
            document => document["teams"]![0]!["name"] = "</script><script>alert(1)</script>"
        );
        await floor.TakenBy(floor.Anna);
        foreach (var page in new[] { "", "/funnel", "/race?board=teams" })
            Assert.DoesNotContain(
                "<script>alert",
                (await floor.Mara.Open($"/reports/{floor.Campaign}{page}")).Is(200).Html
            );
    }

    [Fact]
    public async Task The_list_of_reports_has_the_challenges_of_the_reader()
    {
        using var floor = await Worked();
        using var other = await DeskFloor.Open(fixture.Hub);
        var html = (await floor.Anna.Open("/reports")).Is(200).Html;
        Assert.Contains($"href=\"/reports/{floor.Campaign}\"", html);
        Assert.DoesNotContain($"href=\"/reports/{other.Campaign}\"", html);
    }

    /// <summary>Two leads of Paul's; Anna took one of them.</summary>
    private async Task<DeskFloor> Worked()
    {
        var floor = await DeskFloor.Open(fixture.Hub);
        await floor.TakenBy(floor.Anna);
        await floor.InPool();
        return floor;
    }
}
