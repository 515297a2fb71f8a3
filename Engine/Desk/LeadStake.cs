namespace ChallengeHub;

/// <summary>
/// What a lead's next move would pay, without making it. Caps and streaks are not looked at: only the transaction that
/// records the fact knows what is left of them.
/// </summary>
internal sealed class LeadStake
{
    private readonly LeadAtDesk lead;
    private readonly DateTimeOffset now;
    private readonly CampaignState state;
    private readonly LeadState scored = new();

    /// <param name="blank">Of the lead's campaign, without points: what is decided changes nothing in it.</param>
    public LeadStake(LeadAtDesk lead, IReadOnlyList<LedgerEntry> unreversed, CampaignState blank, DateTimeOffset now)
    {
        this.lead = lead;
        this.now = now;
        state = blank;
        foreach (var fact in lead.Facts)
            scored.Add(fact);
        scored.Unreversed.AddRange(unreversed);
    }

    /// <summary>To the rep or prospector who asks; to who is neither, to all.</summary>
    public long Points(string type, DeskCaller by) =>
        Entries(type, by).Where(x => IsFor(x, by.Mover)).Sum(x => x.Points);

    /// <summary>What waits for the validation, to all.</summary>
    public long Pending(DeskCaller by) =>
        scored.AwaitingValidation.Any()
            ? Entries(EventTypes.Validated, by).Where(x => x.Stage != Stage.Validated).Sum(x => x.Points)
            : 0;

    private IReadOnlyList<LedgerEntry> Entries(string type, DeskCaller by)
    {
        // nobody knows yet what the new amount will be
        if (type == EventTypes.AmountChanged)
            return [];

        var snapshot = lead.Snapshot;
        var rep = lead.Course.Holder ?? by.Mover.Rep ?? Anybody;
        var asks = EventTypes.StageOf(type) > Stage.Validated;
        var leadEvent = new LeadEvent
        {
            Campaign = snapshot.Campaign.Code,
            Source = by.Source,
            Id = "stake",
            Type = type,
            Lead = lead.Row.Lead,
            Rep = asks && rep is { } number ? snapshot.Get(number).Code : null,
            At = now,
            Account = lead.Row.Account,
        };
        var decision = FactDecision.Of(state, scored, ResolvedEvent.AsIs(leadEvent), now);
        return decision.Rejection is null ? decision.Entries : [];
    }

    /// <summary>Who takes it, if nobody in particular: what that pays is the same for each.</summary>
    private int? Anybody =>
        lead
            .Snapshot.Participants.FirstOrDefault(x =>
                x is { Role: Role.Rep, Active: true } && !lead.Snapshot.IsHeldOut(x.Team)
            )
            ?.Number;

    private static bool IsFor(LedgerEntry entry, Mover mover) =>
        mover is { Rep: null, Prospector: null }
        || entry.Participant == mover.Rep
        || entry.Participant == mover.Prospector;
}
