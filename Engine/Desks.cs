using System.Collections.Concurrent;

namespace ChallengeHub;

/// <summary>The desks of this process. Opening one takes the campaign's lock; a rollback forgets it.</summary>
public sealed class Desks
{
    private readonly ConcurrentDictionary<long, Desk> known = new();

    /// <summary>Null: no such campaign.</summary>
    internal async Task<Desk?> Open(Writing writing, string campaign)
    {
        if (await CampaignRows.Lock(writing, campaign) is not { } id) return null;
        writing.OnRollback(() => known.TryRemove(id, out _));
        return known[id] = await Desk.Open(writing, id, known.GetValueOrDefault(id));
    }

    internal async Task<Desk> Get(Writing writing, string campaign) =>
        await Open(writing, campaign) ?? throw Refusal.NotFound($"There is no campaign '{campaign}'.");
}
