namespace ChallengeHub;

/// <summary>
/// What a process remembers of a campaign between transactions: people and rules, the boards as the ledger has them,
/// and who was paid what. Every transaction on the campaign checks the versions, so that several processes on one
/// database stay right.
/// </summary>
internal sealed partial class CampaignState
{
    private Tally? tally;
    private History? history;
    private long lastVersion;

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
            all = true,
        };

    public CampaignSnapshot Snapshot { get; private set; }
    public Tally Tally => tally!;
    public History History => history!;
    public long LastSeq { get; private set; }
    public long LastFactSeq { get; private set; }

    public long NextSeq() => ++LastSeq;

    public void Append(LedgerEntry entry)
    {
        LastSeq = entry.Seq;
        Tally.Add(entry);
    }

    /// <summary>The campaign after a change of people, rules or periods.</summary>
    public void See(CampaignSnapshot snapshot) => Snapshot = Tally.Snapshot = snapshot;

    /// <summary>The next fact gets the number after this one.</summary>
    public void GoTo(long factSeq) => LastFactSeq = factSeq;

    /// <summary>After a correction, caps and streaks are read again when they are next needed.</summary>
    public void ForgetHistory() => history = null;

    public void Paid(LedgerEntry entry)
    {
        if (NeedsHistory)
            history!.Paid(SlotOf(entry));
    }

    public void Reversed(LedgerEntry entry)
    {
        if (NeedsHistory)
            history?.Reversed(SlotOf(entry));
    }

    public void Seen(Fact fact)
    {
        if (!NeedsHistory || fact.Stage is not { } stage)
            return;
        foreach (var participant in Players(fact))
            history!.Seen(participant, stage, fact.At);
    }

    public void Unseen(Fact fact)
    {
        if (!NeedsHistory || fact.Stage is not { } stage)
            return;
        foreach (var participant in Players(fact))
            history?.Unseen(participant, stage, fact.At);
    }

    /// <summary>
    /// Asks what caps and bonuses would say if the fact and what it was paid were not there yet; afterwards all is as
    /// before.
    /// </summary>
    public void Without(IReadOnlyList<LedgerEntry> paid, Fact fact, Action ask)
    {
        foreach (var entry in paid)
            Reversed(entry);
        Unseen(fact);
        ask();
        Seen(fact);
        foreach (var entry in paid)
            Paid(entry);
    }

    private static PaidSlot SlotOf(LedgerEntry entry) =>
        new(entry.Participant, entry.Rule!, entry.Lead!, entry.OccurredAt, entry.Period);

    private bool NeedsHistory =>
        all
        || Snapshot.RuleSets.Any(set =>
            set.Rules.Any(rule => rule.Cap is not null || rule is FirstOfTheDayRule or StreakRule)
        );

    private static IEnumerable<int> Players(Fact fact) => new[] { fact.Rep, fact.Prospector }.OfType<int>();
}
