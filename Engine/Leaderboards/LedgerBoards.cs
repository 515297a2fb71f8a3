using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// The boards as the ledger has them now, read beside the writer: what answers when Redis lags, and what Redis is
/// measured against. What nobody asked for within an hour is let go.
/// </summary>
public sealed class LedgerBoards : IDisposable
{
    private static readonly TimeSpan Unused = TimeSpan.FromHours(1);
    private readonly Database database;
    private readonly CampaignLooks looks;
    private readonly WhileAsked<string, Folded> known;

    public LedgerBoards(Database database, CampaignLooks looks, [FromKeyedServices(Clocks.People)] TimeProvider clock)
    {
        this.database = database;
        this.looks = looks;
        known = new(clock, _ => new Folded(), Unused);
    }

    /// <summary>
    /// Whether the campaign's ledger was read in this process, and is kept: then only what is new is read.
    /// </summary>
    public bool IsRead(string campaign) => known.Find(campaign) is { IsRead: true };

    /// <summary>Looks at the fold of the whole ledger as committed at this moment. Only new entries are read.</summary>
    public async Task<T> Read<T>(string campaign, Func<CampaignSnapshot, Tally, T> look) =>
        await Read(await looks.Now(campaign), look);

    /// <summary>
    /// The same for who has just looked at the campaign: as it was then, or later. Of what is known nothing is read.
    /// </summary>
    public async Task<T> Read<T>(CampaignSnapshot seen, Func<CampaignSnapshot, Tally, T> look)
    {
        var folded = known.Get(seen.Campaign.Code);
        await folded.Turn.WaitAsync();

        try
        {
            var latest = folded.View is { } last && IsAsNew(last.Campaign, seen.Campaign) ? last : seen;
            return look(latest, await Advance(folded, latest));
        }
        finally
        {
            folded.Turn.Release();
        }
    }

    /// <summary>Has a campaign's ledger read for those who ask later, if nobody has yet; waits for nothing.</summary>
    public void Begin(string campaign)
    {
        var folded = known.Get(campaign);
        if (!folded.IsRead && folded.Begins())
            _ = Task.Run(() => ReadAhead(campaign, folded));
    }

    /// <summary>The fold of the ledger's first <paramref name="seq"/> entries.</summary>
    public async Task<Tally> AsOf(CampaignSnapshot snapshot, long seq)
    {
        await using var connection = await database.Connect();
        var tally = new Tally(snapshot);
        await foreach (var entry in LedgerRows.OnBoards(connection, snapshot.Campaign.Id, 0, seq))
            tally.Add(entry);
        return tally;
    }

    public void Dispose() => known.Dispose();

    private async Task ReadAhead(string campaign, Folded folded)
    {
        try
        {
            await Read(campaign, (_, tally) => tally.Seq);
        }
        catch (Exception)
        {
            // nobody waits for it: who needs the ledger reads it, and hears why not
            folded.Ended();
        }
    }

    private async Task<Tally> Advance(Folded folded, CampaignSnapshot view)
    {
        if (folded.View?.Campaign.Id != view.Campaign.Id)
            folded.Tally = null;
        var tally = folded.Tally ??= new Tally(view);
        folded.View = view;
        tally.Snapshot = view;

        if (tally.Seq < view.Campaign.LastSeq)
        {
            await using var connection = await database.Connect();
            await foreach (
                var entry in LedgerRows.OnBoards(connection, view.Campaign.Id, tally.Seq, view.Campaign.LastSeq)
            )
                tally.Add(entry);
        }

        folded.IsRead = true;
        return tally;
    }

    private static bool IsAsNew(Campaign known, Campaign seen) => known.Id == seen.Id && known.Version >= seen.Version;

    private sealed class Folded
    {
        private volatile bool isRead;
        private int begun;

        public SemaphoreSlim Turn { get; } = new(1);
        public CampaignSnapshot? View { get; set; }
        public Tally? Tally { get; set; }

        public bool IsRead
        {
            get => isRead;
            set => isRead = value;
        }

        /// <summary>False: somebody has begun already.</summary>
        public bool Begins() => Interlocked.Exchange(ref begun, 1) == 0;

        public void Ended() => Volatile.Write(ref begun, 0);
    }
}
