using System.Collections.Concurrent;

namespace ChallengeHub;

/// <summary>
/// The straight line of an event: told, judged, paid by the rules, appended to the ledger, committed, shown on the boards, published on the Feed.
/// Read this first. An answer means: durable.
/// </summary>
public sealed class Scorekeeper(Writer writer, Desks desks, BoardKeeper boards, TimeProvider clock)
{
    private readonly ConcurrentQueue<Request> gathered = new();

    /// <summary>Records events in the order given and says what became of each.</summary>
    public async Task<IReadOnlyList<Answer>> Record(IReadOnlyList<Told> told)
    {
        if (told.Count == 0) return [];
        var request = new Request(told);
        gathered.Enqueue(request);
        // whoever comes first takes along all that has gathered: one transaction for many requests
        await writer.Write(RecordGathered);
        return await request.Done.Task;
    }

    private async Task<int> RecordGathered(Writing writing)
    {
        var requests = new List<Request>();
        while (requests.Sum(x => x.Told.Count) < 5000 && gathered.TryDequeue(out var request)) requests.Add(request);
        if (requests.Count == 0) return 0;
        writing.OnRollback(() => requests.ForEach(x => x.Done.TrySetException(new IOException("The events could not be written; send them again."))));
        var now = clock.GetUtcNow().ToMilliseconds();
        var all = requests.SelectMany(x => x.Told.Select((told, index) => (Told: told, Request: x, Index: index))).ToList();
        foreach (var events in all.GroupBy(x => x.Told.Event.Campaign).OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            var answers = await RecordOn(writing, events.Key, [.. events.Select(x => x.Told)], now);
            foreach (var ((_, request, index), answer) in events.Zip(answers)) request.Answers[index] = answer;
        }
        writing.AfterCommit(() =>
        {
            requests.ForEach(x => x.Done.TrySetResult(x.Answers));
            return Task.CompletedTask;
        });
        return requests.Count;
    }

    /// <summary>One campaign's events: the lock, what they touch, the decisions in order of arrival, the bulk of writes, the boards.</summary>
    private async Task<IReadOnlyList<Answer>> RecordOn(Writing writing, string campaign, IReadOnlyList<Told> told, DateTimeOffset now)
    {
        var desk = await desks.Open(writing, campaign);
        if (desk?.View.Campaign.LaunchedAt is null) return await RejectAll(writing, told, now);
        var from = desk.LastSeq;
        var batch = new Batch(desk, now);
        await batch.Load(writing, told);
        var answers = told.Select(batch.Record).ToList();
        await batch.Save(writing);
        await RejectionRows.Settle(writing, batch.Accepted);
        await RejectionRows.Keep(writing, batch.Rejections);
        boards.ShowAfter(writing, desk, from);
        return answers;
    }

    private static async Task<IReadOnlyList<Answer>> RejectAll(Writing writing, IReadOnlyList<Told> told, DateTimeOffset now)
    {
        var reasons = told.Select(x => (Told: x, Reason: x.Flaw is null ? "unknown_campaign" : "invalid",
            Flaw: x.Flaw ?? new Flaw("campaign", "is not known or not launched"))).ToList();
        await RejectionRows.Keep(writing, reasons.Select(x => Rejected.Row(x.Told, x.Reason, x.Flaw, now)));
        return [.. reasons.Select(x => Rejected.Answer(x.Told, x.Reason, x.Flaw))];
    }

    private sealed class Request(IReadOnlyList<Told> told)
    {
        public IReadOnlyList<Told> Told { get; } = told;
        public Answer[] Answers { get; } = new Answer[told.Count];
        public TaskCompletionSource<IReadOnlyList<Answer>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
