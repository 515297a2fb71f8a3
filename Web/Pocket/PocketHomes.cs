namespace ChallengeHub.Web;

/// <summary>Which challenge's own page is a player's: of the running ones, else of all, the latest.</summary>
public sealed class PocketHomes(BoardReads reads, TimeProvider clock)
{
    public static string Address(string campaign) => $"/me/{campaign}";

    /// <summary>From the root of the site on; null: the caller plays nowhere.</summary>
    public async Task<string?> Of(IReadOnlyList<Grant> grants)
    {
        var own = new List<Campaign>();
        foreach (var campaign in grants.Where(IsOfPlayer).Select(x => x.Campaign!).Distinct())
            if (await Launched(campaign) is { } found)
                own.Add(found);
        var now = clock.GetUtcNow();
        return own.OrderByDescending(x => x.Status(now) == CampaignStatus.Running)
            .ThenByDescending(x => x.StartsAt)
            .Select(x => Address(x.Code))
            .FirstOrDefault();
    }

    /// <summary>Null as well while the store is away: a page does not fail for its menu.</summary>
    private async Task<Campaign?> Launched(string campaign)
    {
        try
        {
            var found = (await reads.Snapshot(campaign)).Campaign;
            return found.LaunchedAt is null ? null : found;
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return null;
        }
        catch (Exception failure) when (StoreFaults.Is(failure))
        {
            return null;
        }
    }

    private static bool IsOfPlayer(Grant grant) =>
        grant is { Campaign: not null, Scope: not null, Role: AccountRole.Rep or AccountRole.Prospector };
}
