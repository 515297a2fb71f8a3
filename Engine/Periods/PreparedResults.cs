namespace ChallengeHub;

/// <summary>
/// What a closing is going to certify, computed beside the writer from the ledger as of the mark: nothing is booked
/// there afterwards. It holds as long as neither people nor prizes nor what is left of a stock have changed.
/// </summary>
/// <param name="Campaign">Its id.</param>
/// <param name="Period">0: the campaign's.</param>
/// <param name="ConfigVersion">Of the campaign as it was read.</param>
/// <param name="Given">Of each prize, by closings before; null where no prize has a stock.</param>
internal sealed record PreparedResults(
    long Campaign,
    int Period,
    long ConfigVersion,
    IReadOnlyDictionary<string, int>? Given,
    Results Results,
    byte[] Canonical
)
{
    /// <summary>The closing whose unseen awards they are; null: few, which the closing writes itself.</summary>
    public long? Unseen { get; init; }

    public static PreparedResults Of(
        CampaignSnapshot snapshot,
        BoardTotals totals,
        Certification asked,
        IReadOnlyDictionary<string, byte[]> seeds
    )
    {
        var results = Certifying.Certify(asked, snapshot, totals, seeds);
        return new(
            snapshot.Campaign.Id,
            asked.Period,
            snapshot.Campaign.ConfigVersion,
            snapshot.Campaign.Document.Prizes.Any(x => x.Stock is not null) ? asked.Given : null,
            results,
            results.Canonical()
        );
    }

    /// <summary>Under the campaign's lock.</summary>
    public async Task<bool> Holds(UnitOfWork work, CampaignState state)
    {
        var campaign = state.Snapshot.Campaign;
        if (Unseen is { } unseen && !await ClosingRows.IsOpen(work, unseen))
            return false;
        if (campaign.ConfigVersion != ConfigVersion)
            return false;
        if (state.LastSeq != Results.Seq && await LedgerRows.IsBooked(work, campaign.Id, Period, after: Results.Seq))
            return false;
        return Given is null
            || (
                await AwardRows.Given(work.Connection, campaign.Id, work.Transaction) is var given
                && given.Count == Given.Count
                && given.All(x => Given.GetValueOrDefault(x.Key) == x.Value)
            );
    }
}
