using System.Collections.Concurrent;

namespace ChallengeHub;

/// <summary>The desks of this process. Opening one takes the campaign's lock; a rollback forgets it.</summary>
public sealed class CampaignStates
{
    private readonly ConcurrentDictionary<long, CampaignState> known = new();

    /// <summary>Null: no such campaign.</summary>
    internal async Task<CampaignState?> Open(UnitOfWork work, string campaign)
    {
        if (await CampaignRows.Lock(work, campaign) is not { } id)
            return null;
        work.OnRollback(() => known.TryRemove(id, out _));
        return known[id] = await CampaignState.Open(work, id, known.GetValueOrDefault(id));
    }

    internal async Task<CampaignState> Get(UnitOfWork work, string campaign) =>
        await Open(work, campaign) ?? throw RefusedException.NotFound("no-campaign", campaign);
}
