namespace ChallengeHub;

/// <summary>
/// Lets a fact act that came after the closing: what it pays or takes back is booked in the closed period itself. Pure,
/// as far as the state is memory.
/// </summary>
internal static class Accepting
{
    /// <summary>
    /// Throws <see cref="RefusedException"/>, and has moved nothing, when the lead's state or a limit forbids it.
    /// </summary>
    /// <param name="marked">Receives the facts whose marks changed.</param>
    public static (Fact Accepted, IReadOnlyList<LedgerEntry> Entries) Accept(
        CampaignState state,
        LeadState lead,
        Fact fact,
        (string Reason, string Author, DateTimeOffset Now) amendment,
        IDictionary<long, Fact> marked
    )
    {
        if (EventAdmission.Forbids(lead, fact.Type, fact.Rep) is { } reason)
            throw RefusedException.Conflict("event-refused", fact.EventId, reason);
        if (fact.Stage is { } stage && lead.Holder(stage) is not null)
            throw RefusedException.Conflict("stage-reached", fact.Lead);
        var accepted = fact with
        {
            HoldsStage = true,
            AwaitsValidation = EventAdmission.Waits(state.Snapshot, lead, fact.Type),
            Prospector = lead.Prospector,
            Cycle = lead.Cycle + (fact.Type == EventTypes.Recycled ? 1 : 0),
        };
        var posting = new Posting(state, lead, amendment.Now)
        {
            Book = at => Own(state.Snapshot.Periods, at),
            Rebook = entry => new Booking(entry.Period, Late: true),
        };
        posting.Decide(accepted, FactContent.Read(state.Snapshot.Campaign.Code, fact));
        if (posting.BreaksLimit())
            throw RefusedException.Conflict("total-limit");
        var entries = posting.Commit(marked, (amendment.Reason, amendment.Author));
        if (!accepted.AwaitsValidation)
            state.Seen(accepted);
        return (accepted, entries);
    }

    /// <summary>The period of the instant, though it is closed; of one told ahead of an early end, the last.</summary>
    private static Booking Own(IReadOnlyList<Period> periods, DateTimeOffset at) =>
        new((periods.FirstOrDefault(x => !x.Void && x.Contains(at)) ?? periods.Last(x => !x.Void)).Number, Late: true);
}
