using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Marketing's brief and the plans of teams, which prospectors read above their form.</summary>
public sealed class BriefTests(HubFixture fixture)
{
    [Fact]
    public async Task A_prospector_reads_the_brief_and_the_plan_of_his_team()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, x => x["brief"] = "Bakers with two ovens.");
        await Write(floor.Dora, floor, "lyon", "Banks of the Rhône.\r\nNo start-ups.");
        await Write(floor.Emil, floor, "paris", "Theatres.");

        var form = (await floor.Paul.Open($"/desk/{floor.Campaign}/new")).Is(200).Html;

        Assert.Contains("Bakers with two ovens.", form);
        Assert.Contains("No start-ups.", form);
        Assert.DoesNotContain("Theatres.", form);
    }

    [Fact]
    public async Task A_director_writes_the_plans_of_his_own_teams_alone()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var page = $"/desk/{floor.Campaign}/brief";
        var shown = (await floor.Emil.Open(page)).Is(200).Html;
        Assert.Contains("data-team=\"paris\"", shown);
        Assert.DoesNotContain("data-team=\"lyon\"", shown);

        foreach (var team in new[] { "lyon", "none", "" })
            (await Send(floor.Emil, floor, new Plan(team, "Mine."))).Is(404);
        (await floor.Emil.Post($"{page}?handler=Brief", ("briefEn", "Mine."), ("mark", "0"))).Is(404);
        (await floor.Anna.Open(page)).Is(404);
        (await floor.Paul.Open(page)).Is(404);
    }

    [Fact]
    public async Task A_plan_that_somebody_changed_meanwhile_is_not_overwritten_unseen()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var page = $"/desk/{floor.Campaign}/brief";
        await Write(floor.Dora, floor, "lyon", "Banks.");

        await floor.Mara.Open(page);
        var late = await Send(floor.Mara, floor, new Plan("lyon", "Mills."));

        Assert.Contains("Somebody changed this plan", late.Is(412).Text("fault"));
        Assert.Contains("Mills.", late.Html);
        (await Send(floor.Mara, floor, new Plan("lyon", "Mills.", late.Hidden("version")))).Is(302);
        Assert.Contains("Mills.", (await floor.Dora.Open(page)).Is(200).Html);
    }

    [Fact]
    public async Task A_plan_that_is_too_long_stays_in_its_form_and_an_empty_one_is_none()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var page = $"/desk/{floor.Campaign}/brief";
        await floor.Dora.Open(page);
        var tooLong = new string('x', DeskPlanCheck.LongestBrief + 1);
        var refused = await Send(floor.Dora, floor, new Plan("lyon", tooLong));
        Assert.Contains("id=\"plan-lyon-fault\"", refused.Is(400).Html);
        Assert.Contains(tooLong, refused.Html);

        await Write(floor.Dora, floor, "lyon", "  ");
        Assert.DoesNotContain("data-testid=\"brief\"", (await floor.Paul.Open($"/desk/{floor.Campaign}/new")).Html);
    }

    [Fact]
    public async Task Marketing_writes_the_brief_in_two_languages()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var page = $"/desk/{floor.Campaign}/brief";
        var mark = (await floor.Mara.Open(page)).Is(200).Hidden("mark");

        (
            await floor.Mara.Post(
                $"{page}?handler=Brief",
                ("briefEn", "Bakers."),
                ("briefFr", "Boulangers."),
                ("mark", mark)
            )
        ).Is(302);

        var form = $"/desk/{floor.Campaign}/new";
        Assert.Contains("Boulangers.", (await floor.Paul.Open($"{form}?lang=fr")).Is(200).Html);
        Assert.Contains("Bakers.", (await floor.Paul.Open($"{form}?lang=en")).Is(200).Html);
        (await floor.Mara.Post($"{page}?handler=Brief", ("briefEn", "Late."), ("mark", mark))).Is(412);
    }

    private static async Task Write(Person by, DeskFloor floor, string team, string plan)
    {
        await by.Open($"/desk/{floor.Campaign}/brief");
        (await Send(by, floor, new Plan(team, plan))).Is(302);
    }

    private static Task<PageAnswer> Send(Person by, DeskFloor floor, Plan typed) =>
        by.Post(
            $"/desk/{floor.Campaign}/brief?handler=Plan",
            ("team", typed.Team),
            ("plan", typed.Text),
            ("version", typed.Version)
        );

    private sealed record Plan(string Team, string Text, string Version = "0");
}
