using ChallengeHub.Testing;

namespace ChallengeHub.Browser.Tests;

/// <summary>
/// States that only a form leads to: what was typed wrong, what is shown once, what is asked again.
/// </summary>
/// <param name="pages">By the route that a page names.</param>
public sealed class TypedPages(
    IReadOnlyDictionary<string, (string Address, Person Who)> pages,
    string draft,
    Person admin,
    Person nobody
)
{
    public IReadOnlyList<TypedPage> All =>
        [
            new(
                $"/studio/{draft}/build/basics",
                "faulty",
                admin,
                [("#LastDay", ""), ("#Currency", "euros")],
                "[data-testid=next]"
            ),
            new(
                $"/studio/{draft}/build/players",
                "faulty",
                admin,
                [("#Listed", $"title\n{Tour.Long}\t{Tour.Long}\tboss\nAnna\tLyon\trep\tno address\nTotal 2")],
                "[data-testid=next]"
            ),
            new(
                $"/studio/{draft}/build/rules",
                "faulty",
                admin,
                [("#bonus-0-points", "many"), ("#bonus-1-hours", "0")],
                "[data-testid=next]"
            ),
            new(
                $"/studio/{draft}/build/prizes",
                "faulty",
                admin,
                [("#budget", "much"), ("#prize-0-value", "a lot"), ("#prize-0-nameen", Tour.Long)],
                "[data-testid=next]"
            ),
            new(
                $"/studio/{draft}/build/leads",
                "questions",
                admin,
                [("#openperrep", "many")],
                "button[value=add-question-Choice]"
            ),
            new(
                "/studio/new",
                "faulty",
                admin,
                [("#NameEn", Tour.Long), ("#LastDay", ""), ("#Code", "no code")],
                "[data-testid=next]"
            ),
            Managed("rules", "differences", ("input.big >> nth=0", "7"), ("#base-0-en", Tour.Long)),
            Managed("rules", "faulty", ("input.big >> nth=0", "many")),
            Managed(
                "players",
                "differences",
                ("#Listed", $"{Tour.Long} II\t{Tour.Long}\trep\t{Tour.Long[..40]}@example.org\nAnna\tLille")
            ),
            Managed("players", "faulty", ("#Listed", $"{Tour.Long}\t{Tour.Long}\tboss")),
            Managed("players/{participant}", "differences", ("#Alias", Tour.Long), ("#Since", "2026-01-01T00:00")),
            Managed(
                "prizes",
                "differences",
                ("#prize-0-nameen", Tour.Long),
                ("#prize-0-namefr", Tour.Long),
                ("#budget", "1"),
                ("#objectives-teams", "lyon 12")
            ),
            Managed("prizes", "faulty", ("#budget", "much"), ("#prize-0-value", "a lot")),
            Managed("leads", "differences", ("#deadlines-take", "8"), ("#deadlines-closed", "2026-12-24")),
            Managed("leads", "faulty", ("#deadlines-take", "soon"), ("#deadlines-closed", "Christmas")),
            Managed("look", "differences", ("#privacy-top", "10")),
            Managed("names", "differences", ("#NameEn", "Short"), ("#NewEn", Tour.Long)),
            new(
                pages["/studio/{campaign}/manage/end"].Address,
                "faulty",
                admin,
                [("#typed", Tour.Long)],
                "[data-testid=end]"
            ),
            new(
                "/people",
                "faulty",
                admin,
                [("#name", Tour.Long), ("#email", "nobody")],
                "[data-testid=invite] .actions .button"
            ),
            new("/keys", "faulty", admin, [("#name", Tour.Long)], "[data-testid=new-key] .actions .button"),
            new(pages["/people/invite"].Address, "links", admin, [], "[data-testid=make] button"),
            new("/account", "second-factor", admin, [], "form[action*=Begin] button"),
            new(
                "/sign-in",
                "faulty",
                nobody,
                [("#email", $"{Tour.Long}@example.org"), ("#password", "wrong")],
                "[data-testid=sign-in] .button"
            ),
        ];

    /// <summary>What would change of a launched challenge, or what is wrong with it.</summary>
    private TypedPage Managed(string section, string state, params (string Field, string Value)[] fields) =>
        new(pages[$"/studio/{{campaign}}/manage/{section}"].Address, state, admin, fields, "[data-testid=preview]");
}
