namespace ChallengeHub;

/// <summary>
/// The events of one transaction on one campaign: decided one after the other in memory, in the order of arrival, then
/// written in bulk.
/// </summary>
internal sealed class EventBatch(CampaignState state, DateTimeOffset now)
{
    private readonly Dictionary<(string Source, string Id), Fact> facts = [];
    private readonly Dictionary<(string Source, string Id), Answer> answers = [];
    private readonly Dictionary<string, LeadState> leads = [];
    private readonly Dictionary<long, Fact> marked = [];
    private readonly List<Fact> recorded = [];

    public List<LedgerEntry> Entries { get; } = [];

    /// <summary>Without those of events that were accepted later on.</summary>
    public List<Rejection> Rejections { get; } = [];
    public List<LeadEvent> Accepted { get; } = [];

    /// <summary>Reads all that the events may touch, in a handful of queries however many they are.</summary>
    public async Task Load(UnitOfWork work, IReadOnlyCollection<ReceivedEvent> received)
    {
        var id = state.Snapshot.Campaign.Id;
        foreach (
            var fact in await FactRows.OfIdentities(
                work.Connection,
                id,
                received.Select(x => new EventIdentity(x.Event.Source, x.Event.Id)),
                work.Transaction
            )
        )
            facts[(fact.Source, fact.EventId)] = fact;
        foreach (var code in received.Select(x => x.Event.Lead).Distinct())
            leads[code] = new LeadState();
        foreach (var fact in await FactRows.OfLeads(work.Connection, id, leads.Keys, work.Transaction))
            leads[fact.Lead].Add(fact);
        var undone = received.Where(x => EventTypes.Undoes(x.Event.Type)).Select(x => x.Event.Lead).Distinct();
        foreach (var entry in await LedgerRows.UnreversedOfLeads(work.Connection, id, undone, work.Transaction))
            leads[entry.Lead!].Unreversed.Add(entry);
        await state.LoadTally(work);
        await state.LoadHistory(work);
        foreach (var fact in facts.Values.Where(fact => fact.Entries > 0))
            answers[(fact.Source, fact.EventId)] = ToAnswer(
                fact,
                await LedgerRows.Range(work, id, fact.FirstSeq, fact.Entries)
            );
    }

    public async Task Save(UnitOfWork work)
    {
        var id = state.Snapshot.Campaign.Id;
        await FactRows.Update(work, id, marked.Values.Where(fact => !fact.HoldsStage));
        await FactRows.Insert(work, id, recorded.Select(fact => marked.GetValueOrDefault(fact.FactSeq, fact)));
        await FactRows.Update(work, id, marked.Values.Where(fact => fact.HoldsStage));
        await LedgerRows.Append(work, id, Entries);
        await CampaignRows.Advance(work, id, state.LastSeq, state.LastFactSeq);
    }

    public Answer Record(ReceivedEvent received)
    {
        var (happened, key) = (received.Event, (received.Event.Source, received.Event.Id));
        if (received.Error is { } error)
            return Reject(received, "invalid", error);
        var resolved = Resolved.Of(state.Snapshot, happened);
        if (facts.TryGetValue(key, out var known))
            return FactContent.Same(known.Content, resolved)
                ? answers.GetValueOrDefault(key, ToAnswer(known, [])) with
                {
                    Status = "duplicate",
                }
                : Reject(received, "id_reused", new FieldError("id", "told-otherwise"));
        if (resolved.Refused is { } other)
            return Reject(received, other.Reason, other.Error);
        var recording = FactDecision.Decide(
            state,
            leads[happened.Lead],
            (resolved.Event, FactContent.Of(resolved)),
            now
        );
        if (recording.Refused is { } no)
            return Reject(received, no.Reason, no.Error);
        if (
            received.Teams is { } teams
            && Reach.Fault(state.Snapshot, leads[happened.Lead], (resolved.Event, recording.TakenBack), teams)
                is { } beyond
        )
            return Reject(received, "invalid", beyond.Error);
        return Accept(received, recording);
    }

    private Answer Accept(ReceivedEvent received, FactDecision recording)
    {
        var (fact, written) = recording.Commit(marked);
        Entries.AddRange(written);
        recorded.Add(fact);
        Accepted.Add(received.Event);
        Rejections.RemoveAll(x => (x.Source, x.EventId) == (fact.Source, fact.EventId));
        facts[(fact.Source, fact.EventId)] = fact;
        return answers[(fact.Source, fact.EventId)] = ToAnswer(fact, written);
    }

    private Answer Reject(ReceivedEvent received, string reason, FieldError? error)
    {
        Rejections.Add(Rejected.Row(received, reason, error, now));
        return Rejected.Answer(received, reason, error);
    }

    private Answer ToAnswer(Fact fact, IReadOnlyList<LedgerEntry> entries) =>
        new(
            fact.Source,
            fact.EventId,
            fact.Status,
            null,
            fact.Points,
            [
                .. entries.Select(x => new AnswerEntry(
                    x.Seq,
                    state.Snapshot.Get(x.Participant).Code,
                    x.Rule,
                    x.Points,
                    x.Period,
                    x.Late
                )),
            ]
        );
}

/// <summary>The answer to an event that is no fact, and what is kept of it.</summary>
internal static class Rejected
{
    public static Answer Answer(ReceivedEvent received, string reason, FieldError? error) =>
        new(received.Event.Source, received.Event.Id, "rejected", reason, 0, []) { Error = error };

    public static Rejection Row(ReceivedEvent received, string reason, FieldError? error, DateTimeOffset now) =>
        new()
        {
            Campaign = received.Event.Campaign,
            Source = received.Event.Source,
            EventId = received.Event.Id,
            Reason = reason,
            Field = error?.Field,
            Message = error is null ? null : StoredError.Write(error),
            EventText = received.Text,
            FirstAt = now,
            LastAt = now,
        };
}
