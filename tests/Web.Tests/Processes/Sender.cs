using System.Collections.Concurrent;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// A CRM that sends until it is stopped or nobody answers any more; what was not acknowledged it sends again later, as
/// CRMs do.
/// </summary>
internal sealed class Sender(string campaign, string name, int seed)
{
    public const string Prospector = "pia";
    private static readonly string[] Reps = ["anna", "bob", "carl"];
    private static readonly string[] Stages = ["taken", "contacted", "closed"];
    private readonly Random random = new(seed);
    private readonly Queue<IReadOnlyList<(string Id, string Json)>> unanswered = new();
    private int count;

    /// <summary>A campaign of now whose deals pay rep and prospector.</summary>
    public static string Campaign =>
        ApiClient.DocumentOfNow.Replace(
            "\"teams\":",
            """
            "rules": [ { "code": "taken", "name": "Taken", "on": "taken", "points": 1 },
                       { "code": "contacted", "name": "Contacted", "on": "contacted", "points": 3 },
                       { "code": "closed", "name": "Closed", "on": "closed", "points": 10, "pays": "both" } ],
            "teams":
            """
        );

    /// <summary>Ids of the events that were answered with success.</summary>
    public ConcurrentQueue<string> Acknowledged { get; } = new();
    public List<(string Id, string Json)> All { get; } = [];

    /// <summary>Returns when the hub is gone, or the token says so.</summary>
    public async Task Pour(ApiClient api, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (unanswered.Count == 0)
                    unanswered.Enqueue(Invent());
                var batch = unanswered.Peek();
                var body = batch.Count == 1 ? batch[0].Json : $"[{string.Join(',', batch.Select(x => x.Json))}]";
                var answer = (await api.Post("events", body)).Is(200).Json.GetProperty("results");
                foreach (var result in answer.EnumerateArray())
                    if (result.GetProperty("status").GetString() is not ("scored" or "duplicate"))
                        throw new InvalidOperationException(result.ToString());
                unanswered.Dequeue();
                foreach (var (id, _) in batch)
                    Acknowledged.Enqueue(id);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            // killed: whether the last batch was written is not known
        }
    }

    /// <summary>Everything again, as after a lost acknowledgement.</summary>
    public async Task Resend(ApiClient api)
    {
        foreach (var chunk in All.Chunk(1000))
            (await api.Post("events", $"[{string.Join(',', chunk.Select(x => x.Json))}]")).Is(200);
    }

    private List<(string Id, string Json)> Invent()
    {
        var batch = Enumerable
            .Range(0, random.Next(3) == 0 ? random.Next(2, 40) : 1)
            .Select(_ => Event(count++))
            .ToList();
        All.AddRange(batch);
        return batch;
    }

    /// <summary>
    /// Each lead is taken, contacted and closed by one rep; every second one was found by the prospector.
    /// </summary>
    private (string Id, string Json) Event(int number)
    {
        var id = $"{name}-{number}";
        var lead = number / Stages.Length;
        var json = ApiClient.Event(
            campaign,
            id,
            Stages[number % Stages.Length],
            $"{name}-L{lead}",
            Reps[lead % Reps.Length],
            $"{ApiClient.Today:O}"
        );
        return (id, lead % 2 == 0 ? json : json.Replace("\"rep\":", $"\"prospector\": \"{Prospector}\", \"rep\":"));
    }
}
