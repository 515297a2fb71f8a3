namespace ChallengeHub;

/// <summary>
/// What a process remembers of a campaign between transactions: people and rules, the boards as the ledger has them, and who was paid what.
/// Every transaction on the campaign checks the versions, so that several processes on one database stay right.
/// </summary>
internal sealed class Desk
{
    private Tally? tally;
    private History? history;
    private long lastVersion;

    private Desk(CampaignView view) => View = view;

    public CampaignView View { get; private set; }
    public Tally Tally => tally!;
    public History History => history!;
    public long LastSeq { get; private set; }
    public long LastFactSeq { get; private set; }
    public long NextSeq() => ++LastSeq;
    public long NextFactSeq() => ++LastFactSeq;

    /// <summary>Brings the desk to the state of the locked row; what other processes have appended is added.</summary>
    public static async Task<Desk> Open(Writing writing, long id, Desk? known)
    {
        var campaign = await CampaignRows.Get(writing.Connection, id, writing.Transaction);
        var alone = known is not null && known.lastVersion == campaign.Version - 1;
        var desk = known is not null && known.View.Campaign.ConfigVersion == campaign.ConfigVersion
            ? known
            : new Desk(await CampaignView.Load(writing.Connection, campaign, writing.Transaction)) { tally = known?.tally };
        if (!alone || desk != known) desk.history = null;
        desk.View = desk.View.Campaign == campaign ? desk.View : desk.View.With(campaign);
        (desk.LastSeq, desk.LastFactSeq, desk.lastVersion) = (campaign.LastSeq, campaign.LastFactSeq, campaign.Version);
        return desk;
    }

    /// <summary>The boards as of the last entry; read from the ledger once, then only what is new.</summary>
    public async Task<Tally> LoadTally(Writing writing, long? upTo = null)
    {
        tally ??= new Tally(View);
        tally.View = View;
        if (tally.Seq == (upTo ?? LastSeq)) return tally;
        await foreach (var entry in LedgerRows.After(writing.Connection, View.Campaign.Id, tally.Seq, transaction: writing.Transaction)) tally.Add(entry);
        tally.TakeChanged();
        return tally;
    }

    /// <summary>Payments and days played, as caps, streaks and first-of-the-day need them.</summary>
    public async Task<History> LoadHistory(Writing writing)
    {
        if (history is not null) return history;
        history = new History(View.Campaign.Zone);
        if (!NeedsHistory) return history;
        var reversed = new HashSet<long>();
        var paid = new Dictionary<long, LedgerEntry>();
        await foreach (var entry in LedgerRows.After(writing.Connection, View.Campaign.Id, 0, transaction: writing.Transaction))
        {
            if (entry.Kind == EntryKind.Award) paid[entry.Seq] = entry;
            else if (entry.Reverses is { } reverses) reversed.Add(reverses);
        }
        foreach (var entry in paid.Values.Where(entry => !reversed.Contains(entry.Seq))) Paid(entry);
        foreach (var fact in await FactRows.Held(writing, View.Campaign.Id)) Seen(fact);
        return history;
    }

    /// <summary>After a correction caps and streaks are read anew by whoever needs them next.</summary>
    public void ForgetHistory() => history = null;

    public void Paid(LedgerEntry entry)
    {
        if (NeedsHistory) history!.Paid(SlotOf(entry));
    }

    public void Reversed(LedgerEntry entry)
    {
        if (NeedsHistory) history?.Reversed(SlotOf(entry));
    }

    public void Seen(Fact fact)
    {
        if (!NeedsHistory || fact.Stage is not { } stage) return;
        foreach (var participant in Players(fact)) history!.Seen(participant, stage, fact.At);
    }

    public void Unseen(Fact fact)
    {
        if (!NeedsHistory || fact.Stage is not { } stage) return;
        foreach (var participant in Players(fact)) history?.Unseen(participant, stage, fact.At);
    }

    private static PaidSlot SlotOf(LedgerEntry entry) =>
        new(entry.Participant, entry.Rule!, entry.Lead!, entry.OccurredAt, entry.Period);

    private bool NeedsHistory => View.RuleSets.Any(set => set.Rules.Any(rule => rule.Cap is not null || rule is FirstOfTheDayRule or StreakRule));

    private static IEnumerable<int> Players(Fact fact) => new[] { fact.Rep, fact.Prospector }.OfType<int>();
}
