namespace ChallengeHub;

/// <summary>
/// A ledger entry as people see it: codes joined to the opaque numbers, masks for those the reader may not know.
/// </summary>
public sealed record LedgerLine(
    long Seq,
    string Participant,
    string? Team,
    string? Lead,
    int? Cycle,
    string? Stage,
    string? Rep,
    string? Prospector,
    string? Rule,
    int? RuleSetVersion,
    long Points,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    int Period,
    bool Late,
    EntryKind Kind,
    long? Reverses,
    string? Reason,
    string? Author,
    EventIdentity? Event
)
{
    public static LedgerLine Of(LedgerEntry entry, CampaignSnapshot snapshot) => Of(entry, snapshot, Audience.Staff);

    public static LedgerLine Of(LedgerEntry entry, CampaignSnapshot snapshot, Audience audience) =>
        new(
            entry.Seq,
            audience.CodeOf(snapshot.Get(entry.Participant)),
            entry.Team,
            entry.Lead,
            entry.Cycle,
            entry.Stage?.ToString().ToLowerInvariant(),
            CodeOf(entry.Rep, snapshot, audience),
            CodeOf(entry.Prospector, snapshot, audience),
            entry.Rule,
            entry.RuleSetVersion,
            entry.Points,
            entry.OccurredAt,
            entry.RecordedAt,
            entry.Period,
            entry.Late,
            entry.Kind,
            entry.Reverses,
            entry.Reason,
            entry.Author,
            entry.Source is null ? null : new EventIdentity(entry.Source, entry.EventId!)
        );

    private static string? CodeOf(int? number, CampaignSnapshot snapshot, Audience audience) =>
        number is { } known ? audience.CodeOf(snapshot.Get(known)) : null;
}

public sealed record EventIdentity(string Source, string Id)
{
    public static EventIdentity Of(LeadEvent leadEvent) => new(leadEvent.Source, leadEvent.Id);

    public static EventIdentity Of(Fact fact) => new(fact.Source, fact.EventId);
}
