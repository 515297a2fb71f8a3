using System.Runtime.CompilerServices;

namespace ChallengeHub;

/// <summary>
/// Reads the ledger for people: a page, or all of it as a stream. While boards are frozen, entries of others end with
/// them.
/// </summary>
public sealed class LedgerReads(Database database, BoardReads reads)
{
    /// <summary>Who reads: decides whose codes are shown.</summary>
    public Audience Audience { get; private init; } = Audience.Staff;

    public LedgerReads For(Audience audience) => new(database, reads) { Audience = audience };

    public async Task<IReadOnlyList<LedgerLine>> Page(string campaign, string? participant, long after, int limit)
    {
        var snapshot = await reads.Snapshot(campaign);
        var named = Named(snapshot, participant);
        var part = new ParticipantPart(named?.Number, after, await LastShown(snapshot, named));
        await using var connection = await database.Connect();
        var entries = await LedgerRows.Page(connection, snapshot.Campaign.Id, part, limit);
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

    private Participant? Named(CampaignSnapshot snapshot, string? participant) =>
        participant is null
            ? null
            : Audience.Find(snapshot, participant) ?? throw RefusedException.NotFound("no-participant", participant);

    /// <summary>One's own are always all shown.</summary>
    private async Task<long> LastShown(CampaignSnapshot snapshot, Participant? named) =>
        named is not null && Audience.Own.Contains(named.Code)
            ? long.MaxValue
            : (await reads.Frozen(snapshot, BoardKey.Overall, Audience))?.Seq ?? long.MaxValue;
}
