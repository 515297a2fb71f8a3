using System.Net;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ManageValidationTests(HubFixture fixture)
{
    private Task<Caretaker> Running() =>
        Caretaker.Of(fixture.Hub, ("FirstDay", "2026-03-01"), ("LastDay", "2026-12-31"), ("TimeZone", "Europe/Paris"));

    private async Task<string> Send(Caretaker someone, string id, string type) =>
        (await fixture.Api.Post("events", ApiClient.Event(someone.Code, id, type, lead: "L1", rep: "bob")))
            .Is(200)
            .Json.GetProperty("results")[0]
            .GetProperty("status")
            .GetString()!;

    [Fact]
    public async Task Directors_vouch_for_leads_or_not_while_it_runs_and_what_follows_is_said_before_saving()
    {
        var someone = await Running();
        Assert.Equal("scored", await Send(someone, "1", "taken"));

        var shown = await someone.Change("look", ("Validation", "true"));

        Assert.Equal(
            "Changed Validation | Leads pay at once, without validation by a director. | A lead pays only once a "
                + "director has validated it: until then its points wait. | What is paid stays paid; what is "
                + "reported from now on waits until a director has validated the lead.",
            Assert.Single(Caretaker.Changes(shown))
        );
        Assert.True((await someone.View).Campaign.Document.Validation);
        Assert.Equal("pending", await Send(someone, "2", "contacted"));

        shown = await someone.Change("look", ("Validation", "(left out)"));

        Assert.EndsWith(
            "| What is already waiting is paid only once a director has validated the lead; what is "
                + "reported from now on is paid at once.",
            Assert.Single(Caretaker.Changes(shown)),
            StringComparison.Ordinal
        );
        Assert.Equal("scored", await Send(someone, "3", "closed"));
        Assert.Equal("scored", await Send(someone, "4", "validated"));
        Assert.Equal(2, (await someone.Audit("campaign.changed")).Count);
    }

    [Fact]
    public async Task It_is_said_in_french_too()
    {
        var someone = await Running();
        someone.Person.Http.DefaultRequestHeaders.Add("Accept-Language", "fr");

        var shown = await someone.Change("look", ("Validation", "true"));

        Assert.Contains(
            "| Ce qui est payé reste payé ; ce qui est transmis désormais attend qu’un directeur ait validé la piste.",
            Assert.Single(Caretaker.Changes(shown)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "| Ce qui attend déjà n’est payé qu’une fois la piste validée par un directeur ;",
            Assert.Single(Caretaker.Changes(await someone.Change("look", ("Validation", "(left out)")))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_else_changes_on_the_page_leaves_the_validation_as_it_is()
    {
        var someone = await Running();
        await someone.Change("look", ("Validation", "true"));
        Assert.Single(Caretaker.Changes(await someone.Change("look", ("Top", "10"))));
        Assert.True((await someone.View).Campaign.Document.Validation);
    }

    [Fact]
    public async Task Once_it_has_begun_the_settings_lead_to_where_validation_still_changes()
    {
        var someone = await Running();
        var page = await someone.Open("dates");
        Assert.DoesNotContain("without validation by a director", page.Html);
        Assert.Contains("Validation by directors and other currencies can still change:", page.Html);
        Assert.Contains($"href=\"{someone.Address("look")}\"", page.Html);
        Assert.Contains("without validation by a director", (await someone.Open()).Html);
    }

    [Fact]
    public async Task Regulations_say_what_holds_now()
    {
        var someone = await Running();
        Assert.Contains("Leads pay at once", await Regulations());
        await someone.Change("look", ("Validation", "true"));
        Assert.Contains("A lead pays only once a director has validated it", await Regulations());
        Assert.DoesNotContain("validation are fixed", await Regulations());
        Assert.Contains("waiting points still wait for their lead to be validated", await Regulations());

        async Task<string> Regulations() => (await someone.Person.Open($"/regulations/{someone.Code}")).Is(200).Html;
    }

    [Fact]
    public async Task Rates_of_other_currencies_change_while_it_runs_for_what_is_reported_from_then_on()
    {
        var someone = await Running();

        var shown = await someone.Change("look", ("Rates", "HUF 0,0026\n1 chf = 1.05"));

        Assert.Equal(
            "Added Other sales currencies | HUF 0.0026, CHF 1.05 | This applies to amounts reported "
                + "from now on; points already booked stay.",
            Assert.Single(Caretaker.Changes(shown))
        );
        Assert.Equal(1.05m, (await someone.View).Campaign.Document.Rates!["CHF"]);
        var page = (await someone.Preview("look", ("Rates", "HUF 0"))).Is(400);
        Assert.Equal("HUF must be more than 0 and at most 1000000", Builder.Fault(page, "Rates"));
        Assert.Contains(">HUF 0</textarea>", WebUtility.HtmlDecode(page.Html).ReplaceLineEndings("\n"));
        await someone.Change("look", ("Rates", ""));
        Assert.Null((await someone.View).Campaign.Document.Rates);
    }
}
