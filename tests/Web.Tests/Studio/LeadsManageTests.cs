using System.Net;
using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class LeadsManageTests(HubFixture fixture)
{
    /// <summary>As a program writes it, in ways that the form would not.</summary>
    private const string Written = """
        {
          "brief": { "en": "Builders", "fr": "Bâtisseurs", "de": "Bauleute" },
          "sheet": {
            "fields": [
              { "code": "size", "name": { "de": "Größe" }, "kind": "choice",
                "options": [ { "value": "1-10", "score": 1.0 }, { "value": "more, much more", "name": "More" } ] },
              { "code": "seats", "name": "Seats", "kind": "number", "score": 2 },
              { "code": "now", "name": "Buys now", "kind": "yes-no", "required": true }
            ],
            "minScore": 1.50
          },
          "routing": [
            { "where": [ { "field": "qualification.size", "op": "in", "value": ["1-10", "more, much more"] },
                         { "field": "qualification.seats", "op": ">=", "value": 1e1 },
                         { "field": "qualification.now", "op": "=", "value": true },
                         { "field": "attributes.country", "op": "!=", "value": 33 } ],
              "team": "lyon", "turn": true },
            { "where": [], "rep": "nobody-yet" }
          ],
          "pairs": [],
          "openPerRep": 25,
          "reasons": { "lost": [ { "code": "dear", "name": { "en": "Too dear", "fr": "Trop cher" } } ], "refused": [] },
          "deadlines": { "take": 8.0, "workingHours": { "days": "mon,tue,wed", "from": "08:05", "until": "24:00",
                         "closed": ["2026-12-24"] } },
          "recycle": {},
          "costs": {
            "margin": 0.300,
            "fixed": [ { "name": { "en": "Fair", "fr": "Salon", "de": "Messe" }, "amount": 10.0 },
                       { "name": "Posters", "amount": 3 } ]
          },
          "baseline": { "kind": "teams", "holdOut": ["lyon"], "drawn": true }
        }
        """;

    private Task<Caretaker> Running() =>
        Caretaker.Of(fixture.Hub, ("FirstDay", "2026-03-01"), ("LastDay", "2026-12-31"), ("TimeZone", "Europe/Paris"));

    private Task<string> Launched() =>
        fixture.Api.Launched(
            JsonDocument
                .Parse(Written)
                .RootElement.EnumerateObject()
                .Aggregate(ApiClient.Document, (json, x) => json.With(x.Name, x.Value.GetRawText()))
        );

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task What_a_program_wrote_is_opened_and_saved_unchanged_to_the_letter(string language)
    {
        var code = await Launched();
        var builder = await Builder.Joined(fixture.Hub);

        var page = await builder.Send($"/studio/{code}/manage/leads?lang={language}", ("Go", "preview"));

        Assert.Empty(Caretaker.Changes(page.Is(200)));
        Assert.Contains("data-testid=\"differences\"", page.Html);
        Assert.DoesNotContain("data-testid=\"wrong\"", page.Html);
    }

    [Fact]
    public async Task What_changes_is_said_in_words_before_it_is_saved()
    {
        var someone = await Running();

        var shown = await someone.Change(
            "leads",
            ("Deadlines.Take", "8"),
            ("Deadlines.OnTake", "Release"),
            ("Lost[0].NameEn", "Too dear"),
            ("Pairs[0].Prospector", "pia"),
            ("Pairs[0].Rep", "bob"),
            ("MayClose", "Crm")
        );

        Assert.Equal(
            [
                "Changed Who closes a lead | Reps close their leads themselves. | Only the CRM closes leads.",
                "Added Partner of Pia | Bob",
                "Added Reasons why a lead is lost | Too dear",
                "Added Hours to take | 8 working hours",
                "Changed Hours that count | All hours count, day and night. | "
                    + "Working hours: from Monday to Friday, 09:00–18:00.",
                "Changed Assigned and not taken in time | If an assigned lead is not taken in time, its rep is "
                    + "reminded. | An assigned lead that is not taken in time goes back to the pool.",
            ],
            Caretaker.Changes(shown)
        );
        Assert.Contains("deadlines that are already running stay as they are", shown.Html);
        var document = (await someone.View).Campaign.Document;
        Assert.Equal((8m, new WorkingHours()), (document.Deadlines!.Take!.Value, document.Deadlines.WorkingHours));
        Assert.Equal(Closer.Crm, document.MayClose);
        Assert.Single(await someone.Audit("campaign.changed"));

        shown = await someone.Change("leads", ("Deadlines.Take", ""), ("Deadlines.OnTake", "Remind"));
        Assert.Contains("Dropped Hours to take | 8 working hours", Caretaker.Changes(shown));
        Assert.Null((await someone.View).Campaign.Document.Deadlines);
    }

    [Fact]
    public async Task Nothing_is_saved_while_something_is_wrong_and_all_of_it_is_listed()
    {
        var someone = await Running();

        var page = (
            await someone.Preview("leads", ("Deadlines.Take", "soon"), ("OpenPerRep", "9999"), ("AfterDays", "7"))
        ).Is(400);

        Assert.Equal("must be a number", Builder.Fault(page, "deadlines-take"));
        Assert.Equal("must be from 1 to 1000", Builder.Fault(page, "openperrep"));
        var wrong = WebUtility.HtmlDecode(page.Html);
        Assert.Contains("<li>Leads the hours to take: must be a number</li>", wrong);
        Assert.Contains("<li>Leads the number of open leads: must be from 1 to 1000</li>", wrong);
        Assert.Contains("value=\"7\"", page.Html);
        Assert.Null((await someone.View).Campaign.Document.Recycle);
    }

    [Fact]
    public async Task Who_saves_over_somebody_reads_the_changes_again()
    {
        var someone = await Running();
        var other = await someone.Colleague();
        var mine = (await someone.Preview("leads", ("OpenPerRep", "5"))).Is(200);
        await other.Change("leads", ("OpenPerRep", "7"));

        var stale = (await someone.Save(mine, "leads")).Is(412);

        Assert.Contains("value=\"5\"", stale.Html);
        (await someone.Save(stale, "leads")).Is(302);
        Assert.Equal(5, (await someone.View).Campaign.Document.OpenPerRep);
    }

    [Fact]
    public async Task A_person_is_named_by_name_or_code_and_a_stranger_is_said()
    {
        var someone = await Running();

        await someone.Change("leads", ("Pairs[0].Prospector", "PIA"), ("Pairs[0].Rep", "anna martin"));
        Assert.Equal([new FixedPair("pia", "anna-martin")], (await someone.View).Campaign.Document.Pairs);

        var page = (await someone.Preview("leads", ("Pairs[0].Rep", "Zoë"))).Is(400);
        Assert.Equal("'Zoë' does not take part in this campaign", Builder.Fault(page, "pairs-0-rep"));
        await someone.Change("leads", ("Pairs[0].Prospector", ""), ("Pairs[0].Rep", ""));
        Assert.Null((await someone.View).Campaign.Document.Pairs);
    }

    [Fact]
    public async Task Played_again_next_year_it_keeps_all_but_those_who_left()
    {
        var someone = await Running();
        await someone.Change(
            "leads",
            ("Deadlines.Take", "8"),
            ("Deadlines.Closed", "2026-12-24"),
            ("Pairs[0].Prospector", "pia"),
            ("Pairs[0].Rep", "bob"),
            ("Lost[0].NameEn", "Too dear")
        );
        var staying = Cloning.NextYear(await someone.View).Campaign;
        (await fixture.Api.Send(HttpMethod.Delete, $"campaigns/{someone.Code}/participants/bob")).Is(x => x < 300);

        var next = Cloning.NextYear(await someone.View).Campaign;

        Assert.Single(staying.Pairs!);
        Assert.Empty(next.Pairs!);
        Assert.Equal([new DateOnly(2027, 12, 24)], next.Deadlines!.WorkingHours!.Closed);
        Assert.Equal("too-dear", next.Reasons!.Lost![0].Code);
    }

    [Fact]
    public async Task The_overview_says_how_much_there_is_and_the_api_answers_all_of_it()
    {
        var code = await Launched();
        var builder = await Builder.Joined(fixture.Hub);

        Assert.Contains(
            "Questions: 3. Rules: 2. Pairs: 0.",
            (await builder.Person.Open($"/studio/{code}/manage?lang=en")).Is(200).Html
        );
        var answer = (await fixture.Api.Get($"campaigns/{code}")).Is(200);
        Assert.Equal("anyone", answer.Json.GetProperty("accounts").GetString());
        Assert.Equal("rep", answer.Json.GetProperty("mayClose").GetString());
        Assert.Equal(8.0m, answer.Json.GetProperty("deadlines").GetProperty("take").GetDecimal());
        Assert.Equal(3, answer.Json.GetProperty("sheet").GetProperty("fields").GetArrayLength());
        // and takes it back as it is
        (await fixture.Api.Put($"campaigns/{code}", answer.Text)).Is(200);
    }
}
