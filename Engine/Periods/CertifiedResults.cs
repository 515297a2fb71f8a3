namespace ChallengeHub;

/// <summary>Writes results and awards, as a part of the transaction that closes or amends.</summary>
internal static class CertifiedResults
{
    /// <param name="prepared">Null: it is computed here, under the lock.</param>
    public static async Task Write(
        UnitOfWork work,
        CampaignState state,
        Certification asked,
        PreparedResults? prepared = null
    )
    {
        var id = state.Snapshot.Campaign.Id;
        if (prepared is not null)
        {
            await ResultRows.Insert(work, id, prepared.Results, prepared.Canonical);
            if (prepared.Unseen is { } closing)
                await ClosingRows.Done(work, closing, asked.ClosedAt);
            else
                await AwardRows.Insert(work, new CampaignClosing(id), prepared.Results, prepared.Results.Awards);
            return;
        }

        var seeds = (await RaffleSeedRows.Of(work.Connection, id, work.Transaction))
            .Where(x => x.Period == asked.Period)
            .ToDictionary(x => x.Prize, x => x.Seed);
        asked = asked with { Given = await AwardRows.Given(work.Connection, id, work.Transaction) };

        var results = Certifying.Certify(asked, state.Snapshot, await Totals(work, state, asked), seeds);
        await ResultRows.Insert(work, id, results, results.Canonical());
        if (asked.Before is null)
            await AwardRows.Insert(work, new CampaignClosing(id), results, results.Awards);
    }

    /// <summary>Of a period as of its mark; of an amendment and of the campaign as of now.</summary>
    private static async Task<BoardTotals> Totals(UnitOfWork work, CampaignState state, Certification asked)
    {
        var now = BoardTotals.Of(await state.LoadTally(work), asked.Period);
        if (asked.Before is not null || state.Snapshot.Period(asked.Period) is not { } period)
            return now;

        var marked = new MarkedPeriod(state.Snapshot.Campaign.Id, period);
        return await marked.Totals(work.Connection, now, seq => Fold(work, state, seq), work.Transaction);
    }

    private static async Task<Tally> Fold(UnitOfWork work, CampaignState state, long seq)
    {
        var id = state.Snapshot.Campaign.Id;
        var tally = new Tally(state.Snapshot);
        await foreach (var entry in LedgerRows.OnBoards(work.Connection, id, 0, seq, work.Transaction))
            tally.Add(entry);
        return tally;
    }
}
