namespace ChallengeHub;

/// <summary>
/// The straight line of an event: received, decided, paid by the rules, appended to the ledger, committed; then, beside
/// the answer, shown on the boards and published on the feed. Read this first. An answer means: durable.
/// </summary>
public sealed class Scorekeeper(WriteQueue queue, CampaignStates states, BoardKeeper boards, TimeProvider clock)
{
    /// <summary>Records events in the order given and says what became of each.</summary>
    /// <param name="audited">How a person's events are audited, in the same transaction; null for a program.</param>
    public async Task<IReadOnlyList<Answer>> Record(IReadOnlyList<ReceivedEvent> received, AuditedBy? audited = null)
    {
        if (received.Count == 0)
            return [];
        // a long past is read before the lock is taken, not under it
        foreach (var campaign in received.Select(x => x.Event.Campaign).Distinct(StringComparer.Ordinal))
            await states.Ready(campaign);
        var request = new Request(received, audited);
        // one transaction for all requests that have gathered
        await queue.Gather(request, received.Count, RecordGathered);
        return request.Answers;
    }

    private async Task RecordGathered(UnitOfWork work, IReadOnlyList<Request> requests)
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        var all = requests
            .SelectMany(x => x.Events.Select((received, index) => new GatheredEvent(received, x, index)))
            .ToList();

        foreach (var events in all.GroupBy(x => x.Received.Event.Campaign).OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            var answers = await RecordOn(work, events.Key, [.. events.Select(x => x.Received)], now);
            foreach (var (one, answer) in events.Zip(answers))
                one.Request.Answers[one.Index] = answer;
        }

        foreach (var (received, request, index) in all)
            if (request.Audited is { } audited)
                await AuditRows.Append(work, audited.By, audited.Action(received.Event, request.Answers[index]), now);
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
        static RejectionReason Reason(ReceivedEvent one) =>
            one.Error is { } error ? new RejectionReason("invalid", error) : RejectionReason.UnknownCampaign;
        await RejectionRows.Keep(work, received.Select(x => Rejected.Row(x, Reason(x), now)));
        return [.. received.Select(x => Rejected.Answer(x, Reason(x)))];
    }

    private sealed record GatheredEvent(ReceivedEvent Received, Request Request, int Index);

    private sealed class Request(IReadOnlyList<ReceivedEvent> received, AuditedBy? audited)
    {
        public IReadOnlyList<ReceivedEvent> Events { get; } = received;
        public AuditedBy? Audited { get; } = audited;

        /// <summary>Of the last time that it was written: what was undone is answered again.</summary>
        public Answer[] Answers { get; } = new Answer[received.Count];
    }
}

/// <summary>
/// Who reports events, and what the audit says of each: in the same transaction, so that neither is there without the
/// other.
/// </summary>
public sealed record AuditedBy(Actor By, Func<LeadEvent, Answer, AuditedAction> Action);
