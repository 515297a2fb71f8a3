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
    /// <param name="witness">Who is to stand in the audit for it; null for a program.</param>
    public async Task<IReadOnlyList<Answer>> Record(IReadOnlyList<Told> told, Witness? witness = null)
    {
        if (told.Count == 0) return [];
        var request = new Request(told, witness);
        gathered.Enqueue(request);
        try
        {
            // whoever comes first takes along all that has gathered: one transaction for many requests
            await writer.Write(RecordGathered);
        }
        catch when (request.Withdraw())
        {
            // refused before anybody took it: it shall not be written with the next ones
            throw;
        }
        return await request.Done.Task;
    }

    private async Task<int> RecordGathered(Writing writing)
    {
        var requests = new List<Request>();
        while (requests.Sum(x => x.Told.Count) < 5000 && gathered.TryDequeue(out var request))
            if (request.Take()) requests.Add(request);
        if (requests.Count == 0) return 0;
        writing.OnRollback(() => requests.ForEach(x => x.Done.TrySetException(new StoreUnavailable("the events could not be written"))));
        var now = clock.GetUtcNow().ToMilliseconds();
        var all = requests.SelectMany(x => x.Told.Select((told, index) => (Told: told, Request: x, Index: index))).ToList();
        foreach (var events in all.GroupBy(x => x.Told.Event.Campaign).OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            var answers = await RecordOn(writing, events.Key, [.. events.Select(x => x.Told)], now);
            foreach (var ((_, request, index), answer) in events.Zip(answers)) request.Answers[index] = answer;
        }
        foreach (var (told, request, index) in all)
            if (request.Witness is { } witness) await AuditRows.Append(writing, witness.By, witness.Deed(told.Event, request.Answers[index]), now);
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

    private sealed class Request(IReadOnlyList<Told> told, Witness? witness)
    {
        private const int Waiting = 0, Taken = 1, Withdrawn = 2;
        private int state = Waiting;

        public IReadOnlyList<Told> Told { get; } = told;
        public Witness? Witness { get; } = witness;
        public Answer[] Answers { get; } = new Answer[told.Count];
        public TaskCompletionSource<IReadOnlyList<Answer>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Take() => Interlocked.CompareExchange(ref state, Taken, Waiting) == Waiting;

        /// <summary>False: somebody has taken it, and its answer comes from there.</summary>
        public bool Withdraw() => Interlocked.CompareExchange(ref state, Withdrawn, Waiting) == Waiting;
    }
}

/// <summary>Who tells events, and what the audit says of each: in the same transaction, so that neither is there without the other.</summary>
public sealed record Witness(By By, Func<LeadEvent, Answer, Deed> Deed);
