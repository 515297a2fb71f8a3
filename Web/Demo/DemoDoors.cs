using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ChallengeHub.Web;

/// <summary>
/// The doors that a CRM uses, from the CRM's side: HTTP with a key, sent again until answered. Twice is once.
/// </summary>
public sealed class DemoDoors(Uri server, string key) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = new Uri(server, "/api/v1/"),
        Timeout = TimeSpan.FromSeconds(30),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    public Task Put(string path, string json, CancellationToken stop) => Send(HttpMethod.Put, path, json, stop);

    public Task Put(string path, object body, CancellationToken stop) =>
        Put(path, JsonSerializer.Serialize(body, Json), stop);

    public Task Post(string path, CancellationToken stop) => Send(HttpMethod.Post, path, null, stop);

    /// <summary>Tells events and says how many were refused.</summary>
    public async Task<int> Tell(IEnumerable<LeadEvent> events, CancellationToken stop)
    {
        var answer = await Send(HttpMethod.Post, "events", JsonSerializer.Serialize(events, Json), stop);
        return answer?["results"]?.AsArray().Count(result => (string?)result?["status"] == "rejected") ?? 0;
    }

    public async Task<JsonNode> Get(string path, CancellationToken stop) =>
        (await Send(HttpMethod.Get, path, null, stop))!;

    public void Dispose() => http.Dispose();

    /// <summary>
    /// Throws <see cref="HttpRequestException"/>, with the server's words, for an answer that no repetition would
    /// change.
    /// </summary>
    private async Task<JsonNode?> Send(HttpMethod method, string path, string? json, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(method, path);
                if (json is not null)
                    request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");

                using var answer = await http.SendAsync(request, stop);
                var text = await answer.Content.ReadAsStringAsync(stop);
                if (answer.IsSuccessStatusCode)
                    return text.Length == 0 ? null : JsonNode.Parse(text);
                if ((int)answer.StatusCode is >= 400 and < 500 and not (408 or 429))
                    throw new HttpRequestException(
                        $"{method} {path}: {(int)answer.StatusCode} {text}",
                        null,
                        answer.StatusCode
                    );
            }
            catch (HttpRequestException failure) when (failure.StatusCode is null) { }
            catch (TaskCanceledException) when (!stop.IsCancellationRequested) { }

            await Task.Delay(TimeSpan.FromSeconds(0.5), stop);
        }
    }
}
