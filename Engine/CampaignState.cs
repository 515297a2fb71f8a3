namespace ChallengeHub;

/// <summary>
/// What a process remembers of a campaign between transactions: people and rules, the boards as the ledger has them,
/// and who was paid what. It knows how far it has read, so that what others wrote is what comes after that; a rollback
/// takes off again what was done in it, and nothing else.
/// </summary>
internal sealed partial class CampaignState
{
    private Tally? tally;
    private History? history;
    private HeldFacts? held;

    /// <summary>History is kept whether the rules of now look at it or not: later ones may.</summary>
    private bool all;

    private CampaignState(CampaignSnapshot snapshot) => Snapshot = snapshot;

    /// <summary>
    /// Of a campaign without a fact yet, to be played in memory; nothing of it is ever read or written.
    /// </summary>
    public static CampaignState Blank(CampaignSnapshot snapshot) =>
        new(snapshot)
        {
            tally = new Tally(snapshot),
            history = new History(snapshot.Campaign.Zone),
            held = new HeldFacts(),
            all = true,
        };

    public CampaignSnapshot Snapshot { get; private set; }
    public Tally Tally => tally!;
    public History History => history!;
    public long LastSeq { get; private set; }
    public long LastFactSeq { get; private set; }

    public long NextSeq() => ++LastSeq;

    /// <summary>An entry that this process appends.</summary>
    public void Append(LedgerEntry entry)
    {
        LastSeq = Math.Max(LastSeq, entry.Seq);
        Take(entry);
    }

    /// <summary>The campaign after a change of people, rules or periods.</summary>
    public void See(CampaignSnapshot snapshot)
    {
        Snapshot = snapshot;
        if (tally is not null)
            tally.Snapshot = snapshot;
    }

    /// <summary>The next fact gets the number after this one.</summary>
    public void GoTo(long factSeq)
    {
        // of what is recorded here it is known who holds it; else that is still to be looked at
        if (heldUpTo == LastFactSeq)
            heldUpTo = factSeq;
        LastFactSeq = factSeq;
    }

    /// <summary>It holds its key from now on, and waits for nothing.</summary>
    public void Seen(Fact fact) => Hold(fact, holds: true);

    public void Unseen(Fact fact) => Hold(fact, holds: false);

    /// <summary>
    /// Asks what caps and bonuses would say if the fact and what it was paid were not there yet; afterwards all is as
    /// before.
    /// </summary>
    public void Without(IReadOnlyList<LedgerEntry> paid, Fact fact, Action ask)
    {
        foreach (var entry in paid)
            History.Reversed(SlotOf(entry));
        var isHeld = Turn(fact, holds: false);

        try
        {
            ask();
        }
        finally
        {
            if (isHeld)
                Turn(fact, holds: true);
            foreach (var entry in paid)
                History.Paid(SlotOf(entry));
        }
    }

    /// <summary>The next entry of the ledger, no matter who wrote it.</summary>
    private void Take(LedgerEntry entry)
    {
        Tally.Add(entry);
        // an adjustment fills no slot
        if (entry.Rule is not null && history is { } counting && counting.Knows(entry.Participant))
            Count(entry, counting);
    }

    private void Count(LedgerEntry entry, History counted)
    {
        if (entry.Reverses is { } original)
        {
            var freed = SlotOf(entry) with { Period = Tally.PeriodOf(original) };
            counted.Reversed(freed);
            OnUndo(() => counted.Paid(freed));
        }
        else
        {
            var filled = SlotOf(entry);
            counted.Paid(filled);
            OnUndo(() => counted.Reversed(filled));
        }
    }

    private void Hold(Fact fact, bool holds)
    {
        if (Turn(fact, holds))
            OnUndo(() => Turn(fact, !holds));
    }

    /// <summary>False: it was so already, or nobody asks who holds what.</summary>
    private bool Turn(Fact fact, bool holds) => fact.Stage is not null && Turn(HeldFact.Of(fact), holds);

    private bool Turn(HeldFact fact, bool holds)
    {
        if (held?.Turn(fact.FactSeq, holds) is not true)
            return false;

        foreach (var participant in fact.Players)
            if (holds)
                History.Seen(participant, fact.Stage, fact.At);
            else
                History.Unseen(participant, fact.Stage, fact.At);
        return true;
    }

    private static PaidSlot SlotOf(LedgerEntry entry) =>
        new(entry.Participant, entry.Rule!, entry.Lead!, entry.OccurredAt, entry.Period);

    private bool NeedsPaid => all || HasRule(rule => rule.Cap is not null || rule is StreakRule);

    private bool NeedsHeld => all || HasRule(LooksBack);

    /// <summary>Whether one of them asks on which days facts were held.</summary>
    public static bool LookBack(IEnumerable<Rule>? rules) => rules?.Any(LooksBack) == true;

    private static bool LooksBack(Rule? rule) => rule is FirstOfTheDayRule or StreakRule;

    private bool HasRule(Func<Rule, bool> asks) => Snapshot.RuleSets.Any(set => set.Rules.Any(asks));
}
