namespace ChallengeHub;

/// <summary>How a desk is filled from the store, under the campaign's lock.</summary>
internal sealed partial class Desk
{
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
}
