using System.Collections.Concurrent;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>A CRM that sends until it is stopped or nobody answers any more; what was not acknowledged it sends again later, as CRMs do.</summary>
internal sealed class Sender(string campaign, string name, int seed)
{
    private static readonly string[] Reps = ["anna", "bob", "carl"];
    private readonly Random random = new(seed);
    private readonly Queue<IReadOnlyList<(string Id, string Json)>> unanswered = new();
    private int count;

    /// <summary>Ids of events and reasons of adjustments that were answered with success.</summary>
    public ConcurrentQueue<string> Acknowledged { get; } = new();
    public List<(string Id, string Json)> All { get; } = [];

    /// <summary>Returns when the hub is gone, or the token says so.</summary>
    public async Task Pour(ApiClient api, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (unanswered.Count == 0) unanswered.Enqueue(Invent());
                var batch = unanswered.Peek();
                var body = batch.Count == 1 ? batch[0].Json : $"[{string.Join(',', batch.Select(x => x.Json))}]";
                var answer = (await api.Post("events", body)).Is(200).Json.GetProperty("results");
                foreach (var result in answer.EnumerateArray())
                    if (result.GetProperty("status").GetString() is not ("scored" or "duplicate")) throw new InvalidOperationException(result.ToString());
                unanswered.Dequeue();
                foreach (var (id, _) in batch) Acknowledged.Enqueue(id);
            }
        }
        catch (HttpRequestException)
        {
            // killed: whether the last batch was written is not known
        }
        catch (IOException)
        {
            // killed in the middle of the answer
        }
    }

    private List<(string Id, string Json)> Invent()
    {
        var batch = Enumerable.Range(0, random.Next(3) == 0 ? random.Next(2, 40) : 1).Select(_ =>
        {
            var id = $"{name}-{++count}";
            return (id, ApiClient.Event(campaign, id, "taken", $"L-{id}", Reps[random.Next(Reps.Length)], $"{ApiClient.Today:O}"));
        }).ToList();
        All.AddRange(batch);
        return batch;
    }
}
