using System.Text.Json.Nodes;

namespace ChallengeHub.Testing;

/// <summary>
/// The people of a desk, each with a browser: Anna and Ben sell in Lyon, Carl in Paris; Paul finds leads for Lyon; Dora
/// directs Lyon, Emil Paris; Mara does marketing. A lead waits until a director vouches for it.
/// </summary>
public sealed class DeskFloor : IDisposable
{
    private static int floors;
    private static int cards;

    private DeskFloor(RunningHub hub, string campaign)
    {
        Hub = hub;
        Campaign = campaign;
    }

    public RunningHub Hub { get; }
    public string Campaign { get; }
    public required Person Anna { get; init; }
    public required Person Ben { get; init; }
    public required Person Carl { get; init; }
    public required Person Paul { get; init; }
    public required Person Dora { get; init; }
    public required Person Emil { get; init; }
    public required Person Mara { get; init; }

    /// <summary>A program with the scope leads.</summary>
    public required ApiClient Key { get; init; }
    public ApiClient Admin => Hub.Api;

    /// <param name="change">Of the campaign's document, before it is launched.</param>
    public static async Task<DeskFloor> Open(RunningHub hub, Action<JsonObject>? change = null)
    {
        var campaign = $"desk{Interlocked.Increment(ref floors)}";
        var document = Document(hub.Clock.GetUtcNow());
        change?.Invoke(document);
        (await hub.Api.Put($"campaigns/{campaign}", document.ToJsonString())).Is(201);
        (await hub.Api.Put($"campaigns/{campaign}/participants", People)).Is(200);
        (await hub.Api.Post($"campaigns/{campaign}/launch")).Is(200);

        var people = await Task.WhenAll(
            Person.Joined(hub, new Grant(AccountRole.Rep, campaign, "anna")),
            Person.Joined(hub, new Grant(AccountRole.Rep, campaign, "ben")),
            Person.Joined(hub, new Grant(AccountRole.Rep, campaign, "carl")),
            Person.Joined(hub, new Grant(AccountRole.Prospector, campaign, "paul")),
            Person.Joined(hub, new Grant(AccountRole.Director, campaign, "lyon")),
            Person.Joined(hub, new Grant(AccountRole.Director, campaign, "paris")),
            Person.Joined(hub, new Grant(AccountRole.Marketing, campaign))
        );
        return new DeskFloor(hub, campaign)
        {
            Anna = people[0],
            Ben = people[1],
            Carl = people[2],
            Paul = people[3],
            Dora = people[4],
            Emil = people[5],
            Mara = people[6],
            Key = await KeyOf(hub, "leads"),
        };
    }

    public static async Task<ApiClient> KeyOf(RunningHub hub, string scope)
    {
        var made = await hub.Api.Post("keys", $$"""{ "name": "A program", "scopes": ["{{scope}}"] }""");
        return new ApiClient(hub.Url, made.Is(201).Json.GetProperty("secret").GetString());
    }

    /// <summary>Of the campaign: <c>leads/L-1</c>.</summary>
    public string Path(string rest) => $"campaigns/{Campaign}/{rest}";

    public Task<ApiAnswer> Create(ApiClient by, string cardJson) => by.Post(Path("leads"), cardJson);

    /// <param name="type">A word such as taken.</param>
    /// <param name="more">Members beside id and type: <c>"reason": "no budget"</c>.</param>
    public Task<ApiAnswer> Move(ApiClient by, string lead, string type, string more = "") =>
        by.Post(
            Path($"leads/{Uri.EscapeDataString(lead)}/moves"),
            $$"""{ "id": "{{Guid.NewGuid()}}", "type": "{{Typed(type)}}"{{(more.Length > 0 ? ", " + more : "")}} }"""
        );

    public Task<ApiAnswer> Lead(ApiClient by, string lead) => by.Get(Path($"leads/{Uri.EscapeDataString(lead)}"));

    /// <summary>A lead that Paul brought in, with a card that no other one is a twin of; answers its code.</summary>
    public async Task<string> Waiting()
    {
        var number = Interlocked.Increment(ref cards);
        var card = $$"""
            { "company": "Company {{number}}",
              "contact": { "name": "Contact {{number}}", "phone": "+336000{{number:00000}}",
                           "email": "contact{{number}}@example.org" } }
            """;
        return (await Create(Paul.Api, card)).Is(201).Json.GetProperty("code").GetString()!;
    }

    /// <summary>One that Dora vouched for: in the pool of Lyon.</summary>
    public async Task<string> InPool()
    {
        var lead = await Waiting();
        (await Move(Dora.Api, lead, "validated")).Is(200);
        return lead;
    }

    /// <summary>One of the pool that a rep of Lyon took.</summary>
    public async Task<string> TakenBy(Person rep)
    {
        var lead = await InPool();
        (await Move(rep.Api, lead, "taken")).Is(200);
        return lead;
    }

    public void Dispose()
    {
        foreach (var person in new[] { Anna, Ben, Carl, Paul, Dora, Emil, Mara })
            person.Dispose();
        Key.Dispose();
    }

    /// <summary>A month before the hub's day, and two after it.</summary>
    private static JsonObject Document(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return JsonNode
            .Parse(
                $$"""
                { "name": "Hollywood producers", "theme": "hollywood", "timeZone": "Europe/Paris", "currency": "EUR",
                  "startsAt": "{{today.AddDays(-30):O}}", "endsAt": "{{today.AddDays(60):O}}", "validation": true,
                  "teams": [ { "code": "lyon", "name": "Lyon" }, { "code": "paris", "name": "Paris" } ],
                  "rules": [ { "code": "script", "name": "Script bought", "on": "taken", "points": 1 },
                             { "code": "casting", "name": "Casting", "on": "contacted", "points": 3 },
                             { "code": "release", "name": "Film released", "on": "closed", "points": 10 } ] }
                """
            )!
            .AsObject();
    }

    private static string Typed(string type) =>
        type.StartsWith("lead.", StringComparison.Ordinal) ? type : $"lead.{type}";

    private const string People = """
        [ { "code": "anna", "name": "Anna", "team": "lyon", "role": "rep" },
          { "code": "ben", "name": "Ben", "team": "lyon", "role": "rep" },
          { "code": "carl", "name": "Carl", "team": "paris", "role": "rep" },
          { "code": "paul", "name": "Paul", "team": "lyon", "role": "prospector" } ]
        """;
}
