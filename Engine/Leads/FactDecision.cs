namespace ChallengeHub;

/// <summary>
/// What becomes of one event that was not told before: refused, or a fact with what it posts. Decided first; <see
/// cref="Commit"/> moves the state and the lead. Knows no storage: live events and dry runs pass through it alike.
/// </summary>
internal sealed class FactDecision
{
    private readonly CampaignState state;
    private readonly LeadState lead;
    private readonly Fact? fact;
    private readonly Posting? posting;

    private FactDecision(CampaignState state, LeadState lead, (string, FieldError?) refused) =>
        (this.state, this.lead, Refused) = (state, lead, refused);

    private FactDecision(CampaignState state, LeadState lead, Fact fact, Posting posting) =>
        (this.state, this.lead, this.fact, this.posting) = (state, lead, fact, posting);

    /// <summary>Why it is no fact; null: it is one.</summary>
    public (string Reason, FieldError? Error)? Refused { get; }

    /// <param name="told">In the campaign's terms, with its <see cref="FactContent"/>.</param>
    public static FactDecision Decide(
        CampaignState state,
        LeadState lead,
        (LeadEvent Event, string Content) told,
        DateTimeOffset now
    )
    {
        var happened = told.Event;
        if (EventAdmission.Rejects(state.Snapshot, happened, now) is { } no)
            return new FactDecision(state, lead, no);
        var stage = EventTypes.StageOf(happened.Type);
        var rep = happened.Rep is { } code ? state.Snapshot.Find(code)!.Number : (int?)null;
        var status = IgnoredAs(state.Snapshot.Campaign, happened.At);
        if (status is null && EventAdmission.Forbids(lead, happened.Type, rep) is { } reason)
            return new FactDecision(state, lead, (reason, null));

        var fact = new Fact
        {
            FactSeq = state.LastFactSeq + 1,
            Source = happened.Source,
            EventId = happened.Id,
            Type = happened.Type,
            Lead = happened.Lead,
            Cycle = lead.Cycle + (happened.Type == EventTypes.Recycled && status is null ? 1 : 0),
            Stage = stage,
            Rep = rep ?? (stage == Stage.Validated ? lead.Rep : null),
            Prospector = lead.Prospector ?? (happened.Prospector is { } p ? state.Snapshot.Find(p)!.Number : null),
            At = happened.At,
            Content = told.Content,
            Status = status ?? "recorded",
            ReceivedAt = now,
        };
        if (stage is not null && status is null && lead.Holder(stage.Value) is null)
        {
            var waits = EventAdmission.Waits(state.Snapshot, lead, happened.Type);
            fact = fact with { HoldsStage = true, AwaitsValidation = waits, Status = waits ? "pending" : "recorded" };
        }
        if (
            happened.Type == EventTypes.AmountChanged
            && status is null
            && EventAdmission.Waits(state.Snapshot, lead, happened.Type)
        )
            fact = fact with { AwaitsValidation = true, Status = "pending" };
        var posting = new Posting(state, lead, now);
        if (!fact.IsIgnored)
            posting.Decide(fact, happened);
        return posting.BreaksLimit()
            ? new FactDecision(state, lead, ("limit", new FieldError("points", "points-total-limit")))
            : new FactDecision(state, lead, fact, posting);
    }

    /// <summary>The entries by which it would take others back.</summary>
    public IReadOnlyList<LedgerEntry> TakenBack =>
        [.. posting?.Entries.Where(entry => entry.Reverses is not null) ?? []];

    /// <param name="marked">Receives the facts whose marks changed.</param>
    public (Fact Fact, IReadOnlyList<LedgerEntry> Written) Commit(IDictionary<long, Fact> marked)
    {
        state.NextFactSeq();
        var written = posting!.Commit(marked);
        var recorded = fact! with
        {
            Status = written.Count > 0 ? "scored" : fact.Status,
            FirstSeq = written.Count > 0 ? written[0].Seq : 0,
            Entries = written.Count,
            Points = written.Sum(entry => entry.Points),
        };
        lead.Add(recorded);
        if (recorded is { HoldsStage: true, AwaitsValidation: false })
            state.Seen(recorded);
        return (recorded, written);
    }

    private static string? IgnoredAs(Campaign campaign, DateTimeOffset at) =>
        at < campaign.StartsAt || at >= campaign.End ? "outside"
        : campaign.ClosedAt is not null ? "late"
        : null;
}
