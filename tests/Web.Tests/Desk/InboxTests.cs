using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class InboxTests(HubFixture fixture)
{
    [Fact]
    public async Task A_lead_that_a_director_assigns_rings_for_its_rep_alone_and_in_his_language()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.InPool();
        await Assign(floor, lead);

        var answer = await Look(floor.Anna);
        var line = Assert.Single(answer.GetProperty("notifications").EnumerateArray());
        Assert.Equal(1, answer.GetProperty("unread").GetInt32());
        Assert.Equal("assigned", line.GetProperty("kind").GetString());
        Assert.Equal(floor.Campaign, line.GetProperty("campaign").GetString());
        Assert.Equal(lead, line.GetProperty("lead").GetString());
        Assert.Equal(1, line.GetProperty("count").GetInt32());
        Assert.False(line.GetProperty("read").GetBoolean());
        Assert.Matches($@"^A lead for you: Company \d+ \({lead}\)$", line.GetProperty("text").GetString());

        var french = (await floor.Anna.Api.Get("notifications", ("Accept-Language", "fr"))).Is(200).Json;
        Assert.StartsWith("Une piste pour vous", Texts(french)[0]);
        foreach (var other in new[] { floor.Ben, floor.Carl, floor.Emil, floor.Mara })
            Assert.Empty(Texts(await Look(other)));
    }

    [Fact]
    public async Task Twelve_leads_within_a_minute_are_one_line()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        for (var i = 0; i < 12; i++)
            await Assign(floor, await floor.InPool());

        var answer = await Look(floor.Anna);

        Assert.Equal(["12 leads for you"], Texts(answer));
        Assert.Equal(1, answer.GetProperty("unread").GetInt32());
        Assert.Equal(["12 of your leads were validated."], Texts(await Look(floor.Paul)));
    }

    [Fact]
    public async Task A_refused_lead_says_why()
    {
        using var floor = await DeskFloor.Open(
            fixture.Hub,
            x =>
                x["reasons"] = System.Text.Json.Nodes.JsonNode.Parse(
                    """{ "refused": [ { "code": "poor", "name": { "en": "No budget", "fr": "Sans budget" } } ] }"""
                )
        );
        var lead = await floor.Waiting();
        (await floor.Move(floor.Dora.Api, lead, "refused", "\"reason\": \"poor\"")).Is(200);

        Assert.EndsWith($"({lead}) was refused: No budget", Texts(await Look(floor.Paul))[0]);
    }

    [Fact]
    public async Task What_one_director_reads_is_unread_for_her_colleague()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        using var colleague = await Person.Joined(fixture.Hub, new Grant(AccountRole.Director, floor.Campaign, "lyon"));
        await floor.Waiting();
        var number = (await Look(floor.Dora)).GetProperty("notifications")[0].GetProperty("number").GetInt64();

        var read = (await floor.Dora.Api.Post("notifications/read", $$"""{ "upTo": {{number}} }""")).Is(200);

        Assert.Equal(0, read.Json.GetProperty("unread").GetInt32());
        Assert.Equal(0, (await Look(floor.Dora)).GetProperty("unread").GetInt32());
        Assert.Equal(1, (await Look(colleague)).GetProperty("unread").GetInt32());
    }

    [Fact]
    public async Task What_is_asked_wrongly_names_the_field()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        foreach (var limit in new[] { "0", "101", "-1", "1.5", "x", "<b>" })
            Assert.Equal(["limit"], await Fields(floor, $"notifications?limit={Uri.EscapeDataString(limit)}"));
        foreach (var after in new[] { "0", "-5", "x", "99999999999999999999" })
            Assert.Equal(["after"], await Fields(floor, $"notifications?after={after}"));

        foreach (var body in new[] { "{}", """{ "upTo": 0 }""", """{ "upTo": "x" }""", """{ "upTo": 1.5 }""" })
            Assert.Equal(["upTo"], (await floor.Anna.Api.Post("notifications/read", body)).Is(400).Fields);
        Assert.Equal(
            ["more"],
            (await floor.Anna.Api.Post("notifications/read", """{ "upTo": 1, "more": 1 }""")).Is(400).Fields
        );
    }

    [Fact]
    public async Task A_program_has_no_bell()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        (await floor.Key.Get("notifications")).Is(403);
        using var nobody = new ApiClient(fixture.Hub.Url, null);
        (await nobody.Get("notifications")).Is(401);
    }

    [Fact]
    public async Task A_hostile_code_is_text_on_the_page_and_leads_to_the_lead()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        const string Hostile = "<b>1/2</b>";
        (
            await floor.Create(
                floor.Key,
                $$"""{ "code": "{{Hostile}}", "company": "<script>alert(1)</script>", "prospector": "paul" }"""
            )
        ).Is(201);
        (await floor.Move(floor.Dora.Api, Hostile, "validated")).Is(200);
        await Assign(floor, Hostile);

        var page = (await floor.Anna.Open("/inbox")).Is(200).Html;

        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain(Hostile, page);
        Assert.Contains("&lt;b&gt;1/2&lt;/b&gt;", page);
        Assert.Contains($"href=\"/desk/{floor.Campaign}/leads/%3Cb%3E1%2F2%3C%2Fb%3E\"", page);
    }

    [Fact]
    public async Task The_bell_counts_on_every_page_until_all_is_read()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await Assign(floor, await floor.InPool());
        Assert.Contains("data-unread=\"1\"", (await floor.Anna.Open($"/boards/{floor.Campaign}")).Is(200).Html);

        var page = (await floor.Anna.Open("/inbox")).Is(200);
        (await floor.Anna.Post("/inbox?handler=Read", ("upTo", page.Hidden("upTo")))).Is(302);

        page = (await floor.Anna.Open("/inbox")).Is(200);
        Assert.Contains("data-unread=\"0\"", page.Html);
        Assert.DoesNotContain("data-testid=\"read\"", page.Html);

        using var stranger = new Person(fixture.Hub.Url);
        Assert.DoesNotContain("data-testid=\"bell\"", (await stranger.Open("/sign-in")).Html);
    }

    [Fact]
    public async Task In_quiet_hours_the_bell_shows_no_number()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await Assign(floor, await floor.InPool());
        await floor.Anna.Open("/account");

        var wrong = await floor.Anna.Post("/account?handler=Quiet", ("quietFrom", "22:00"), ("quietUntil", "<b>"));
        Assert.Contains("id=\"quietUntil-fault\"", wrong.Is(400).Html);
        await floor.Anna.Post("/account?handler=Quiet", ("quietFrom", "00:00"), ("quietUntil", "23:59"));

        Assert.Equal(0, (await Look(floor.Anna)).GetProperty("unread").GetInt32());
        Assert.Contains("data-unread=\"0\"", (await floor.Anna.Open("/account")).Is(200).Html);

        await floor.Anna.Post("/account?handler=Quiet", ("quietFrom", ""), ("quietUntil", ""));
        Assert.Equal(1, (await Look(floor.Anna)).GetProperty("unread").GetInt32());
    }

    private static async Task Assign(DeskFloor floor, string lead) =>
        (await floor.Move(floor.Dora.Api, lead, "assigned", "\"rep\": \"anna\"")).Is(200);

    private static async Task<JsonElement> Look(Person person) => (await person.Api.Get("notifications")).Is(200).Json;

    private static IReadOnlyList<string> Texts(JsonElement answer) =>
        [.. answer.GetProperty("notifications").EnumerateArray().Select(x => x.GetProperty("text").GetString()!)];

    private static async Task<IReadOnlyList<string>> Fields(DeskFloor floor, string path) =>
        (await floor.Anna.Api.Get(path)).Is(400).Fields;
}
