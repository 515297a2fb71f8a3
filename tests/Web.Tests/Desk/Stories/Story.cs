using System.Text.Json;
using System.Text.Json.Serialization;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// A company's story: a hub of its own whose clock is moved on, its challenges, and people who sign in again after a
/// night.
/// </summary>
internal sealed class Story : IAsyncDisposable
{
    private static readonly TimeSpan Night = TimeSpan.FromHours(8);
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
    private readonly Dictionary<Person, DateTimeOffset> signedIn = [];

    private Story(RunningHub hub) => Hub = hub;

    public RunningHub Hub { get; }

    /// <summary>A program that may everything.</summary>
    public ApiClient Admin => Hub.Api;

    public static async Task<Story> Begin(string at) => new(await RunningHub.Start(DateTimeOffset.Parse(at)));

    public async Task Launch(string campaign, object document, object people)
    {
        (await Admin.Put($"campaigns/{campaign}", Json(document))).Is(201);
        (await Admin.Put($"campaigns/{campaign}/participants", Json(people))).Is(200);
        (await Admin.Post($"campaigns/{campaign}/launch")).Is(200);
    }

    public async Task<Person> Joins(AccountRole role, string campaign, string scope)
    {
        var person = await Person.Joined(Hub, new Grant(role, campaign, scope));
        signedIn[person] = Hub.Clock.GetUtcNow();
        return person;
    }

    public void Now(DateTimeOffset at) => Hub.Clock.SetUtcNow(at);

    public void Now(string at) => Now(DateTimeOffset.Parse(at));

    /// <summary>By his session; a new one where the last one is from yesterday.</summary>
    public async Task<ApiClient> As(Person person)
    {
        var now = Hub.Clock.GetUtcNow();
        if (now - signedIn[person] > Night)
        {
            (await person.SignIn()).Is(302);
            await person.LearnToken();
            signedIn[person] = now;
        }

        return person.Api;
    }

    /// <summary>Answers what became of each.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Hand(ApiClient by, string campaign, IEnumerable<object> cards)
    {
        var answer = await by.Post($"campaigns/{campaign}/leads", Json(cards));
        return [.. answer.Is(200).Json.GetProperty("results").EnumerateArray()];
    }

    /// <param name="more">Members beside id and type: <c>"rep": "anna"</c>.</param>
    public static Task<ApiAnswer> Move(ApiClient by, string path, string type, string more = "") =>
        by.Post(
            $"campaigns/{path}/moves",
            $$"""{ "id": "{{Guid.NewGuid()}}", "type": "lead.{{type}}"{{(more.Length > 0 ? ", " + more : "")}} }"""
        );

    /// <summary>Many at once, by a program; none of them is refused.</summary>
    public async Task MoveAll(string campaign, IEnumerable<DoneMove> moves)
    {
        var sent = moves.Select(x => new
        {
            id = Guid.NewGuid(),
            lead = x.Lead,
            type = $"lead.{x.Type}",
            rep = x.Rep,
            note = x.Type == "contacted" ? new { kind = "call", text = "Talked to them." } : null,
        });
        var answer = (await Admin.Post($"campaigns/{campaign}/leads/moves", Json(sent))).Is(200).Json;
        Assert.DoesNotContain(answer.GetProperty("results").EnumerateArray(), x => x.TryGetProperty("refused", out _));
    }

    public async Task<JsonElement> Lead(string campaign, string lead) =>
        (await Admin.Get($"campaigns/{campaign}/leads/{lead}")).Is(200).Json;

    /// <summary>The codes of those that the filter shows, of at most one page.</summary>
    public async Task<IReadOnlyList<string>> Leads(string campaign, string filter) =>
        Codes((await Admin.Get($"campaigns/{campaign}/leads?limit=200&{filter}")).Is(200).Json.GetProperty("leads"));

    /// <summary>Each as code and points, the first one first.</summary>
    public async Task<IReadOnlyList<string>> Board(string campaign, string board, string more = "")
    {
        var path = $"campaigns/{campaign}/standings?board={board}&period=overall{more}";
        var standings = (await Admin.Get(path)).Is(200).Json.GetProperty("standings");
        return [.. standings.EnumerateArray().Select(x => $"{x.GetProperty("code")} {x.GetProperty("points")}")];
    }

    /// <summary>Who won a prize, by code, in the order of periods.</summary>
    public async Task<IReadOnlyList<string>> Winners(string campaign, string prize)
    {
        var winners = (await Admin.Get($"campaigns/{campaign}/winners?period=all")).Is(200).Json;
        return
        [
            .. winners
                .EnumerateArray()
                .Where(x => x.GetProperty("prize").GetString() == prize)
                .OrderBy(x => int.TryParse(x.GetProperty("period").ToString(), out var period) ? period : 0)
                .Select(x => x.GetProperty("code").GetString()!),
        ];
    }

    /// <summary>Looks at all deadlines, as the job does each minute.</summary>
    public Task Look() => Hub.Service<DeadlineSweep>().Run();

    public async ValueTask DisposeAsync()
    {
        foreach (var person in signedIn.Keys)
            person.Dispose();
        await Hub.DisposeAsync();
    }

    public static string Json(object what) => JsonSerializer.Serialize(what, Options);

    public static IReadOnlyList<string> Codes(JsonElement leads) =>
        [.. leads.EnumerateArray().Select(x => x.GetProperty("code").GetString()!)];

    /// <summary>What stands in the story of a lead: types of facts, texts of notes.</summary>
    public static IReadOnlyList<string> Told(JsonElement lead) =>
        [
            .. lead.GetProperty("story")
                .EnumerateArray()
                .Select(x => x.TryGetProperty("text", out var text) ? $"{text}" : $"{x.GetProperty("type")}"),
        ];
}

/// <summary>A move as a program tells it of a rep.</summary>
/// <param name="Type">A word such as taken.</param>
internal sealed record DoneMove(string Lead, string Type, string Rep);
