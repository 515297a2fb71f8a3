using System.Net;
using System.Text.Json;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class LeadsStepTests(HubFixture fixture)
{
    private async Task<Builder> Built()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();
        return builder;
    }

    private static string Address(Builder builder, string step = "leads") => $"/studio/{builder.Code}/build/{step}";

    private async Task<CampaignDocument> Document(Builder builder) =>
        (await fixture.Hub.Engine.Drafts.Find(builder.Code))!.Document.Campaign;

    [Fact]
    public async Task Who_wants_only_boards_is_not_asked_and_a_step_that_is_left_alone_says_nothing()
    {
        var builder = await Built();
        Assert.Equal(Address(builder, "review"), (await builder.Step("look")).Is(302).Location);
        var before = JsonSerializer.Serialize(await Document(builder), EngineJson.Options);

        Assert.Equal(Address(builder, "review"), (await builder.Step("leads")).Is(302).Location);

        Assert.Equal(before, JsonSerializer.Serialize(await Document(builder), EngineJson.Options));
        Assert.Contains(
            "<li>No questions: any lead is accepted.</li>",
            (await builder.Person.Open(Address(builder, "review"))).Is(200).Html
        );
    }

    [Fact]
    public async Task Questions_rules_pairs_reasons_and_deadlines_are_typed_and_hold_when_it_is_launched()
    {
        var builder = await Built();
        var added = await builder.Send(Address(builder), ("Go", "add-question-Choice"));
        Assert.Equal($"{Address(builder)}?saved=1#question-0", added.Is(302).Location);
        (await builder.Send(Address(builder), ("Go", "add-route"))).Is(302);

        (
            await builder.Step(
                "leads",
                ("BriefEn", "Firms that build.\r\nNo shops."),
                ("Questions[0].NameEn", "Company size"),
                ("Questions[0].NameFr", "Taille"),
                ("Questions[0].Required", "true"),
                ("Questions[0].Options[0].NameEn", "Small"),
                ("Questions[0].Options[1].NameEn", "Very large"),
                ("Questions[0].Options[1].Score", "5"),
                ("MinScore", "5"),
                ("Routes[0].Where[0].Field", "qualification.company-size"),
                ("Routes[0].Where[0].Value", "very LARGE"),
                ("Routes[0].Team", "lyon"),
                ("Pairs[0].Prospector", "pia"),
                ("Pairs[0].Rep", "bob"),
                ("OpenPerRep", "10"),
                ("Accounts", "OwnerOnly"),
                ("MayClose", "Director"),
                ("Deadlines.Take", "8,5"),
                ("Deadlines.From", "9h30"),
                ("Deadlines.Holidays", "FR"),
                ("Deadlines.Closed", "2026-12-24\n2026-12-31"),
                ("Deadlines.OnTake", "Release"),
                ("Teams[1].TimeZone", "europe/london"),
                ("Lost[0].NameEn", "Too dear"),
                ("AfterDays", "30"),
                ("PerLead", "12,50")
            )
        ).Is(302);
        (await builder.Send(Address(builder, "review"))).Is(302);

        var document = (await fixture.Hub.Engine.Campaigns.Get(builder.Code)).Campaign.Document;
        Assert.Equal("Firms that build.\nNo shops.", document.Brief!.In("en"));
        var question = Assert.Single(document.Sheet!.Fields);
        Assert.Equal(("company-size", "Taille", true), (question.Code, question.Name.In("fr"), question.Required));
        Assert.Equal([("small", null), ("very-large", 5m)], question.Options!.Select(x => (x.Value, x.Score)));
        Assert.Equal(5, document.Sheet.MinScore);
        var rule = Assert.Single(document.Routing!);
        Assert.Equal(("lyon", null, true), (rule.Team, rule.Rep, rule.Turn));
        Assert.Equal("very-large", Assert.Single(rule.Where!).Value.GetString());
        Assert.Equal([new FixedPair("pia", "bob")], document.Pairs);
        Assert.Equal(
            (10, AccountRule.OwnerOnly, Closer.Director, 12.50m, 30),
            (
                document.OpenPerRep,
                document.Accounts,
                document.MayClose,
                document.Costs!.PerLead,
                document.Recycle!.AfterDays
            )
        );
        var deadlines = document.Deadlines!;
        Assert.Equal((8.5m, Overdue.Release, Overdue.Remind), (deadlines.Take, deadlines.OnTake, deadlines.OnContact));
        Assert.Equal(
            ("mon-fri", "09:30", "18:00", "FR", 2),
            (
                deadlines.WorkingHours!.Days,
                deadlines.WorkingHours.From,
                deadlines.WorkingHours.Until,
                deadlines.WorkingHours.Holidays,
                deadlines.WorkingHours.Closed!.Count
            )
        );
        Assert.Equal([null, "Europe/London"], document.Teams.Select(x => x.TimeZone));
        Assert.Equal(
            ("too-dear", "Too dear"),
            (document.Reasons!.Lost![0].Code, document.Reasons.Lost[0].Name.In("en"))
        );
    }

    [Fact]
    public async Task The_review_and_the_regulations_say_it_in_words()
    {
        var builder = await Built();
        (await builder.Send(Address(builder), ("Go", "add-question-YesNo"))).Is(302);
        (await builder.Send(Address(builder), ("Go", "add-route"))).Is(302);
        (
            await builder.Step(
                "leads",
                ("Questions[0].NameEn", "Has a budget"),
                ("Routes[0].Where[0].Field", "qualification.has-a-budget"),
                ("Routes[0].Where[0].Value", "yes"),
                ("Routes[0].Goal", "rep"),
                ("Routes[0].Rep", "anna-martin"),
                ("Deadlines.Contact", "1"),
                ("Deadlines.Holidays", "DE-BY")
            )
        ).Is(302);

        var review = WebUtility.HtmlDecode((await builder.Person.Open(Address(builder, "review"))).Is(200).Html);
        string[] said =
        [
            "Has a budget (yes or no)",
            "Rule 1: if “Has a budget” is yes: to Anna Martin",
            "A lead is contacted within 1 working hour of being taken.",
            "Working hours: from Monday to Friday, 09:00–18:00. Public holidays do not count: Germany, BY.",
            "A rep has at most 25 open leads at a time.",
        ];
        foreach (var line in said)
            Assert.Contains($"<li>{line}</li>", review);

        (await builder.Send(Address(builder, "review"))).Is(302);
        var page = await builder.Person.Open($"/regulations/{builder.Code}");
        var regulations = WebUtility.HtmlDecode(page.Is(200).Html);
        Assert.Contains("<p>A lead is contacted within 1 working hour of being taken.</p>", regulations);
        Assert.DoesNotContain("Anna Martin", regulations);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_stays_on_the_page()
    {
        var builder = await Built();

        var page = (
            await builder.Step(
                "leads",
                ("OpenPerRep", "0"),
                ("Deadlines.Take", "soon"),
                ("Deadlines.Close", "0"),
                ("Deadlines.From", "25:99"),
                ("Deadlines.Closed", "2026-12-24 Christmas"),
                ("Deadlines.Days", "(left out)"),
                ("Pairs[0].Prospector", "pia"),
                ("Pairs[1].Prospector", "anna-martin"),
                ("Pairs[1].Rep", "bob"),
                ("Teams[0].Holidays", "Atlantis"),
                ("Lost[0].Code", "no code"),
                ("MinScore", "3"),
                ("SameRepAfterDays", "-1")
            )
        ).Is(400);

        (string Field, string Fault)[] faults =
        [
            ("openperrep", "must be from 1 to 1000"),
            ("deadlines-take", "must be a number"),
            ("deadlines-close", "must be more than 0 and at most 8760 hours, with at most two decimals"),
            ("deadlines-from", "must be a time such as 09:00"),
            ("deadlines-closed", "must be a day such as 2026-01-31"),
            ("deadlines-days", "is required"),
            ("pairs-0-rep", "is required"),
            ("pairs-1-prospector", "'anna-martin' is not a prospector"),
            ("teams-0-holidays", "must be a country or region"),
            ("lost-0-code", "must be 1–64 letters"),
            ("lost-0-nameen", "must be 1–200 characters"),
            ("minscore", "is more than the 0 that the fields can give"),
            ("samerepafterdays", "must be from 0 to 3650"),
        ];
        foreach (var (field, fault) in faults)
            Assert.StartsWith(fault, Builder.Fault(page, field));
        Assert.Contains("Not saved: please correct", page.Text("fault"));
        Assert.Contains("value=\"soon\"", page.Html);
        Assert.Contains("2026-12-24 Christmas</textarea>", page.Html);
        Assert.Equal("Atlantis", (await Document(builder)).Teams[0].Holidays);
    }

    [Fact]
    public async Task A_condition_that_says_not_what_it_is_about_or_what_no_answer_can_be_is_refused_in_its_row()
    {
        var builder = await Built();
        (await builder.Send(Address(builder), ("Go", "add-question-Number"))).Is(302);
        (await builder.Send(Address(builder), ("Go", "add-route"))).Is(302);

        var page = (
            await builder.Step(
                "leads",
                ("Questions[0].NameEn", "Seats"),
                ("Routes[0].Where[0].Value", "fair"),
                ("Routes[0].Goal", "team"),
                ("Routes[0].Team", "")
            )
        ).Is(400);

        Assert.Equal("is required", Builder.Fault(page, "route-0-where-0"));
        Assert.Contains("must name a team or a rep, not both", page.Html);
        page = (
            await builder.Resend(
                page,
                Address(builder),
                ("Routes[0].Where[0].Field", "qualification.seats"),
                ("Routes[0].Where[0].Op", ">="),
                ("Routes[0].Where[0].Value", "many"),
                ("Routes[0].Team", "lyon"),
                ("Go", "next")
            )
        ).Is(400);
        Assert.Equal("must be a number", Builder.Fault(page, "route-0-where-0"));
        (await builder.Resend(page, Address(builder), ("Routes[0].Where[0].Value", "1 000,5"), ("Go", "next"))).Is(302);
        Assert.Equal(1000.5m, (await Document(builder)).Routing![0].Where![0].Value.GetDecimal());
    }

    [Fact]
    public async Task Questions_and_rules_are_moved_and_dropped_without_a_script()
    {
        var builder = await Built();
        foreach (var kind in new[] { "Text", "Date", "Number" })
            (await builder.Send(Address(builder), ("Go", $"add-question-{kind}"))).Is(302);
        (await builder.Send(Address(builder), ("Go", "add-route"))).Is(302);
        (await builder.Send(Address(builder), ("Routes[0].Team", "lille"), ("Go", "add-route"))).Is(302);

        (await builder.Send(Address(builder), ("Go", "down-question-0"))).Is(302);
        (await builder.Send(Address(builder), ("Go", "drop-question-2"))).Is(302);
        (await builder.Send(Address(builder), ("Routes[1].Team", "lyon"), ("Go", "up-route-1"))).Is(302);

        var document = await Document(builder);
        Assert.Equal([SheetKind.Date, SheetKind.Text], document.Sheet!.Fields.Select(x => x.Kind));
        Assert.Equal(["lyon", "lille"], document.Routing!.Select(x => x.Team));
        // what no row has, or no button says, changes nothing
        foreach (
            var go in new[] { "up-route-0", "drop-route-7", "drop-question--1", "add-question-9", "more-elsewhere" }
        )
            (await builder.Send(Address(builder), ("Go", go))).Is(302);
        Assert.Equal(2, (await Document(builder)).Routing!.Count);
    }

    [Fact]
    public async Task A_question_that_is_renamed_in_one_language_asks_about_the_other()
    {
        var builder = await Built();
        (await builder.Send(Address(builder), ("Go", "add-question-Text"))).Is(302);
        (await builder.Step("leads", ("Questions[0].NameEn", "Size"), ("Questions[0].NameFr", "Taille"))).Is(302);

        (await builder.Step("leads", ("Questions[0].NameEn", "Number of people"))).Is(302);

        var page = (await builder.Person.Open(Address(builder))).Is(200);
        Assert.Contains("data-stale=\"sheet.size.fr\"", page.Html);
        var review = (await builder.Person.Open(Address(builder, "review"))).Is(200);
        Assert.Contains("data-doubt=\"sheet.size\"", review.Html);
        Assert.Equal("size", (await Document(builder)).Sheet!.Fields[0].Code);
        (await builder.Send(Address(builder), ("Settled", "sheet.size.fr"), ("Go", "next"))).Is(302);
        Assert.DoesNotContain("data-stale", (await builder.Person.Open(Address(builder))).Is(200).Html);
    }

    [Fact]
    public async Task Hostile_words_are_shown_as_words()
    {
        var builder = await Built();
        (await builder.Send(Address(builder), ("Go", "add-question-Text"))).Is(302);
        (await builder.Step("leads", ("Questions[0].NameEn", "<script>alert(1)</script>"))).Is(302);

        foreach (var step in new[] { "leads", "review" })
            Assert.DoesNotContain("<script>alert", (await builder.Person.Open(Address(builder, step))).Is(200).Html);
        var page = (await builder.Step("leads", ("Questions[0].NameEn", "An\u202Ena"))).Is(400);
        Assert.Contains("must not turn the direction of writing", Builder.Fault(page, "questions-0-nameen"));
    }
}
