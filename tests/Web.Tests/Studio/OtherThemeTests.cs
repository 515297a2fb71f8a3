using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class OtherThemeTests(HubFixture fixture)
{
    [Fact]
    public async Task In_another_theme_its_names_follow_and_those_that_a_person_wrote_are_asked_about()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();
        (await builder.Step("rules", ("Bases[1].NameEn", "Coffee drunk"))).Is(302);
        var address = $"/studio/{builder.Code}/build/look";

        var asked = (await builder.Send(address, ("Theme", "caribbean"), ("Go", "next"))).Is(400);

        var rules = (await Draft(builder)).Campaign.Rules;
        var theme = fixture.Hub.Service<Themes>().For("caribbean");
        Assert.Equal(TypedName.Both(Preset.NameOf(theme, Stage.Taken)), rules[0].Name);
        Assert.Equal(
            ("Coffee drunk", Preset.NameOf(theme, Stage.Contacted).In("fr")),
            (rules[1].Name!.In("en"), rules[1].Name!.In("fr"))
        );
        Assert.Contains("Do these names fit the theme", asked.Html);
        Assert.Contains("value=\"Coffee drunk\"", asked.Html);
        Assert.Contains(
            "data-doubt=\"theme\"",
            (await builder.Person.Open($"/studio/{builder.Code}/build/review")).Is(200).Html
        );
        (await builder.Resend(asked, address, ("Names[0].Take", "true"), ("Go", "next"))).Is(302);
        Assert.Equal(
            TypedName.Both(Preset.NameOf(theme, Stage.Contacted)),
            (await Draft(builder)).Campaign.Rules[1].Name
        );
        Assert.DoesNotContain(
            "data-doubt=\"theme\"",
            (await builder.Person.Open($"/studio/{builder.Code}/build/review")).Is(200).Html
        );
    }

    [Fact]
    public async Task A_copy_that_is_renamed_gets_a_code_of_its_own_and_says_that_its_other_title_is_stale()
    {
        var builder = await Builder.Joined(fixture.Hub);
        var code = await builder.Launched(
            ("NameEn", "Stars of copies 2026"),
            ("NameFr", "Étoiles des copies 2026"),
            ("FirstDay", "2026-03-01"),
            ("LastDay", "2026-12-31")
        );
        await builder.Person.Open("/studio");
        var basics = (await builder.Person.Post("/studio?handler=Clone", ("campaign", code))).Is(302).Location!;
        Assert.Equal("/studio/stars-of-copies-2027/build/basics", basics);
        var opened = (await builder.Person.Open(basics)).Is(200);
        (string, string)[] renamed = [("NameEn", "Pirates of copies"), ("Go", "next")];

        Assert.Equal(
            "/studio/pirates-of-copies/build/players",
            (await builder.Resend(opened, basics, renamed)).Is(302).Location
        );

        // sent twice it is done once, and what was opened under the old code still leads there
        Assert.Equal(
            "/studio/pirates-of-copies/build/players",
            (await builder.Resend(opened, basics, renamed)).Is(302).Location
        );
        Assert.Equal("/studio/pirates-of-copies/build/basics", (await builder.Person.Open(basics)).Is(302).Location);
        var review = System.Net.WebUtility.HtmlDecode(
            (await builder.Person.Open("/studio/pirates-of-copies/build/review")).Is(200).Html
        );
        Assert.Contains(
            "The French name “Étoiles des copies 2027” is older than the English one, “Pirates of copies”.",
            review
        );
        var again = (await builder.Person.Open("/studio/pirates-of-copies/build/basics")).Is(200);
        Assert.Contains("data-stale=\"name.fr\"", again.Html);
        (
            await builder.Resend(
                again,
                "/studio/pirates-of-copies/build/basics",
                ("Settled", "name.fr"),
                ("Go", "next")
            )
        ).Is(302);
        Assert.Empty((await fixture.Hub.Engine.Drafts.Find("pirates-of-copies"))!.Document.Stale);
        // a code that a person types stays
        (await builder.Send("/studio/pirates-of-copies/build/basics", ("Code", "copies-x"), ("Go", "leave"))).Is(302);
        (await builder.Send("/studio/copies-x/build/basics", ("NameEn", "Buccaneers"), ("Go", "leave"))).Is(302);
        Assert.NotNull(await fixture.Hub.Engine.Drafts.Find("copies-x"));
    }

    [Fact]
    public async Task A_name_of_a_rule_or_prize_changed_in_one_language_marks_the_other()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();
        (await builder.Step("rules", ("Bases[0].NameEn", "Script stolen"))).Is(302);
        (await builder.Step("prizes", ("Prizes[0].NameFr", "Une semaine à Rome"))).Is(302);

        Assert.Equal(["prizes.best-of-the-period.en", "rules.taken.fr"], (await Draft(builder)).Stale.Order());
        Assert.Contains(
            "data-stale=\"rules.taken.fr\"",
            (await builder.Person.Open($"/studio/{builder.Code}/build/rules")).Is(200).Html
        );
        Assert.Contains(
            "data-stale=\"prizes.best-of-the-period.en\"",
            (await builder.Person.Open($"/studio/{builder.Code}/build/prizes")).Is(200).Html
        );
        (await builder.Step("prizes", ("Prizes[0].NameEn", "A week in Rome"))).Is(302);
        Assert.Equal(["rules.taken.fr"], (await Draft(builder)).Stale);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("Hollywood")]
    public async Task A_theme_that_does_not_exist_is_refused_by_the_API_as_by_the_builder(string theme)
    {
        var code = $"theme-{theme.ToLowerInvariant()}";
        var body = ApiClient.Document.Replace(
            "\"theme\": \"hollywood\"",
            $"\"theme\": \"{theme}\"",
            StringComparison.Ordinal
        );
        var refused = (await fixture.Api.Put($"campaigns/{code}", body)).Is(400);
        Assert.Equal(["theme"], refused.Fields);
        (await fixture.Api.Get($"campaigns/{code}")).Is(404);

        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built();
        (await builder.Step("look", ("Theme", theme))).Is(400);
        Assert.Equal("hollywood", (await Draft(builder)).Campaign.Theme);
    }

    private async Task<DraftDocument> Draft(Builder builder) =>
        (await fixture.Hub.Engine.Drafts.Find(builder.Code))!.Document;
}
