namespace ChallengeHub;

/// <summary>
/// The events of one transaction on one campaign: decided one after the other in memory, in the order of arrival, then
/// written in bulk.
/// </summary>
internal sealed class EventBatch(CampaignState state, DateTimeOffset now)
{
    private readonly Dictionary<EventIdentity, Fact> facts = [];
    private readonly Dictionary<EventIdentity, Answer> answers = [];
    private readonly Dictionary<string, LeadState> leads = [];
    private readonly Dictionary<string, SortedDictionary<long, Fact>> stories = [];
    private readonly Dictionary<long, Fact> changed = [];
    private readonly List<Fact> recorded = [];
    private readonly HashSet<EventIdentity> rejected = [];

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
                received.Select(x => EventIdentity.Of(x.Event)),
                work.Transaction
            )
        )
            facts[EventIdentity.Of(fact)] = fact;

        foreach (var code in received.Select(x => x.Event.Lead).Distinct())
        {
            leads[code] = new LeadState();
            stories[code] = [];
        }

        foreach (var fact in await FactRows.OfLeads(work.Connection, id, leads.Keys, work.Transaction))
        {
            leads[fact.Lead].Add(fact);
            stories[fact.Lead][fact.FactSeq] = fact;
        }

        List<string> undone =
        [
            .. received.Where(x => EventTypes.Undoes(x.Event.Type)).Select(x => x.Event.Lead).Distinct(),
        ];
        if (undone.Count > 0)
            foreach (var entry in await LedgerRows.UnreversedOfLeads(work.Connection, id, undone, work.Transaction))
                leads[entry.Lead!].Unreversed.Add(entry);

        await state.LoadHistory(work, Players(received));
        await LoadAnswers(work);
    }

    /// <summary>Of a lead among the events, with those of this transaction, in the order of arrival.</summary>
    public IReadOnlyList<Fact> FactsOf(string lead) => [.. stories[lead].Values];

    /// <summary>What was answered to an event that is a fact already; null: it is none.</summary>
    public Answer? AnswerTo(EventIdentity identity) =>
        facts.TryGetValue(identity, out var known) ? answers.GetValueOrDefault(identity, ToAnswer(known, [])) : null;

    /// <summary>What was answered to events that are facts already, read for all of them at once.</summary>
    private async Task LoadAnswers(UnitOfWork work)
    {
        List<Fact> paid = [.. facts.Values.Where(fact => fact.Entries > 0)];
        if (paid.Count == 0)
            return;

        var written = await LedgerRows.WrittenBy(work, state.Snapshot.Campaign.Id, paid);
        var bySeq = written.ToDictionary(x => x.Seq);
        foreach (var fact in paid)
            answers[EventIdentity.Of(fact)] = ToAnswer(
                fact,
                [.. Enumerable.Range(0, fact.Entries).Select(i => bySeq[fact.FirstSeq + i])]
            );
    }

    /// <summary>Whom the events or earlier facts of their leads name: nobody else can be paid.</summary>
    private IEnumerable<int> Players(IEnumerable<ReceivedEvent> received) =>
        received
            .SelectMany(x => new[] { x.Event.Rep, x.Event.Prospector })
            .OfType<string>()
            .Distinct()
            .SelectMany(Named)
            .Concat(stories.Values.SelectMany(story => story.Values).SelectMany(fact => fact.Players));

    private IEnumerable<int> Named(string person) =>
        Codes.IsEmail(person)
            ? state.Snapshot.WithEmail(person).Select(x => x.Number)
            : new[] { state.Snapshot.Find(person)?.Number }.OfType<int>();

    public async Task Save(UnitOfWork work)
    {
        var id = state.Snapshot.Campaign.Id;
        await FactRows.Update(work, id, changed.Values.Where(fact => !fact.HoldsStage));
        await FactRows.Insert(work, id, recorded.Select(fact => changed.GetValueOrDefault(fact.FactSeq, fact)));
        await FactRows.Update(work, id, changed.Values.Where(fact => fact.HoldsStage));
        await LedgerRows.Append(work, id, Entries);
        await CampaignRows.Advance(work, id, state.LastSeq, state.LastFactSeq);

        var touched = recorded.Concat(changed.Values).Select(fact => fact.Lead).Distinct();
        var rows = await LeadFollowing.Follow(
            work,
            state.Snapshot,
            [.. touched.Select(x => new LeadFacts(x, FactsOf(x)))]
        );
        await DeskNotifications.Recorded(work, state.Snapshot, ToTell(rows), now);
    }

    private IReadOnlyCollection<RecordedFact> ToTell(IReadOnlyList<StoredLead> rows)
    {
        var news = recorded.Where(x => DeskNotifications.MayTell(x, now)).ToList();
        if (news.Count == 0)
            return [];
        var leads = rows.ToDictionary(x => x.Lead, StringComparer.Ordinal);
        return
        [
            .. news.Select(x => new RecordedFact(stories[x.Lead][x.FactSeq], leads[x.Lead], stories[x.Lead].Values)),
        ];
    }

    public Answer Record(ReceivedEvent received)
    {
        if (received.Error is { } error)
            return Reject(received, new RejectionReason("invalid", error));

        var identity = EventIdentity.Of(received.Event);
        var resolved = ResolvedEvent.Of(state.Snapshot, received.Event);
        if (facts.TryGetValue(identity, out var known))
        {
            if (!FactContent.Same(known.Content, resolved))
                return Reject(received, RejectionReason.IdReused);
            return answers.GetValueOrDefault(identity, ToAnswer(known, [])) with { Status = "duplicate" };
        }

        var lead = leads[received.Event.Lead];
        var decision = FactDecision.Of(state, lead, resolved, now);
        if (decision.Rejection is { } rejection)
            return Reject(received, rejection);
        if (received.Teams is { } teams)
        {
            var reaching = new ReachingFact(resolved.Event, decision.TakenBack);
            if (Reach.Fault(state.Snapshot, lead, reaching, teams) is { } beyond)
                return Reject(received, new RejectionReason("invalid", beyond.Error));
            var facts = FactsOf(received.Event.Lead);
            if (
                !decision.Fact.IsIgnored
                && DirectorsWord.NotInTable(state.Snapshot, facts, received.Event.Type) is { } unknown
            )
                return Reject(received, new RejectionReason("invalid", unknown));
        }

        return Accept(received, decision);
    }

    private Answer Accept(ReceivedEvent received, FactDecision decision)
    {
        decision.Apply();
        var fact = decision.Fact;
        foreach (var earlier in decision.Changed)
            changed[earlier.FactSeq] = stories[earlier.Lead][earlier.FactSeq] = earlier;
        Entries.AddRange(decision.Entries);
        recorded.Add(fact);
        stories[fact.Lead][fact.FactSeq] = fact;
        Accepted.Add(received.Event);
        var identity = EventIdentity.Of(fact);
        if (rejected.Remove(identity))
            Rejections.RemoveAll(x => (x.Source, x.EventId) == (fact.Source, fact.EventId));
        facts[identity] = fact;
        return answers[identity] = ToAnswer(fact, decision.Entries);
    }

    private Answer Reject(ReceivedEvent received, RejectionReason reason)
    {
        Rejections.Add(Rejected.Row(received, reason, now));
        rejected.Add(EventIdentity.Of(received.Event));
        return Rejected.Answer(received, reason);
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
    public static Answer Answer(ReceivedEvent received, RejectionReason reason) =>
        new(received.Event.Source, received.Event.Id, "rejected", reason.Code, 0, []) { Error = reason.Error };

    public static Rejection Row(ReceivedEvent received, RejectionReason reason, DateTimeOffset now) =>
        new()
        {
            Campaign = received.Event.Campaign,
            Source = received.Event.Source,
            EventId = received.Event.Id,
            Reason = reason.Code,
            Field = reason.Error?.Field,
            Message = reason.Error is null ? null : StoredError.Write(reason.Error),
            EventText = received.Text,
            FirstAt = now,
            LastAt = now,
        };
}
