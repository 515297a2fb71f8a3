using System.Net;
using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>The form of a new lead, its drafts, and what came of it.</summary>
public sealed class NewLeadPageTests(HubFixture fixture)
{
    private const string Sheet = """
        { "fields": [
            { "code": "budget", "name": { "en": "Budget", "fr": "Enveloppe" }, "kind": "choice", "required": true,
              "options": [ { "value": "big", "name": "More than 10,000", "score": 3 }, { "value": "small" } ] },
            { "code": "decides", "name": "Decides alone", "kind": "yes-no" },
            { "code": "seats", "name": "Seats", "kind": "number" },
            { "code": "start", "name": "Start", "kind": "date" },
            { "code": "need", "name": "Need", "kind": "text", "required": true } ] }
        """;

    [Fact]
    public async Task A_lead_is_handed_in_and_waits_for_a_director()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var page = $"/desk/{floor.Campaign}/new";
        await floor.Paul.Open(page);

        var sent = await Send(
            floor,
            ("company", "Mill & Sons"),
            ("contact.name", "Rose"),
            ("contact.phone", "06 12 34 56 78"),
            ("context", "Met at the fair.\r\nCall soon."),
            ("source", "fair-lyon"),
            ("potential", "1 200,50"),
            ("due", "2026-06-30")
        );

        Assert.Equal($"{page}?made=L-1", sent.Is(302).Location);
        var next = (await floor.Paul.Open(sent.Location!)).Is(200);
        Assert.StartsWith("L-1 received: it is waiting for a director.", next.Text("done"));
        Assert.Contains("value=\"fair-lyon\"", next.Html);
        Assert.DoesNotContain("value=\"Rose\"", next.Html);
        var lead = (await floor.Lead(floor.Paul.Api, "L-1")).Is(200).Json;
        Assert.Equal("paul", lead.GetProperty("prospector").GetString());
        Assert.Equal("Mill & Sons", lead.GetProperty("company").GetString());
        Assert.Equal(1200.5m, lead.GetProperty("potential").GetDecimal());
        Assert.Equal("2026-06-30", lead.GetProperty("due").GetString());
    }

    [Fact]
    public async Task The_form_is_made_from_the_sheet_and_its_answers_are_kept()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, x => x["sheet"] = JsonNode.Parse(Sheet));
        var form = (await floor.Paul.Open($"/desk/{floor.Campaign}/new?lang=fr")).Is(200).Html;
        Assert.Contains("Enveloppe (", form);
        Assert.Contains("type=\"radio\" name=\"qualification.budget\" value=\"big\"", form);
        Assert.Contains("name=\"qualification.start\" type=\"date\"", form);
        Assert.Contains("<textarea id=\"qualification-need\"", form);
        await floor.Paul.Open($"/desk/{floor.Campaign}/new?lang=en");

        (
            await Send(
                floor,
                ("company", "Mill"),
                ("qualification.budget", "big"),
                ("qualification.decides", "no"),
                ("qualification.seats", "1 250"),
                ("qualification.start", "2026-05-01"),
                ("qualification.need", "A new oven.")
            )
        ).Is(302);

        var answers = (await floor.Lead(floor.Paul.Api, "L-1")).Is(200).Json.GetProperty("qualification");
        Assert.Equal("big", answers.GetProperty("budget").GetString());
        Assert.False(answers.GetProperty("decides").GetBoolean());
        Assert.Equal(1250, answers.GetProperty("seats").GetDecimal());
        Assert.Equal("2026-05-01", answers.GetProperty("start").GetString());
        Assert.Equal("A new oven.", answers.GetProperty("need").GetString());
    }

    [Fact]
    public async Task What_lacks_an_answer_waits_in_the_drafts_until_nothing_is_missing()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, x => x["sheet"] = JsonNode.Parse(Sheet));
        var desk = $"/desk/{floor.Campaign}";
        await floor.Paul.Open($"{desk}/new");

        var sent = await Send(floor, ("company", "Mill"), ("qualification.decides", "yes"));

        Assert.Equal($"{desk}/new?draft=L-1", sent.Is(302).Location);
        var shown = (await floor.Paul.Open(sent.Location!)).Is(200);
        Assert.Contains("30 days", shown.Html);
        Assert.Contains("id=\"qualification-budget-fault\"", shown.Html);
        Assert.Contains("id=\"qualification-need-fault\"", shown.Html);
        Assert.Contains("value=\"Mill\"", shown.Html);
        Assert.Equal("L-1", shown.Hidden("code"));
        (await floor.Lead(floor.Paul.Api, "L-1")).Is(404);
        var drafts = (await floor.Paul.Open($"{desk}/drafts")).Is(200).Html;
        Assert.Contains("data-draft=\"L-1\"", drafts);
        Assert.Contains("Budget, Need", drafts);
        Assert.Contains("data-draft=\"L-1\"", (await floor.Mara.Open($"{desk}/drafts")).Is(200).Html);

        await floor.Paul.Open(sent.Location!);
        var whole = await Send(
            floor,
            ("code", "L-1"),
            ("company", "Mill"),
            ("qualification.budget", "small"),
            ("qualification.need", "An oven.")
        );
        Assert.Equal($"{desk}/new?made=L-1", whole.Is(302).Location);
        Assert.Contains("data-testid=\"none\"", (await floor.Paul.Open($"{desk}/drafts")).Is(200).Html);
    }

    [Fact]
    public async Task A_draft_is_deleted_by_its_author_alone()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, x => x["sheet"] = JsonNode.Parse(Sheet));
        var drafts = $"/desk/{floor.Campaign}/drafts";
        await floor.Paul.Open($"/desk/{floor.Campaign}/new");
        (await Send(floor, ("company", "Mill"))).Is(302);

        (await floor.Anna.Open(drafts)).Is(404);
        await floor.Paul.Open(drafts);
        (await floor.Paul.Post($"{drafts}?handler=Delete", ("draft", "L-9"))).Is(404);
        (await floor.Paul.Post($"{drafts}?handler=Delete", ("draft", "L-1"))).Is(302);
        Assert.Contains("data-testid=\"none\"", (await floor.Paul.Open(drafts)).Is(200).Html);
    }

    [Theory]
    [InlineData("potential", "a lot", "potential-fault")]
    [InlineData("potential", "-5", "potential-fault")]
    [InlineData("due", "tomorrow", "due-fault")]
    [InlineData("contact.email", "Rose", "contact-email-fault")]
    [InlineData("contact.phone", "call me", "contact-phone-fault")]
    [InlineData("source", "the fair", "source-fault")]
    [InlineData("qualification.seats", "many", "qualification-seats-fault")]
    [InlineData("qualification.decides", "perhaps", "qualification-decides-fault")]
    public async Task What_is_wrong_is_said_beside_its_field_and_all_that_was_typed_stays(
        string name,
        string value,
        string fault
    )
    {
        using var floor = await DeskFloor.Open(fixture.Hub, x => x["sheet"] = JsonNode.Parse(Sheet));
        await floor.Paul.Open($"/desk/{floor.Campaign}/new");

        var refused = (await Send(floor, (name, value), ("company", "<b>Mill</b>"))).Is(400);

        Assert.Contains($"id=\"{fault}\"", refused.Html);
        Assert.Contains("value=\"&lt;b&gt;Mill&lt;/b&gt;\"", refused.Html);
        (await floor.Lead(floor.Mara.Api, "L-1")).Is(404);
    }

    [Fact]
    public async Task A_twin_out_of_reach_is_not_named_and_both_may_be_kept()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        const string card =
            """{ "code": "secret", "team": "paris", "company": "Mill", "contact": { "email": "rose@example.org" } }""";
        (await floor.Create(floor.Mara.Api, card)).Is(201);
        await floor.Paul.Open($"/desk/{floor.Campaign}/new");

        var twin = (await Send(floor, ("company", "Windmill"), ("contact.email", "Rose@example.org"))).Is(409);

        Assert.Contains("data-testid=\"twin\"", twin.Html);
        Assert.DoesNotContain("secret", twin.Html);
        Assert.Contains("value=\"Windmill\"", twin.Html);
        (await Send(floor, ("company", "Windmill"), ("contact.email", "Rose@example.org"), ("twin", "keep"))).Is(302);
    }

    [Fact]
    public async Task A_twin_of_ones_own_is_a_link()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await floor.Paul.Open($"/desk/{floor.Campaign}/new");
        (await Send(floor, ("company", "Mill"), ("contact.name", "Rose"))).Is(302);
        var twin = (await Send(floor, ("company", "mill"), ("contact.name", "ROSE"))).Is(409);
        Assert.Contains($"href=\"/desk/{floor.Campaign}/leads/L-1\"", twin.Html);
    }

    [Fact]
    public async Task Only_who_brings_leads_in_and_marketing_have_the_form()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        foreach (var page in new[] { "new", "drafts", "found" })
        foreach (var person in new[] { floor.Anna, floor.Dora })
            (await person.Open($"/desk/{floor.Campaign}/{page}")).Is(404);
        (await floor.Mara.Open($"/desk/{floor.Campaign}/new")).Is(200);
        (await floor.Mara.Open($"/desk/{floor.Campaign}/found")).Is(404);
        (await floor.Paul.Open($"/desk/{floor.Campaign}/new?made=L-99&draft=%3Cscript%3E")).Is(200);
    }

    [Fact]
    public async Task A_prospector_sees_what_came_of_his_leads_his_ratings_and_with_whom_he_works()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var found = $"/desk/{floor.Campaign}/found";
        Assert.Contains("data-testid=\"none\"", (await floor.Paul.Open(found)).Is(200).Html);
        var lead = await floor.TakenBy(floor.Anna);
        (await floor.Move(floor.Anna.Api, lead, "contacted", """ "note": { "kind": "call", "text": "Yes." } """)).Is(
            200
        );
        (
            await floor.Anna.Api.Post(
                floor.Path($"leads/{lead}/notes"),
                """{ "id": "r1", "kind": "rating", "quality": 4, "text": "Well prepared." }"""
            )
        ).Is(200);
        var other = await floor.Waiting();
        (
            await floor.Move(
                floor.Dora.Api,
                other,
                "refused",
                """ "reason": "no need", "note": { "kind": "note", "text": "Ask for the budget first." } """
            )
        ).Is(200);

        var page = WebUtility.HtmlDecode((await floor.Paul.Open(found)).Is(200).Html);

        Assert.Contains($"data-lead=\"{lead}\" data-status=\"contacted\"", page);
        Assert.Contains("Why: no need", page);
        Assert.Contains("Ask for the budget first.", page);
        Assert.Contains("4.0 of 5 on average", page);
        Assert.Contains("Well prepared.", page);
        Assert.Contains("<strong>Anna</strong>", page);
        var refused = (await floor.Paul.Open($"{found}?status=refused")).Is(200).Html;
        Assert.Contains($"data-lead=\"{other}\"", refused);
        Assert.DoesNotContain($"data-lead=\"{lead}\"", refused);
        (await floor.Paul.Open($"{found}?status=none&after=x")).Is(200);
    }

    private static Task<PageAnswer> Send(DeskFloor floor, params (string, string)[] fields) =>
        floor.Paul.Post($"/desk/{floor.Campaign}/new", fields);
}
