using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class DryRunFormsTests(HubFixture fixture)
{
    [Fact]
    public async Task Rules_and_prizes_to_try_are_written_in_the_builders_own_forms_and_played()
    {
        var (builder, code) = await Played();
        var address = $"/studio/{code}/dry-run";
        var page = (await builder.Person.Open(address)).Is(200);
        Assert.DoesNotContain("<textarea", page.Html);
        var edit = (await builder.Resend(page, $"{address}?handler=Edit")).Is(200);
        edit = (await builder.Resend(edit, $"{address}?handler=Rules", ("Go", "add-weekly"))).Is(200);
        edit = (await builder.Resend(edit, $"{address}?handler=Rules", ("Go", "prize-add-raffle"))).Is(200);
        Assert.Contains("data-testid=\"edit\"", edit.Html);

        var wrong = (
            await builder.Resend(edit, $"{address}?handler=Rules", ("Bases[0].Points", "many"), ("Go", "use"))
        ).Is(400);
        Assert.Equal("must be a whole number", Builder.Fault(wrong, "bases-0-points"));
        var ready = (
            await builder.Resend(
                wrong,
                $"{address}?handler=Rules",
                ("Bases[0].Points", "20"),
                ("Prizes[1].NameEn", "A drawn one"),
                ("Go", "use")
            )
        ).Is(200);

        Assert.Contains("A drawn one", ready.Html);
        Assert.Contains("on Fridays, between 16:00 and 18:00", ready.Html);
        var run = (await builder.Resend(ready, address)).Is(302).Location!;
        var draft = await fixture.Hub.Engine.DryRuns.Get(
            long.Parse(run[(run.IndexOf("run=", StringComparison.Ordinal) + 4)..])
        );
        Assert.Equal([20, 3, 10, 10], draft.Draft.Rules!.Select(x => x.Points!.Value));
        Assert.Equal(
            ["Best of the month", "A drawn one"],
            draft.Draft.Prizes!.Select(x => x.Name!.In("en").TrimStart('='))
        );
        // what was tried is there to be changed again
        var again = (await builder.Resend((await builder.Person.Open(run)).Is(200), $"{address}?handler=Edit")).Is(200);
        Assert.Contains("A drawn one", again.Html);
    }

    [Fact]
    public async Task A_drafts_rules_are_played_over_another_challenges_past()
    {
        var (builder, code) = await Played();
        await builder.Built();
        (await builder.Step("rules", ("Bases[0].Points", "7"))).Is(302);
        var link = $"/studio/{code}/dry-run?other={builder.Code}";
        Assert.Contains(link, (await builder.Person.Open($"/studio/{builder.Code}/build/review")).Is(200).Html);

        var page = (await builder.Person.Open(link)).Is(200);
        var run = (await builder.Resend(page, $"/studio/{code}/dry-run")).Is(302).Location!;

        var asked = await fixture.Hub.Engine.DryRuns.Get(
            long.Parse(run[(run.IndexOf("run=", StringComparison.Ordinal) + 4)..])
        );
        Assert.Equal(
            (code, 7, "best-of-the-period"),
            (asked.Campaign, asked.Draft.Rules![0].Points!.Value, asked.Draft.Prizes![0].Code)
        );
        Assert.Equal(0, (await fixture.Api.Get($"campaigns/{builder.Code}")).Status is 404 ? 0 : 1);
    }

    [Fact]
    public async Task What_of_a_draft_cannot_be_played_here_is_mended_in_the_forms()
    {
        var (builder, code) = await Played();
        await builder.Built();
        (await builder.Step("prizes", ("Prizes[0].Way", "target"), ("Objectives.reps", "Anna Martin 120"))).Is(302);
        var page = (await builder.Person.Open($"/studio/{code}/dry-run?other={builder.Code}")).Is(200);

        var edit = (await builder.Resend(page, $"/studio/{code}/dry-run")).Is(400);

        Assert.Contains("data-testid=\"edit\"", edit.Html);
        Assert.Contains("needs targets in objectives.reps", edit.Html);
        (
            await builder.Resend(
                edit,
                $"/studio/{code}/dry-run?handler=Rules",
                ("Prizes[0].Way", "ranks"),
                ("Go", "use")
            )
        ).Is(200);
    }

    [Fact]
    public async Task Nobody_tries_the_draft_of_a_challenge_that_he_does_not_look_after()
    {
        var (builder, code) = await Played();
        await builder.Built();
        var person = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, code));
        var page = (await person.Open($"/studio/{code}/dry-run?other={builder.Code}")).Is(200);
        Assert.DoesNotContain($"value=\"{builder.Code}\"", page.Html);
        var refused = await person.Post(
            $"/studio/{code}/dry-run",
            ("What", "Other"),
            ("Other", builder.Code),
            ("Source", "Campaign")
        );
        Assert.Contains("choose a campaign", refused.Is(400).Html);
    }

    private async Task<(Builder, string)> Played()
    {
        var builder = await Builder.Joined(fixture.Hub);
        var code = await fixture.Api.Launched();
        (await fixture.Api.Post("events", ApiClient.Event(code, "1"))).Is(200);
        return (builder, code);
    }
}
