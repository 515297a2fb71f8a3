namespace ChallengeHub;

/// <summary>
/// The events of one transaction on one campaign: decided one after the other in memory, in the order of arrival, then written in bulk.
/// </summary>
internal sealed class Batch(Desk desk, DateTimeOffset now)
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
    public async Task Load(Writing writing, IReadOnlyCollection<Told> told)
    {
        var id = desk.View.Campaign.Id;
        foreach (var fact in await FactRows.OfIdentities(writing.Connection, id, told.Select(x => new EventIdentity(x.Event.Source, x.Event.Id)), writing.Transaction)) facts[(fact.Source, fact.EventId)] = fact;
        foreach (var code in told.Select(x => x.Event.Lead).Distinct()) leads[code] = new LeadState();
        foreach (var fact in await FactRows.OfLeads(writing.Connection, id, leads.Keys, writing.Transaction)) leads[fact.Lead].Add(fact);
        var undone = told.Where(x => EventTypes.Undoes(x.Event.Type)).Select(x => x.Event.Lead).Distinct();
        foreach (var entry in await LedgerRows.UnreversedOfLeads(writing.Connection, id, undone, writing.Transaction)) leads[entry.Lead!].Unreversed.Add(entry);
        await desk.LoadTally(writing);
        await desk.LoadHistory(writing);
        foreach (var fact in facts.Values.Where(fact => fact.Entries > 0))
            answers[(fact.Source, fact.EventId)] = Told(fact, await LedgerRows.Range(writing, id, fact.FirstSeq, fact.Entries));
    }

    public async Task Save(Writing writing)
    {
        var id = desk.View.Campaign.Id;
        await FactRows.Mark(writing, id, marked.Values.Where(fact => !fact.Held));
        await FactRows.Insert(writing, id, recorded.Select(fact => marked.GetValueOrDefault(fact.FactSeq, fact)));
        await FactRows.Mark(writing, id, marked.Values.Where(fact => fact.Held));
        await LedgerRows.Append(writing, id, Entries);
        await CampaignRows.Advance(writing, id, desk.LastSeq, desk.LastFactSeq);
    }

    public Answer Record(Told told)
    {
        var (happened, key) = (told.Event, (told.Event.Source, told.Event.Id));
        if (told.Flaw is { } flaw) return Reject(told, "invalid", flaw);
        var resolved = Resolved.Of(desk.View, happened);
        if (facts.TryGetValue(key, out var known))
            return FactContent.Same(known.Content, resolved)
                ? answers.GetValueOrDefault(key, Told(known, [])) with { Status = "duplicate" }
                : Reject(told, "id_reused", new Flaw("id", "was already told with other content"));
        if (resolved.Refused is { } other) return Reject(told, other.Reason, other.Flaw);
        var recording = Recording.Decide(desk, leads[happened.Lead], (resolved.Event, FactContent.Of(resolved)), now);
        if (recording.Refused is { } no) return Reject(told, no.Reason, no.Flaw);
        if (told.Teams is { } teams && Reach.Fault(desk.View, leads[happened.Lead], (resolved.Event, recording.TakenBack), teams) is { } beyond)
            return Reject(told, "invalid", beyond.Flaw);
        return Accept(told, recording);
    }

    private Answer Accept(Told told, Recording recording)
    {
        var (fact, written) = recording.Commit(marked);
        Entries.AddRange(written);
        recorded.Add(fact);
        Accepted.Add(told.Event);
        Rejections.RemoveAll(x => (x.Source, x.EventId) == (fact.Source, fact.EventId));
        facts[(fact.Source, fact.EventId)] = fact;
        return answers[(fact.Source, fact.EventId)] = Told(fact, written);
    }

    private Answer Reject(Told told, string reason, Flaw? flaw)
    {
        Rejections.Add(Rejected.Row(told, reason, flaw, now));
        return Rejected.Answer(told, reason, flaw);
    }

    private Answer Told(Fact fact, IReadOnlyList<LedgerEntry> entries) =>
        new(fact.Source, fact.EventId, fact.Status, null, fact.Points,
            [.. entries.Select(x => new AnswerEntry(x.Seq, desk.View.Get(x.Participant).Code, x.Rule, x.Points, x.Period, x.Late))]);
}

/// <summary>The answer to an event that is no fact, and what is kept of it.</summary>
internal static class Rejected
{
    public static Answer Answer(Told told, string reason, Flaw? flaw) =>
        new(told.Event.Source, told.Event.Id, "rejected", reason, 0, []) { Field = flaw?.Field, Message = flaw?.Message };

    public static Rejection Row(Told told, string reason, Flaw? flaw, DateTimeOffset now) => new()
    {
        Campaign = told.Event.Campaign, Source = told.Event.Source, EventId = told.Event.Id, Reason = reason,
        Field = flaw?.Field, Message = flaw?.Message, Told = told.Text, FirstAt = now, LastAt = now,
    };
}
