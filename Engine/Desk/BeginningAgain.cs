namespace ChallengeHub;

/// <summary>
/// Leads that begin their next cycle, in one transaction: each with its fact, and with the rep to whom routing gives
/// it.
/// </summary>
internal sealed class BeginningAgain(UnitOfWork work, CampaignState state, DateTimeOffset now)
{
    private CampaignSnapshot Snapshot => state.Snapshot;
    private long CampaignId => Snapshot.Campaign.Id;

    /// <summary>In the order given.</summary>
    /// <param name="key">The client's own: sent again, no lead begins a further cycle. Null: it has none.</param>
    public async Task<IReadOnlyList<RecycledLead>> Make(IReadOnlyList<LeadAtDesk> leads, string? key, DeskCaller by)
    {
        if (leads.Count == 0)
            return [];
        var events = leads.Select(x => EventOf(x, key, by)).ToList();
        var batch = new EventBatch(state, now);
        await batch.Load(work, [.. events.SelectMany(x => new[] { Received(x), Received(Assignment(x)) })]);

        var routing = await Rerouting.Read(work, Snapshot, now);
        var recycled = new List<RecycledLead>();
        foreach (var (lead, begun) in leads.Zip(events))
            recycled.Add(Begin(lead, begun, batch, routing));
        await batch.Save(work);

        // what it was refused as is over
        foreach (var lead in leads.Where(x => x.Row.TwinOf is not null))
            await LeadRows.NameTwin(work, CampaignId, lead.Row.Lead, null);
        return recycled;
    }

    private RecycledLead Begin(LeadAtDesk lead, LeadEvent begun, EventBatch batch, Rerouting routing)
    {
        var done = new RecycledLead(lead.Row.Lead, RecycleResult.Recycled);
        if (batch.AnswerTo(EventIdentity.Of(begun)) is not null)
            return done;
        var answer = batch.Record(Received(begun));
        if (answer.Status == "rejected")
            return done with
            {
                Result = RecycleResult.Refused,
                Why = answer.Error ?? new FieldError("", "event-refused", answer.Id, answer.Reason ?? ""),
            };

        var facts = batch.FactsOf(lead.Row.Lead);
        var course = LeadCourse.Of(Snapshot.Campaign.Document.Validation, facts);
        if (course.Status == LeadStatus.Open && routing.Rep(lead, facts) is { } rep)
            batch.Record(Received(Assignment(begun) with { Rep = rep }));
        return done;
    }

    /// <summary>Of the event with which the lead begins again: the same where it is sent with the same key.</summary>
    public static string IdOf(LeadAtDesk lead, string? key)
    {
        var once = key is null ? $"cycle {lead.Course.Cycle}" : $"key {key}";
        // a code may be as long as an id
        return $"recycle-{Secrets.Hash($"{once}\n{lead.Row.Lead}")}";
    }

    private LeadEvent EventOf(LeadAtDesk lead, string? key, DeskCaller by) =>
        new()
        {
            Campaign = Snapshot.Campaign.Code,
            Source = by.Source,
            Id = IdOf(lead, key),
            Type = EventTypes.Recycled,
            Lead = lead.Row.Lead,
            At = now,
            // rules may look at it
            Account = lead.Row.Account,
        };

    private static LeadEvent Assignment(LeadEvent begun) =>
        begun with
        {
            Id = Recycling.AssignedWith(begun.Id),
            Type = EventTypes.Assigned,
        };

    private static ReceivedEvent Received(LeadEvent leadEvent) => new(leadEvent, null, "");
}
