namespace ChallengeHub;

/// <summary>
/// Reads the leads of a report one after the other, from a statement that folds their facts where they lie: they never
/// stand in memory together.
/// </summary>
public sealed class CohortReads(Database database)
{
    /// <summary>The number of the last fact there is.</summary>
    public async Task<long> AsOf(string campaign)
    {
        await using var connection = await database.Connect();
        return await CampaignRows.Find(connection, campaign) is { } found
            ? found.LastFactSeq
            : throw RefusedException.NotFound("no-campaign", campaign);
    }

    /// <summary>Those that the reader may see, in no order.</summary>
    public async IAsyncEnumerable<CohortLead> Read(CampaignSnapshot snapshot, CohortWindow window, ReportReader reader)
    {
        await using var connection = await database.Connect();
        var progress = CohortProgress.Current;
        await foreach (var row in CohortRows.Of(connection, snapshot.Campaign, window, reader))
        {
            progress?.Step();
            var lead = row.In(snapshot);
            if (reader.Sees(lead))
                yield return lead;
        }
    }

    /// <summary>How many there are for somebody who sees all.</summary>
    public async Task<long> Count(CampaignSnapshot snapshot, CohortWindow window)
    {
        await using var connection = await database.Connect();
        return await CohortRows.Count(connection, snapshot.Campaign, window);
    }
}
