using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// A challenge in which somebody is hidden and somebody appears by an alias, beside another one with the same people.
/// </summary>
public sealed class HiddenPeople
{
    public const string Hidden = "hid-7f3z";
    public const string Aliased = "ali-9k2q";
    private const string Elsewhere = "zz-other-challenge";

    /// <summary>What nobody but the office may see.</summary>
    public static readonly string[] Secrets = [Hidden, "Zebulon", Aliased, "Quentin"];
    public static readonly string[] OtherSecrets = [Elsewhere, "Secret Merger"];
    public static readonly string[] Boards = ["reps", "prospectors", "teams", "pairs"];

    private const string Document = """
        { "name": "Hollywood producers", "theme": "hollywood", "timeZone": "Europe/Paris", "currency": "EUR",
          "startsAt": "2026-01-01T00:00:00+01:00", "endsAt": "2027-01-01T00:00:00+01:00",
          "teams": [ { "code": "lyon", "name": "Lyon" }, { "code": "lille", "name": "Lille" } ],
          "objectives": { "per": "period", "reps": { "anna": 10, "hid-7f3z": 4 } },
          "rules": [ { "code": "good", "name": "Validated", "on": "validated", "points": 2, "pays": "both" },
                     { "code": "script", "name": "Script", "on": "taken", "points": 1, "pays": "both" },
                     { "code": "release", "name": "Released", "on": "closed", "points": 10, "pays": "both" } ],
          "prizes": [ { "code": "luck", "name": "Luck", "scope": "period", "board": "reps",
                        "raffle": { "tickets": "points", "winners": 3 } },
                      { "code": "duo", "name": "Duo", "scope": "period", "board": "pairs",
                        "raffle": { "tickets": "entries", "winners": 1 } },
                      { "code": "best", "name": "Best", "scope": "period", "board": "reps", "ranks": [1, 3] } ] }
        """;

    private const string People = """
        [ { "code": "anna", "name": "Anna", "team": "lyon", "role": "rep" },
          { "code": "hid-7f3z", "name": "Zebulon", "team": "lyon", "role": "rep", "display": "hidden" },
          { "code": "carl", "name": "Carl", "team": "lille", "role": "rep" },
          { "code": "ali-9k2q", "name": "Quentin", "team": "lyon", "role": "prospector",
            "display": "alias", "alias": "Red Baron" },
          { "code": "pia", "name": "Pia", "role": "prospector" } ]
        """;

    private HiddenPeople(RunningHub hub, string campaign)
    {
        Hub = hub;
        Campaign = campaign;
        Other = $"{Elsewhere}-{campaign}";
    }

    public RunningHub Hub { get; }
    public string Campaign { get; }

    /// <summary>The challenge in which the same people play.</summary>
    public string Other { get; }

    public static async Task<HiddenPeople> Play(RunningHub hub)
    {
        var people = new HiddenPeople(hub, await hub.Api.Launched(Document, People));
        var other = people.Other;
        (await hub.Api.Put($"campaigns/{other}", Document.Replace("Hollywood producers", "Secret Merger"))).Is(201);
        (await hub.Api.Put($"campaigns/{other}/participants", People)).Is(200);
        (await hub.Api.Post($"campaigns/{other}/launch")).Is(200);
        await people.Tell(
            people.Event("1", "taken", "A", "anna", Aliased),
            people.Event("2", "closed", "A", "anna", Aliased),
            people.Event("3", "taken", "B", Hidden, "pia"),
            people.Event("4", "taken", "C", Hidden, Aliased),
            people.Event("5", "taken", "D", "carl", "pia"),
            people.Event("6", "closed", "D", "carl", Aliased)
        );
        return people;
    }

    public async Task Tell(params string[] events) =>
        (await Hub.Api.Post("events", $"[{string.Join(',', events)}]")).Is(200);

    public async Task Close()
    {
        Hub.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:10:00+02:00"));
        (await Hub.Api.Post($"campaigns/{Campaign}/periods/3/close")).Is(200);
    }

    /// <summary>As the boards tell them.</summary>
    public async Task<IReadOnlyList<string>> Masks()
    {
        using var spectator = await Person.Joined(Hub, new Grant(AccountRole.Spectator));
        var masks = new HashSet<string>();
        foreach (var board in Boards)
        foreach (
            var row in (await spectator.Api.Get($"campaigns/{Campaign}/standings?board={board}&period=overall"))
                .Is(200)
                .Json.GetProperty("standings")
                .EnumerateArray()
        )
            masks.UnionWith(row.GetProperty("code").GetString()!.Split('+').Where(code => code[0] == '~'));
        return [.. masks];
    }

    public static IEnumerable<string> Leaks(IReadOnlyDictionary<string, string> answers, IEnumerable<string> secrets) =>
        from answer in answers
        from secret in secrets
        let at = answer.Value.IndexOf(secret, StringComparison.OrdinalIgnoreCase)
        where at >= 0
        select $"{answer.Key}: …{answer.Value[Math.Max(0, at - 80)..Math.Min(answer.Value.Length, at + 40)]}…";

    public string Event(string id, string type, string lead, string rep, string prospector) =>
        ApiClient.Event(Campaign, id, type, lead, rep).Replace("\"rep\"", $"\"prospector\": \"{prospector}\", \"rep\"");
}
