using System.Runtime.CompilerServices;

namespace ChallengeHub;

/// <summary>Reads the ledger for people: a page, or all of it as a stream.</summary>
public sealed class LedgerReads(Database database, BoardReads reads)
{
    /// <summary>Who reads: decides whose codes are shown.</summary>
    public Audience Audience { get; private init; } = Audience.Staff;

    public LedgerReads For(Audience audience) => new(database, reads) { Audience = audience };

    public async Task<IReadOnlyList<LedgerLine>> Page(string campaign, string? participant, long after, int limit)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var entries = await LedgerRows.Page(
            connection,
            snapshot.Campaign.Id,
            NumberOf(snapshot, participant),
            after,
            limit
        );
        // people added since the view was read are in the newer one
        snapshot = await reads.Snapshot(campaign);
        return [.. entries.Select(entry => LedgerLine.Of(entry, snapshot, Audience))];
    }

    /// <summary>In pages of 1,000, so that neither memory nor a read transaction grows with the ledger.</summary>
    public async IAsyncEnumerable<LedgerLine> Stream(
        string campaign,
        string? participant,
        long after,
        [EnumeratorCancellation] CancellationToken stop = default
    )
    {
        const int size = 1000;
        while (!stop.IsCancellationRequested)
        {
            var page = await Page(campaign, participant, after, size);
            foreach (var line in page)
                yield return line;
            if (page.Count < size)
                yield break;
            after = page[^1].Seq;
        }
    }

    private int? NumberOf(CampaignSnapshot snapshot, string? participant) =>
        participant is null
            ? null
            : (
                Audience.Find(snapshot, participant) ?? throw RefusedException.NotFound("no-participant", participant)
            ).Number;
}
