using System.Data.Common;

namespace ChallengeHub;

/// <summary>Reads a campaign's past as it was when its row was read: what is recorded meanwhile is left out.</summary>
public sealed class PastReads(Database database)
{
    private const int PageSize = 5000;

    public async Task<Past> Load(Campaign campaign)
    {
        await using var connection = await database.Connect();
        var closed = (await PeriodRows.Of(connection, campaign.Id))
            .Where(x => x.ClosedAt is not null)
            .Select(x => x.Number)
            .ToHashSet();
        if (campaign.ClosedAt is not null)
            closed.Add(BoardKey.Overall);
        var byHand = (await LedgerRows.ByHand(connection, campaign.Id)).Where(x => x.Seq <= campaign.LastSeq).ToList();

        return new Past(
            campaign,
            await ParticipantRows.Of(connection, campaign.Id),
            await ChangeRows.Of(connection, campaign.Id, campaign.LastFactSeq),
            byHand,
            // only among adjustments does it matter where a closing stands
            byHand.Any(x => x.Kind == EntryKind.Adjustment)
                ? await ClosedSeq(connection, campaign, closed)
                : new Dictionary<int, long>(),
            (await RaffleSeedRows.Of(connection, campaign.Id))
                .Where(x => closed.Contains(x.Period))
                .ToDictionary(x => new RaffleKey(x.Prize, x.Period), x => x.Seed)
        );
    }

    /// <summary>
    /// In the order of arrival and in pages, so that neither memory nor a read transaction grows with the campaign.
    /// </summary>
    public async IAsyncEnumerable<PlayedFact> Facts(Campaign campaign)
    {
        for (long after = 0; ; )
        {
            await using var connection = await database.Connect();
            var page = await FactRows.Page(
                connection,
                campaign.Id,
                new FactRange(after, campaign.LastFactSeq),
                PageSize
            );
            foreach (var fact in page)
                yield return PlayedFact.Of(campaign.Code, fact);
            if (page.Count < PageSize)
                yield break;
            after = page[^1].FactSeq;
        }
    }

    private static async Task<IReadOnlyDictionary<int, long>> ClosedSeq(
        DbConnection connection,
        Campaign campaign,
        IEnumerable<int> closed
    )
    {
        var seqs = new Dictionary<int, long>();
        foreach (var period in closed)
            if (await ResultRows.Find(connection, campaign.Id, period, version: 1) is { } stored)
                seqs[period] = stored.Results.Seq;
        return seqs;
    }
}
