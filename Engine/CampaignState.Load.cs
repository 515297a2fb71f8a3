namespace ChallengeHub;

/// <summary>How a state is filled from the store, under the campaign's lock.</summary>
internal sealed partial class CampaignState
{
    /// <summary>Brings the state to the state of the locked row; what other processes have appended is added.</summary>
    public static async Task<CampaignState> Open(UnitOfWork work, long id, CampaignState? known)
    {
        var campaign = await CampaignRows.Get(work.Connection, id, work.Transaction);
        var alone = known is not null && known.lastVersion == campaign.Version - 1;
        var state =
            known is not null && known.Snapshot.Campaign.ConfigVersion == campaign.ConfigVersion
                ? known
                : new CampaignState(await CampaignSnapshot.Load(work.Connection, campaign, work.Transaction))
                {
                    tally = known?.tally,
                };
        if (!alone || state != known)
            state.history = null;

        state.Snapshot = state.Snapshot.Campaign == campaign ? state.Snapshot : state.Snapshot.With(campaign);
        state.LastSeq = campaign.LastSeq;
        state.LastFactSeq = campaign.LastFactSeq;
        state.lastVersion = campaign.Version;

        return state;
    }

    /// <summary>The boards as of the last entry; read from the ledger once, then only what is new.</summary>
    public async Task<Tally> LoadTally(UnitOfWork work, long? upTo = null)
    {
        tally ??= new Tally(Snapshot);
        tally.Snapshot = Snapshot;
        if (tally.Seq == (upTo ?? LastSeq))
            return tally;
        await foreach (
            var entry in LedgerRows.After(
                work.Connection,
                Snapshot.Campaign.Id,
                tally.Seq,
                transaction: work.Transaction
            )
        )
            tally.Add(entry);
        tally.TakeChanged();
        return tally;
    }

    /// <summary>Payments and days played, as caps, streaks and first-of-the-day need them.</summary>
    public async Task<History> LoadHistory(UnitOfWork work)
    {
        if (history is not null)
            return history;

        history = new History(Snapshot.Campaign.Zone);
        if (!NeedsHistory)
            return history;

        var reversed = new HashSet<long>();
        var paid = new Dictionary<long, LedgerEntry>();

        await foreach (
            var entry in LedgerRows.After(work.Connection, Snapshot.Campaign.Id, 0, transaction: work.Transaction)
        )
        {
            if (entry.Kind == EntryKind.Award)
                paid[entry.Seq] = entry;
            else if (entry.Reverses is { } reverses)
                reversed.Add(reverses);
        }

        foreach (var entry in paid.Values.Where(entry => !reversed.Contains(entry.Seq)))
            Paid(entry);

        foreach (var fact in await FactRows.Holding(work, Snapshot.Campaign.Id))
            Seen(fact);

        return history;
    }
}
