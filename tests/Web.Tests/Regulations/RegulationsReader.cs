using System.Net;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>A campaign of which there is much to say, and what its page of regulations says.</summary>
public sealed partial class RegulationsReader(HubFixture fixture)
{
    public const string Rules = """
        "rules": [ { "code": "script", "name": { "en": "Script", "fr": "Scénario" }, "on": "taken", "points": 1 },
                   { "code": "sale", "name": "Sale", "on": "closed", "points": 2, "perAmount": 1000,
                     "cap": { "count": 3, "per": "day" } },
                   { "code": "quick", "name": "Quick", "kind": "speed", "hours": 4, "on": "contacted", "points": 7,
                     "pays": "both" } ],
        """;

    private const string Prizes = """
        "prizes": [ { "code": "month", "name": { "en": "Best of the month", "fr": "Meilleur du mois" },
                      "scope": "period", "board": "reps", "ranks": [1, 3], "value": 49.90 },
                    { "code": "hall", "name": "Hall of fame", "scope": "campaign", "board": "reps", "minPoints": 320 },
                    { "code": "lots", "name": "Lots", "scope": "campaign", "board": "prospectors", "minPoints": 5,
                      "raffle": { "tickets": "entries", "winners": 2 } } ] }
        """;

    public static string Document(string rules = Rules) =>
        ApiClient.Document[..ApiClient.Document.IndexOf("\"prizes\"", StringComparison.Ordinal)] + rules + Prizes;

    public static async Task<string> Read(Person person, string campaign, string language) =>
        Words((await person.Open($"/regulations/{campaign}?lang={language}")).Is(200).Html);

    /// <summary>As the owner of a key for results reads it.</summary>
    public async Task<string> Read(string campaign, string language) => Words(await Html(campaign, language));

    public async Task<string> Html(string campaign, string language)
    {
        var address = new Uri(fixture.Hub.Url, $"/regulations/{campaign}?lang={language}");
        using var response = await fixture.Api.Http.GetAsync(address);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>What the eye reads: no tags, every space one plain space.</summary>
    public static string Words(string html) =>
        Spaces()
            .Replace(
                WebUtility.HtmlDecode(Tags().Replace(html[html.IndexOf("<main", StringComparison.Ordinal)..], " ")),
                " "
            );

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
