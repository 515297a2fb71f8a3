using System.Collections.Concurrent;

namespace ChallengeHub;

/// <summary>
/// The straight line of an event: told, judged, paid by the rules, appended to the ledger, committed, shown on the
/// boards, published on the Feed. Read this first. An answer means: durable.
/// </summary>
public sealed class Scorekeeper(WriteQueue queue, CampaignStates states, BoardKeeper boards, TimeProvider clock)
{
    private readonly ConcurrentQueue<Request> gathered = new();

    /// <summary>Records events in the order given and says what became of each.</summary>
    /// <param name="witness">Who is to stand in the audit for it; null for a program.</param>
    public async Task<IReadOnlyList<Answer>> Record(IReadOnlyList<ReceivedEvent> received, Witness? witness = null)
    {
        if (received.Count == 0)
            return [];
        var request = new Request(received, witness);
        gathered.Enqueue(request);
        try
        {
            // whoever comes first takes along all that has gathered: one transaction for many requests
            await queue.Write(RecordGathered);
        }
        catch when (request.Withdraw())
        {
            // refused before anybody took it: it shall not be written with the next ones
            throw;
        }
        return await request.Done.Task;
    }

    private async Task<int> RecordGathered(UnitOfWork work)
    {
        var requests = new List<Request>();
        while (requests.Sum(x => x.Events.Count) < 5000 && gathered.TryDequeue(out var request))
            if (request.Take())
                requests.Add(request);
        if (requests.Count == 0)
            return 0;
        work.OnRollback(() =>
            requests.ForEach(x => x.Done.TrySetException(new StoreUnavailable("the events could not be written")))
        );
        var now = clock.GetUtcNow().ToMilliseconds();
        var all = requests
            .SelectMany(x => x.Events.Select((received, index) => (Received: received, Request: x, Index: index)))
            .ToList();
        foreach (var events in all.GroupBy(x => x.Received.Event.Campaign).OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            var answers = await RecordOn(work, events.Key, [.. events.Select(x => x.Received)], now);
            foreach (var ((_, request, index), answer) in events.Zip(answers))
                request.Answers[index] = answer;
        }
        foreach (var (received, request, index) in all)
            if (request.Witness is { } witness)
                await AuditRows.Append(work, witness.By, witness.Deed(received.Event, request.Answers[index]), now);
        work.AfterCommit(() =>
        {
            requests.ForEach(x => x.Done.TrySetResult(x.Answers));
            return Task.CompletedTask;
        });
        return requests.Count;
    }

    /// <summary>
    /// One campaign's events: the lock, what they touch, the decisions in order of arrival, the bulk of writes, the
    /// boards.
    /// </summary>
    private async Task<IReadOnlyList<Answer>> RecordOn(
        UnitOfWork work,
        string campaign,
        IReadOnlyList<ReceivedEvent> received,
        DateTimeOffset now
    )
    {
        var state = await states.Open(work, campaign);
        if (state?.Snapshot.Campaign.LaunchedAt is null)
            return await RejectAll(work, received, now);
        var from = state.LastSeq;
        var batch = new EventBatch(state, now);
        await batch.Load(work, received);
        var answers = received.Select(batch.Record).ToList();
        await batch.Save(work);
        await RejectionRows.Settle(work, batch.Accepted);
        await RejectionRows.Keep(work, batch.Rejections);
        boards.ShowAfter(work, state, from);
        return answers;
    }

    private static async Task<IReadOnlyList<Answer>> RejectAll(
        UnitOfWork work,
        IReadOnlyList<ReceivedEvent> received,
        DateTimeOffset now
    )
    {
        var reasons = received
            .Select(x =>
                (
                    Received: x,
                    Reason: x.Error is null ? "unknown_campaign" : "invalid",
                    Error: x.Error ?? new FieldError("campaign", "campaign-unknown-or-not-launched")
                )
            )
            .ToList();
        await RejectionRows.Keep(work, reasons.Select(x => Rejected.Row(x.Received, x.Reason, x.Error, now)));
        return [.. reasons.Select(x => Rejected.Answer(x.Received, x.Reason, x.Error))];
    }

    private sealed class Request(IReadOnlyList<ReceivedEvent> received, Witness? witness)
    {
        private const int Waiting = 0,
            Taken = 1,
            Withdrawn = 2;
        private int state = Waiting;

        public IReadOnlyList<ReceivedEvent> Events { get; } = received;
        public Witness? Witness { get; } = witness;
        public Answer[] Answers { get; } = new Answer[received.Count];
        public TaskCompletionSource<IReadOnlyList<Answer>> Done { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Take() => Interlocked.CompareExchange(ref state, Taken, Waiting) == Waiting;

        /// <summary>False: somebody has taken it, and its answer comes from there.</summary>
        public bool Withdraw() => Interlocked.CompareExchange(ref state, Withdrawn, Waiting) == Waiting;
    }
}

/// <summary>
/// Who tells events, and what the audit says of each: in the same transaction, so that neither is there without the
/// other.
/// </summary>
public sealed record Witness(Actor By, Func<LeadEvent, Answer, AuditedAction> Deed);
