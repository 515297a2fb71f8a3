using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A director's morning, without a script.</summary>
public sealed class TeamPageTests(HubFixture fixture)
{
    [Fact]
    public async Task Leads_are_validated_one_by_one_and_many_at_once()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        string[] leads = [await floor.Waiting(), await floor.Waiting(), await floor.Waiting()];
        var page = $"/desk/{floor.Campaign}/team";
        var shown = (await floor.Dora.Open(page)).Is(200).Html;
        Assert.Equal(leads, Listed(shown, "validate"));
        Assert.Contains("data-allowed=\"lead.validated lead.refused lead.assigned\"", shown);

        (await Move(floor.Dora, floor, "lead.validated", ("lead", leads[0]))).Is(302);
        (await Move(floor.Dora, floor, "lead.validated", ("lead", leads[1]), ("lead", leads[2]))).Is(302);

        shown = (await floor.Dora.Open(page)).Is(200).Html;
        Assert.Empty(Listed(shown, "validate"));
        Assert.Equal(leads, Listed(shown, "open"));
    }

    [Fact]
    public async Task Of_many_that_were_ticked_it_is_said_which_one_was_refused_and_why()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        var taken = await floor.TakenBy(floor.Anna);
        await floor.Dora.Open($"/desk/{floor.Campaign}/team");
        var some = (await Move(floor.Dora, floor, "lead.validated", ("lead", lead), ("lead", taken))).Is(409);
        Assert.Contains(taken, some.Text("fault"));
        Assert.Equal("open", await StatusOf(floor, lead));
        Assert.Equal("taken", await StatusOf(floor, taken));
    }

    [Fact]
    public async Task A_lead_is_refused_with_a_reason_and_a_word()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        await floor.Dora.Open($"/desk/{floor.Campaign}/team");

        var silent = (await Move(floor.Dora, floor, "lead.refused", ("lead", lead))).Is(400);
        Assert.Matches("id=\"reason-lead-refused-\\d+-fault\"", silent.Html);
        (
            await Move(
                floor.Dora,
                floor,
                "lead.refused",
                ("lead", lead),
                ("reason", "no budget"),
                ("note.text", "Come back in spring.")
            )
        ).Is(302);

        Assert.Equal("refused", await StatusOf(floor, lead));
        Assert.Contains("Come back in spring.", (await floor.Paul.Open($"/desk/{floor.Campaign}/found")).Is(200).Html);
    }

    [Fact]
    public async Task A_lead_is_given_to_a_rep_of_the_team_and_who_is_full_is_marked()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, x => x["openPerRep"] = 1);
        await floor.TakenBy(floor.Anna);
        var lead = await floor.InPool();

        var page = (await floor.Dora.Open($"/desk/{floor.Campaign}/team")).Is(200).Html;

        Assert.Matches("<option value=\"anna\" disabled=\"disabled\">Anna \\(Lyon\\), full with 1</option>", page);
        Assert.Matches("<option value=\"ben\">Ben \\(Lyon\\), 0 of 1</option>", page);
        Assert.DoesNotContain("<option value=\"carl\"", page);
        (await Move(floor.Dora, floor, "lead.assigned", ("lead", lead), ("rep", "anna"))).Is(409);
        (await Move(floor.Dora, floor, "lead.assigned", ("lead", lead), ("rep", "carl"))).Is(404);
        (await Move(floor.Dora, floor, "lead.assigned", ("lead", lead), ("rep", "ben"))).Is(302);
        Assert.Equal("assigned", await StatusOf(floor, lead));
    }

    [Fact]
    public async Task Who_holds_how_much_is_counted_and_shown_rep_by_rep()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Anna);
        var page = $"/desk/{floor.Campaign}/team";
        var loads = WebUtility.HtmlDecode((await floor.Dora.Open(page)).Is(200).Html);
        var anna = Regex.Match(loads, "<tr data-rep=\"anna\">.*?</tr>", RegexOptions.Singleline).Value;
        Assert.Equal(["0", "1", "0", "0", "1 of 25"], Cells(anna));
        Assert.DoesNotContain("data-rep=\"carl\"", loads);

        var held = (await floor.Dora.Open($"{page}?holder=anna")).Is(200).Html;
        Assert.Equal([lead], Listed(held, "holder"));
        (await floor.Dora.Open($"{page}?holder=carl&team=paris")).Is(200);
    }

    [Fact]
    public async Task What_is_overdue_is_released()
    {
        await using var hub = await RunningHub.Start();
        using var floor = await DeskFloor.Open(hub, x => x["deadlines"] = new JsonObject { ["contact"] = 1 });
        var lead = await floor.TakenBy(floor.Anna);
        hub.Clock.Advance(TimeSpan.FromHours(2));
        var page = (await floor.Dora.Open($"/desk/{floor.Campaign}/team")).Is(200).Html;
        Assert.Equal([lead], Listed(page, "overdue"));
        (await Move(floor.Dora, floor, "lead.released", ("lead", lead), ("reason", "Too slow."))).Is(302);
        Assert.Equal("open", await StatusOf(floor, lead));
    }

    [Fact]
    public async Task What_somebody_had_contacted_who_has_left_stands_first()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Ben);
        (await floor.Move(floor.Ben.Api, lead, "contacted", """ "note": { "kind": "call", "text": "Yes." } """)).Is(
            200
        );
        await floor.Waiting();
        (await floor.Admin.Send(HttpMethod.Delete, floor.Path("participants/ben"))).Is(x => x is 200 or 204);

        var page = (await floor.Dora.Open($"/desk/{floor.Campaign}/team")).Is(200).Html;

        Assert.Equal([lead], Listed(page, "left"));
        Assert.True(
            page.IndexOf("data-testid=\"list-left\"", StringComparison.Ordinal)
                < page.IndexOf("data-testid=\"list-validate\"", StringComparison.Ordinal)
        );
        (await Move(floor.Dora, floor, "lead.assigned", ("lead", lead), ("rep", "anna"))).Is(302);
        Assert.Equal("contacted", await StatusOf(floor, lead));
    }

    [Fact]
    public async Task Another_teams_director_sees_and_moves_nothing_of_it()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        var page = $"/desk/{floor.Campaign}/team";
        foreach (var query in new[] { "", "?team=lyon", "?holder=anna", "?team=%3Cscript%3E" })
            Assert.DoesNotContain($"data-lead=\"{lead}\"", (await floor.Emil.Open(page + query)).Is(200).Html);
        (await Move(floor.Emil, floor, "lead.validated", ("lead", lead))).Is(404);
        (await floor.Emil.Open($"{page}?handler=Line&lead={lead}")).Is(404);
        foreach (var person in new[] { floor.Anna, floor.Paul })
            (await person.Open(page)).Is(404);
        Assert.Equal([lead], Listed((await floor.Mara.Open(page)).Is(200).Html, "validate"));
        Assert.Contains("class=\"tick\"", (await floor.Dora.Open($"{page}?handler=Line&lead={lead}")).Is(200).Html);
    }

    private static Task<PageAnswer> Move(
        Person by,
        DeskFloor floor,
        string type,
        params (string Name, string Value)[] fields
    ) =>
        by.Post(
            $"/desk/{floor.Campaign}/team?handler=Move",
            [.. fields, ("type", type), ("id", $"{Guid.NewGuid()}"), ("back", $"/desk/{floor.Campaign}/team")]
        );

    /// <summary>The leads of one list, in its order.</summary>
    private static IReadOnlyList<string> Listed(string html, string list)
    {
        var section = Regex.Match(html, $"data-testid=\"list-{list}\".*?</section>", RegexOptions.Singleline).Value;
        return
        [
            .. Regex
                .Matches(section, "<li class=\"lead-line[^\"]*\"[^>]*data-lead=\"([^\"]+)\"")
                .Select(x => x.Groups[1].Value),
        ];
    }

    private static IEnumerable<string> Cells(string row) =>
        Regex.Matches(row, "<td class=\"number\">([^<]*)</td>").Select(x => x.Groups[1].Value);

    private static async Task<string?> StatusOf(DeskFloor floor, string lead) =>
        (await floor.Lead(floor.Mara.Api, lead)).Is(200).Json.GetProperty("status").GetString();
}
