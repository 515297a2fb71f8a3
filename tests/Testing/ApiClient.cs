using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ChallengeHub.Testing;

/// <summary>Calls the API as any program would: text in, status and JSON out.</summary>
public sealed class ApiClient : IDisposable
{
    private static int campaigns;

    public ApiClient(Uri url, string? key)
    {
        // a program keeps no cookies: what one test's page sets is nothing to the next
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(url, "/api/v1/") };
        if (key is not null)
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>For a person: let in by the cookies of a browser.</summary>
    public ApiClient(HttpClient http) => Http = http;

    public HttpClient Http { get; }

    public async Task<ApiAnswer> Send(
        HttpMethod method,
        string path,
        string? body = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        foreach (var (name, value) in headers)
        {
            if (name != "Content-Type")
                request.Headers.TryAddWithoutValidation(name, value);
            else if (request.Content is { } content)
                content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
        }
        using var response = await Http.SendAsync(request);
        return new ApiAnswer(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.ETag?.Tag,
            response.Content.Headers.ContentType?.MediaType
        );
    }

    public Task<ApiAnswer> Get(string path, params (string, string)[] headers) =>
        Send(HttpMethod.Get, path, null, headers);

    public Task<ApiAnswer> Put(string path, string body, params (string, string)[] headers) =>
        Send(HttpMethod.Put, path, body, headers);

    public Task<ApiAnswer> Post(string path, string? body = null, params (string, string)[] headers) =>
        Send(HttpMethod.Post, path, body, headers);

    /// <summary>
    /// A campaign of a code that nobody else has: the year 2026 in Paris, with Anna, Bob and Carl who sell, Pia who
    /// finds leads.
    /// </summary>
    public async Task<string> Launched(string document = Document, string people = People)
    {
        var code = $"c{Interlocked.Increment(ref campaigns)}";
        (await Put($"campaigns/{code}", document)).Is(201);
        (await Put($"campaigns/{code}/participants", people)).Is(200);
        (await Post($"campaigns/{code}/launch")).Is(200);
        return code;
    }

    public const string Document = """
        { "name": "Hollywood producers", "theme": "hollywood", "timeZone": "Europe/Paris", "currency": "EUR",
          "startsAt": "2026-01-01T00:00:00+01:00", "endsAt": "2027-01-01T00:00:00+01:00",
          "teams": [ { "code": "lyon", "name": "Lyon" }, { "code": "lille", "name": "Lille" } ],
          "prizes": [ { "code": "month", "name": { "en": "=Best of the month", "fr": "Meilleur du mois" },
                        "scope": "period", "board": "reps", "ranks": [1, 3], "value": 49.90 } ] }
        """;

    public const string People = """
        [ { "code": "anna", "name": "Anna", "team": "lyon", "role": "rep" },
          { "code": "bob", "name": "@Bob, \"B\"", "team": "lyon", "role": "rep" },
          { "code": "carl", "name": "Carl", "team": "lille", "role": "rep" },
          { "code": "pia", "name": "Pia", "role": "prospector" } ]
        """;

    /// <summary>The same for a hub whose clock is the machine's: from 100 days ago for 200 days.</summary>
    public static string DocumentOfNow =>
        Document
            .Replace("2026-01-01T00:00:00+01:00", $"{Today.AddDays(-100):O}")
            .Replace("2027-01-01T00:00:00+01:00", $"{Today.AddDays(100):O}");

    /// <summary>Midnight UTC by the machine's clock.</summary>
    public static DateTimeOffset Today => new(TimeProvider.System.GetUtcNow().Date, TimeSpan.Zero);

    /// <summary>The JSON of an event a minute before <see cref="Challenge.Noon"/>.</summary>
    public static string Event(
        string campaign,
        string id,
        string type = "taken",
        string lead = "L1",
        string rep = "anna",
        string at = "2026-03-02T11:59:00+01:00"
    ) =>
        $$"""{ "source": "crm", "id": "{{id}}", "campaign": "{{campaign}}", "type": "lead.{{type}}","""
        + $$""" "lead": "{{lead}}", "rep": "{{rep}}", "at": "{{at}}" }""";

    public void Dispose() => Http.Dispose();
}

/// <summary>What came back.</summary>
public sealed record ApiAnswer(int Status, string Text, string? ETag, string? MediaType)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    /// <summary>The fields that a 400 names.</summary>
    public IReadOnlyList<string> Fields =>
        Json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateObject().Select(x => x.Name)] : [];

    public ApiAnswer Is(Func<int, bool> wanted) =>
        wanted(Status) ? this : throw new InvalidOperationException($"{Status} came: {Text}");

    public ApiAnswer Is(int status) =>
        Status == status
            ? this
            : throw new InvalidOperationException($"{status} was expected, but {Status} came: {Text}");
}
