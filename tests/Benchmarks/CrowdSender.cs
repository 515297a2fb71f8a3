using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ChallengeHub.Benchmarks;

/// <summary>Sends events at a pace, whether the one before is answered or not.</summary>
internal sealed class CrowdSender : IDisposable
{
    private readonly CrowdEvents events;
    private readonly HttpClient http;
    private readonly NumberedRequest request;
    private readonly Numbers numbers;

    public CrowdSender(int port, CrowdEvents events)
    {
        this.events = events;
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/api/v1/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", events.Key);
        request = new NumberedRequest(events.Event);
        numbers = new Numbers(events.First, events.Players);
    }

    /// <summary>When each was sent, and its place in the ledger.</summary>
    public async Task<IReadOnlyList<Sight>> Send(double seconds)
    {
        var sending = new List<Task<Sight>>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / events.PerSecond));
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds && await timer.WaitForNextTickAsync())
            sending.Add(Send(request.Next(numbers).ToArray()));
        return await Task.WhenAll(sending);
    }

    public void Dispose() => http.Dispose();

    private async Task<Sight> Send(byte[] json)
    {
        var at = Stopwatch.GetTimestamp();
        using var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await http.PostAsync("events", content);
        answer.EnsureSuccessStatusCode();

        var result = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results")[0];
        if (result.GetProperty("status").GetString() != "scored")
            throw new InvalidOperationException($"Not scored: {result}");
        return new Sight(at, result.GetProperty("entries")[0].GetProperty("seq").GetInt64());
    }
}
