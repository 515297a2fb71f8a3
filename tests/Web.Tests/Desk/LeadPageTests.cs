using System.Net;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>The page of one lead without a script: its card, what was written about it, its buttons.</summary>
public sealed class LeadPageTests(HubFixture fixture) : IAsyncLifetime
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
    public async Task Phone_and_address_are_for_who_takes_it()
    {
        var lead = await floor.InPool();
        var address = Regex.Match((await floor.Lead(floor.Paul.Api, lead)).Text, "contact\\d+@example.org").Value;
        Assert.DoesNotContain(address, (await floor.Anna.Open($"{Desk}/leads/{lead}")).Is(200).Html);
        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200);
        var page = (await floor.Anna.Open($"{Desk}/leads/{lead}")).Is(200).Html;
        Assert.Contains($"href=\"mailto:{address}\"", page);
        Assert.Matches("href=\"tel:(\\+|&#x2B;)336000", page);
    }

    [Fact]
    public async Task What_the_director_wrote_stands_first()
    {
        var lead = await floor.Waiting();
        var page = $"{Desk}/leads/{lead}";
        await floor.Dora.Open(page);
        (
            await floor.Dora.Post(
                $"{page}?handler=Move",
                [.. Fields(lead, "lead.validated"), ("note.text", "Call before noon."), ("back", page)]
            )
        ).Is(302);
        (await floor.Move(floor.Anna.Api, lead, "taken")).Is(200);
        var html = Read(await floor.Anna.Open(page));
        var contact = html.IndexOf("mailto:", StringComparison.Ordinal);
        Assert.InRange(html.IndexOf("Call before noon.", StringComparison.Ordinal), 0, contact);
    }

    [Fact]
    public async Task A_note_and_a_rating_are_written_by_forms()
    {
        var lead = await floor.TakenBy(floor.Anna);
        const string called = """ "note": { "kind": "call", "text": "Yes." } """;
        (await floor.Move(floor.Anna.Api, lead, "contacted", called)).Is(200);
        var page = $"{Desk}/leads/{lead}";
        await floor.Anna.Open(page);
        (await Note(floor.Anna, lead, ("note.kind", "note"), ("note.text", ""))).Is(400);
        (await Note(floor.Anna, lead, ("note.kind", "note"), ("note.text", "Prefers mornings."))).Is(302);
        (await Note(floor.Anna, lead, ("note.kind", "rating"), ("note.quality", "4"))).Is(302);
        var html = Read(await floor.Paul.Open(page));
        Assert.Contains("Prefers mornings.", html);
        Assert.Contains("4 of 5", html);
    }

    [Fact]
    public async Task A_card_that_somebody_else_saved_meanwhile_shows_both()
    {
        var lead = await floor.TakenBy(floor.Anna);
        var page = $"{Desk}/leads/{lead}";
        var version = (await floor.Anna.Open(page)).Hidden("version");
        (await Edit(floor.Mara, lead, version, ("company", "Mill"), ("contact.name", "Rose"))).Is(302);

        await floor.Anna.Open(page);
        var late = (await Edit(floor.Anna, lead, version, ("contact.name", "Violet"))).Is(412);
        Assert.Contains("value=\"Violet\"", late.Html);
        Assert.Contains("Saved now: Rose", Read(late));
        (await Edit(floor.Anna, lead, late.Hidden("version"), ("contact.name", "Violet"))).Is(302);

        var card = (await floor.Lead(floor.Mara.Api, lead)).Is(200).Json;
        Assert.Equal("Violet", card.GetProperty("contact").GetProperty("name").GetString());
        Assert.Equal("Mill", card.GetProperty("company").GetString());
    }

    [Fact]
    public async Task A_rep_sets_his_next_call_and_a_wrong_phone_is_said_beside_its_field()
    {
        var lead = await floor.TakenBy(floor.Anna);
        var page = $"{Desk}/leads/{lead}";
        var version = (await floor.Anna.Open(page)).Hidden("version");
        var wrong = (await Edit(floor.Anna, lead, version, ("contact.phone", "call me"))).Is(400);
        Assert.Contains("id=\"contact-phone-fault\"", wrong.Html);
        (await Edit(floor.Anna, lead, version, ("next", "2026-03-05T10:30"))).Is(302);
        Assert.Contains("next call Thursday 10:30", Read(await floor.Anna.Open(Desk)));
    }

    [Fact]
    public async Task A_slash_in_a_lead_s_code_works()
    {
        (await floor.Create(floor.Key, """{ "code": "A/7", "company": "Slash", "team": "lyon" }""")).Is(201);
        Assert.Contains("Slash", (await floor.Dora.Open($"{Desk}/leads/A%2F7")).Is(200).Html);
        (
            await floor.Dora.Post(
                $"{Desk}/leads/A%2F7?handler=Move",
                [.. Fields("A/7", "lead.validated"), ("back", $"{Desk}/leads/A%2F7")]
            )
        ).Is(302);
        Assert.Contains($"href=\"{Desk}/leads/A%2F7\"", (await floor.Anna.Open($"{Desk}?list=take")).Is(200).Html);
    }

    private Task<PageAnswer> Note(Person by, string lead, params (string, string)[] more)
    {
        var page = $"{Desk}/leads/{lead}";
        return by.Post($"{page}?handler=Note", [("lead", lead), ("id", $"{Guid.NewGuid()}"), ("back", page), .. more]);
    }

    /// <summary>The whole form: what is left out of it is empty.</summary>
    private async Task<PageAnswer> Edit(Person by, string lead, string version, params (string, string)[] typed)
    {
        var page = $"{Desk}/leads/{lead}";
        await by.Open(page);
        return await by.Post($"{page}?handler=Edit", [("version", version), .. typed]);
    }

    private static (string, string)[] Fields(string lead, string type) =>
        [("lead", lead), ("type", type), ("cycle", "1"), ("id", $"{Guid.NewGuid()}")];

    private static string Read(PageAnswer page) => WebUtility.HtmlDecode(page.Html);
}
