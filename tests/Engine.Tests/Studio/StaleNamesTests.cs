using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class StaleNamesTests
{
    [Fact]
    public void A_name_changed_in_one_language_marks_the_other()
    {
        Assert.Equal(["name.fr"], Of(Named("Stars", "Étoiles"), Named("Pirates", "Étoiles")));
        Assert.Equal(["name.en"], Of(Named("Stars", "Étoiles"), Named("Stars", "Pirates")));
        Assert.Empty(Of(Named("Stars", "Étoiles"), Named("Pirates", "Corsaires")));
        Assert.Empty(Of(Named("Stars", "Étoiles"), Named("Stars", "Étoiles")));
    }

    [Fact]
    public void A_mark_stays_until_somebody_says_that_the_name_is_right_or_changes_it()
    {
        Assert.Equal(["name.fr"], Of(Named("Pirates", "Étoiles"), Named("Pirates", "Étoiles"), "name.fr"));
        Assert.Empty(Of(Named("Pirates", "Étoiles"), Named("Pirates", "Étoiles")));
        Assert.Empty(Of(Named("Pirates", "Étoiles"), Named("Pirates", "Corsaires"), "name.fr"));
    }

    [Fact]
    public void A_name_for_all_languages_or_of_something_new_is_never_stale()
    {
        Assert.Empty(Of("Stars", "Pirates"));
        Assert.Empty(Of("Stars", Named("Stars", "Étoiles")));
        Assert.Empty(Of(Named("Stars", "Étoiles"), "Pirates", "name.fr"));
        var before = Some.Campaign() with { Rules = [] };
        Assert.Empty(
            StaleNames.Of(
                before,
                before with
                {
                    Rules = [Some.Rule("new") with { Name = Named("New", "Nouveau") }],
                },
                ["rules.gone.fr"]
            )
        );
    }

    [Fact]
    public void Rules_and_prizes_are_known_by_their_codes()
    {
        var before = Some.Campaign() with
        {
            Rules = [Some.Rule("double") with { Name = Named("Double", "Double") }],
            Prizes = [Some.Prize() with { Name = Named("Trip", "Voyage") }],
        };
        var after = before with
        {
            Rules = [before.Rules[0] with { Name = Named("Twice", "Double") }],
            Prizes = [before.Prizes[0] with { Name = Named("Trip", "Croisière") }],
        };
        Assert.Equal(["rules.double.fr", "prizes.grand.en"], StaleNames.Of(before, after, []));
    }

    private static LocalText Named(string english, string french) =>
        new(null, new Dictionary<string, string> { ["en"] = english, ["fr"] = french });

    private static IReadOnlyList<string> Of(LocalText before, LocalText after, params string[] marks) =>
        StaleNames.Of(Some.Campaign() with { Name = before }, Some.Campaign() with { Name = after }, marks);
}
