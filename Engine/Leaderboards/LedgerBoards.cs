using System.Collections.Concurrent;

namespace ChallengeHub;

/// <summary>
/// The boards as the ledger has them now, read beside the writer: what answers when Redis lags, and what Redis is
/// measured against.
/// </summary>
public sealed class LedgerBoards(Database database)
{
    private readonly ConcurrentDictionary<string, Folded> known = new();

    /// <summary>Looks at the fold of the whole ledger as committed at this moment. Only new entries are read.</summary>
    public async Task<T> Read<T>(string campaign, Func<CampaignSnapshot, Tally, T> look)
    {
        var folded = known.GetOrAdd(campaign, _ => new Folded());
        await folded.Turn.WaitAsync();

        try
        {
            await using var connection = await database.Connect();
            var row =
                await CampaignRows.Find(connection, campaign)
                ?? throw RefusedException.NotFound("no-campaign", campaign);
            if (folded.View?.Campaign.Id != row.Id)
            {
                folded.View = null;
                folded.Tally = null;
            }
            folded.View =
                folded.View?.Campaign.ConfigVersion == row.ConfigVersion
                    ? folded.View.With(row)
                    : await CampaignSnapshot.Load(connection, row);
            var tally = folded.Tally ??= new Tally(folded.View);
            tally.Snapshot = folded.View;
            await foreach (var entry in LedgerRows.After(connection, row.Id, tally.Seq, row.LastSeq))
                tally.Add(entry);
            return look(folded.View, tally);
        }
        finally
        {
            folded.Turn.Release();
        }
    }

    /// <summary>The fold of the ledger's first <paramref name="seq"/> entries.</summary>
    public async Task<Tally> AsOf(CampaignSnapshot snapshot, long seq)
    {
        await using var connection = await database.Connect();
        var tally = new Tally(snapshot);
        await foreach (var entry in LedgerRows.After(connection, snapshot.Campaign.Id, 0, seq))
            tally.Add(entry);
        return tally;
    }

    private sealed class Folded
    {
        public SemaphoreSlim Turn { get; } = new(1);
        public CampaignSnapshot? View { get; set; }
        public Tally? Tally { get; set; }
    }
}
