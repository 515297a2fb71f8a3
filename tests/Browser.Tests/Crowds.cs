using System.Text.Json;
using ChallengeHub.Testing;
using ChallengeHub.Web;

namespace ChallengeHub.Browser.Tests;

/// <summary>
/// A campaign of a theme in full swing: names short and long, with spaces and without, seven teams, points of up to
/// five digits.
/// </summary>
public static class Crowds
{
    private static readonly string[] Names =
    [
        "Adèle Marchal",
        "Maximiliane-Alexandrine Leclercq",
        "Gustave Rousseau",
        "Wolfeschlegelsteinhausenbergerdorff",
        "Jean-Christophe de La Rochefoucauld",
        "Azélie Robin",
        "Zoë O’Hara",
        "Delphine Vasseur",
        "Nguyễn Thị Minh Khai",
        "Bartholomäus Müller-Lüdenscheidt",
        "Louis Charles",
        "Thomas Rivière",
    ];

    private static readonly string[] Cities =
    [
        "Paris",
        "Nantes",
        "Lille",
        "Marseille",
        "Strasbourg",
        "Clermont-Ferrand",
        "Saint-Quentin-en-Yvelines",
    ];

    private static readonly Dictionary<string, (string En, string Fr)> Titles = new()
    {
        ["hollywood"] = ("Hollywood producers", "Les producteurs d’Hollywood"),
        ["caribbean"] = ("Race to the Caribbean", "Cap sur les Caraïbes"),
        ["regatta"] = ("The spring regatta", "La régate de printemps"),
        ["classic"] = ("The spring challenge", "Le challenge de printemps"),
    };

    /// <summary>One that nobody has scored in, so that its many prizes stay beside the empty board.</summary>
    public static Task<string> Promised(this Floor floor, string theme)
    {
        object Prize(int at) =>
            new
            {
                code = $"z{at}",
                name = at % 2 == 0 ? $"Weekend for two in Cannes, no. {at}" : "Wolfeschlegelsteinhausenpreis",
                scope = at < 3 ? "campaign" : "period",
                board = at % 3 == 0 ? "teams" : "reps",
                ranks = new[] { 1 + at, 2 + at },
                value = 1500 * (at + 1),
            };
        var document = new
        {
            name = "Prizes",
            theme,
            timeZone = "UTC",
            currency = "EUR",
            startsAt = ApiClient.Today.AddDays(-3),
            endsAt = ApiClient.Today.AddDays(60),
            periods = new { every = "week", graceMinutes = 600 },
            teams = new[] { new { code = "lyon", name = "Lyon" } },
            prizes = Enumerable.Range(0, 7).Select(Prize),
        };
        return floor.Api.Launched(
            JsonSerializer.Serialize(document),
            """[{ "code": "anna", "name": "Anna", "team": "lyon", "role": "rep" }]"""
        );
    }

    public static async Task<string> Crowded(this Floor floor, Theme theme, int players)
    {
        var (en, fr) = Titles.GetValueOrDefault(theme.Code, (theme.Name.In("en"), theme.Name.In("fr")));
        var document = new
        {
            name = new { en, fr },
            theme = theme.Code,
            timeZone = "UTC",
            currency = "EUR",
            startsAt = ApiClient.Today.AddDays(-7),
            endsAt = ApiClient.Today.AddDays(3),
            periods = new { every = "none", graceMinutes = 600 },
            teams = Cities.Select((city, at) => new { code = $"t{at}", name = city }),
        };
        var people = Enumerable
            .Range(0, players)
            .Select(at => new
            {
                code = $"p{at}",
                name = at < Names.Length ? Names[at] : $"Player Number {at}",
                team = $"t{at % Cities.Length}",
                role = "rep",
            });
        var campaign = await floor.Api.Launched(JsonSerializer.Serialize(document), JsonSerializer.Serialize(people));

        var facts = Enumerable
            .Range(0, players)
            .SelectMany(at =>
                Enumerable
                    .Range(0, Math.Max(1, 14 - at))
                    .Select(one =>
                        ApiClient.Event(
                            campaign,
                            $"{campaign}-{at}-{one}",
                            one % 3 == 0 ? "closed"
                                : one % 3 == 1 ? "contacted"
                                : "taken",
                            $"{campaign}-L{at}-{one}",
                            $"p{at}",
                            ApiClient.Today.AddDays(-1).AddSeconds(at + 1).ToString("O")
                        )
                    )
            );
        (await floor.Api.Post("events", $"[{string.Join(",", facts)}]")).Is(200);
        // the largest field plays for the largest figures
        if (players > 100)
            for (var at = 0; at < Names.Length; at++)
                (
                    await floor.Api.Send(
                        HttpMethod.Post,
                        $"campaigns/{campaign}/corrections",
                        $$"""{ "participant": "p{{at}}", "points": {{12_000 - 800 * at}}, "reason": "Carried over" }""",
                        ("Idempotency-Key", $"{campaign}-{at}")
                    )
                ).Is(200);
        return campaign;
    }
}
