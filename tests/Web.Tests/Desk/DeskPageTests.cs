using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>The desk without a script: lists, the lead's page, moves and notes by forms.</summary>
public sealed class DeskPageTests(HubFixture fixture) : IAsyncLifetime
{
    private DeskFloor floor = null!;

    private string Desk => $"/desk/{floor.Campaign}";

    public async ValueTask InitializeAsync() => floor = await DeskFloor.Open(fixture.Hub);

    public ValueTask DisposeAsync()
    {
        floor.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_button_says_what_the_theme_calls_it_and_what_it_pays()
    {
        await floor.InPool();
        var page = Read(await floor.Anna.Open($"{Desk}?list=take"));
        Assert.Contains("Buy the script +1", page);
        Assert.Contains("Acheter le scénario +1", Read(await floor.Anna.Open($"{Desk}?list=take&lang=fr")));
    }

    [Fact]
    public async Task A_lead_is_taken_and_contacted_by_forms_and_the_page_says_what_was_done()
    {
        var lead = await floor.InPool();
        await floor.Anna.Open($"{Desk}?list=take");
        var taken = (await Move(floor.Anna, lead, "lead.taken", ("back", $"{Desk}?list=mine"))).Is(302);
        Assert.StartsWith($"{Desk}?list=mine&did=lead.taken", taken.Location);
        var mine = (await floor.Anna.Open(taken.Location!)).Is(200);
        Assert.StartsWith("Script bought: Company", mine.Text("done"));
        Assert.Contains($"data-lead=\"{lead}\"", mine.Html);
        Assert.Contains("Hold the casting +3", Read(mine));

        (
            await Move(
                floor.Anna,
                lead,
                "lead.contacted",
                ("note.kind", "call"),
                ("note.text", "She wants a trailer first.")
            )
        ).Is(302);
        var page = Read(await floor.Anna.Open($"{Desk}/leads/{lead}"));
        Assert.Contains("She wants a trailer first.", page);
        Assert.Contains("Release the film +10", page);
        Assert.Contains("+4 stars", page);
    }

    [Fact]
    public async Task What_a_move_lacks_is_said_beside_its_field_and_what_was_typed_stays()
    {
        var lead = await floor.TakenBy(floor.Anna);
        await floor.Anna.Open(Desk);

        var silent = (await Move(floor.Anna, lead, "lead.contacted", ("note.kind", "call"), ("note.text", " "))).Is(
            400
        );
        Assert.Matches("id=\"note-text-lead-contacted-\\d+-fault\">is required<", silent.Html);

        var page = $"{Desk}/leads/{lead}";
        await floor.Anna.Open(page);
        var broke = (
            await floor.Anna.Post(
                $"{page}?handler=Move",
                [.. Fields(lead, "lead.closed"), ("amount", "a lot"), ("back", page)]
            )
        ).Is(400);
        Assert.Contains("value=\"a lot\"", broke.Html);
        Assert.Equal("taken", await StatusOf(lead));

        var lost = (
            await floor.Anna.Post(
                $"{page}?handler=Move",
                [.. Fields(lead, "lead.lost"), ("reason", ""), ("back", page)]
            )
        ).Is(400);
        Assert.Matches("id=\"reason-lead-lost-\\d+-fault\"", lost.Html);
        (
            await floor.Anna.Post(
                $"{page}?handler=Move",
                [.. Fields(lead, "lead.lost"), ("reason", "no budget"), ("back", page)]
            )
        ).Is(302);
        Assert.Equal("lost", await StatusOf(lead));
    }

    [Fact]
    public async Task The_same_form_sent_again_is_the_same_move()
    {
        var lead = await floor.InPool();
        await floor.Anna.Open($"{Desk}?list=take");
        var fields = Fields(lead, "lead.taken");
        (await floor.Anna.Post($"{Desk}?handler=Move", fields)).Is(302);
        (await floor.Anna.Post($"{Desk}?handler=Move", fields)).Is(302);
        var story = (await floor.Lead(floor.Anna.Api, lead)).Is(200).Json.GetProperty("story").EnumerateArray();
        Assert.Single(story, x => x.GetProperty("type").GetString() == "lead.taken");
    }

    [Fact]
    public async Task Who_comes_second_reads_who_was_first()
    {
        var lead = await floor.InPool();
        await floor.Ben.Open($"{Desk}?list=take");
        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200);
        var late = (await Move(floor.Ben, lead, "lead.taken")).Is(409);
        Assert.Contains("anna", late.Text("fault"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("taken: Anna", Read(await floor.Ben.Open($"{Desk}/leads/{lead}")));
    }

    [Fact]
    public async Task A_lead_or_a_page_out_of_reach_is_not_there()
    {
        var lead = await floor.TakenBy(floor.Anna);
        (await floor.Carl.Open($"{Desk}/leads/{lead}")).Is(404);
        (await floor.Emil.Open($"{Desk}/leads/{lead}")).Is(404);
        (await floor.Carl.Open($"{Desk}?handler=Line&lead={lead}")).Is(404);
        (await floor.Anna.Open($"{Desk}/leads/none")).Is(404);
        (await floor.Anna.Open("/desk/none")).Is(403);
        Assert.DoesNotContain($"href=\"{Desk}/team\"", (await floor.Anna.Open(Desk)).Is(200).Html);

        await floor.Carl.Open(Desk);
        (await Move(floor.Carl, lead, "lead.released", ("reason", "mine"))).Is(404);
        await floor.Paul.Open(Desk);
        (await Move(floor.Paul, lead, "lead.released", ("reason", "mine"))).Is(403);
        Assert.Equal("taken", await StatusOf(lead));
    }

    [Fact]
    public async Task A_list_is_searched_and_read_page_by_page()
    {
        for (var i = 0; i < DeskList.Size + 1; i++)
            await floor.InPool();
        var first = (await floor.Anna.Open($"{Desk}?list=take&sort=old")).Is(200).Html;
        Assert.Equal(DeskList.Size, Leads(first).Count);
        var more = WebUtility.HtmlDecode(Regex.Match(first, "href=\"([^\"]+)\" rel=\"next\"").Groups[1].Value);
        var second = (await floor.Anna.Open(more)).Is(200).Html;
        Assert.Single(Leads(second).Except(Leads(first)));

        var lead = Leads(second)[0];
        Assert.Equal([lead], Leads((await floor.Anna.Open($"{Desk}?list=take&q={lead}")).Is(200).Html));
        Assert.Empty(Leads((await floor.Carl.Open($"{Desk}?q={lead}")).Is(200).Html));
    }

    [Theory]
    [InlineData("?list=nothing&sort=none&after=x")]
    [InlineData("?after=1-2-3")]
    [InlineData("?after=99999999999999999999")]
    [InlineData("?after=1-9999999999999999")]
    [InlineData("?q=<script>alert(1)</script>")]
    [InlineData("?did=lead.taken&of=<script>alert(1)</script>")]
    [InlineData("?did=<script>alert(1)</script>")]
    public async Task An_address_that_nobody_made_opens_the_desk_all_the_same(string query)
    {
        var page = (await floor.Anna.Open(Desk + query)).Is(200);
        Assert.DoesNotContain("<script>alert", page.Html);
    }

    [Fact]
    public async Task What_is_due_is_said_in_words_and_what_is_overdue_by_more_than_a_colour()
    {
        await using var hub = await RunningHub.Start();
        using var timed = await DeskFloor.Open(hub, x => x["deadlines"] = new JsonObject { ["contact"] = 1 });
        await timed.TakenBy(timed.Anna);
        var desk = $"/desk/{timed.Campaign}";
        Assert.Contains("call by today 13:00", Read(await timed.Anna.Open(desk)));
        hub.Clock.Advance(TimeSpan.FromHours(2));
        var page = Read(await timed.Anna.Open($"{desk}?list=overdue"));
        Assert.Contains("Overdue: to be called since today 13:00", page);
        Assert.Contains("En retard\u00a0: à appeler", Read(await timed.Anna.Open($"{desk}?lang=fr")));
    }

    private Task<PageAnswer> Move(Person by, string lead, string type, params (string, string)[] more) =>
        by.Post($"{Desk}?handler=Move", [.. Fields(lead, type), .. more]);

    private static (string, string)[] Fields(string lead, string type) =>
        [("lead", lead), ("type", type), ("cycle", "1"), ("id", $"{Guid.NewGuid()}")];

    private async Task<string?> StatusOf(string lead) =>
        (await floor.Lead(floor.Mara.Api, lead)).Is(200).Json.GetProperty("status").GetString();

    private static IReadOnlyList<string> Leads(string html) =>
        [.. Regex.Matches(html, "<li class=\"lead-line\"[^>]* data-lead=\"([^\"]+)\"").Select(x => x.Groups[1].Value)];

    private static string Read(PageAnswer page) => WebUtility.HtmlDecode(page.Html);
}
