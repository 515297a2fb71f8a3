namespace ChallengeHub.Web;

/// <summary>
/// Where somebody's work lies after the sign-in: at the desk of the one running challenge in which he plays or directs.
/// Those who look after challenges, and those who are in several, begin at the list of them.
/// </summary>
public sealed class DeskHomes(BoardReads reads, TimeProvider clock)
{
    /// <summary>From the root of the site on; null: the list of challenges.</summary>
    public async Task<string?> Of(IReadOnlyList<Grant> grants)
    {
        if (grants.Any(x => x.Role is AccountRole.Admin or AccountRole.Marketing))
            return null;

        string? home = null;
        foreach (var own in grants.Where(IsOfDesk).GroupBy(x => x.Campaign!))
        {
            if (await Running(own.Key) is not { } snapshot || !own.Any(x => IsIn(snapshot, x)))
                continue;
            if (home is not null)
                return null;
            home = Address(own.Key, own.Where(x => IsIn(snapshot, x)));
        }

        return home;
    }

    /// <summary>The page of a challenge's desk at which the work of somebody with these roles begins.</summary>
    public static string Address(string campaign, IEnumerable<Grant> grants)
    {
        var roles = grants.Select(x => x.Role).ToHashSet();
        if (roles.Contains(AccountRole.Director))
            return $"/desk/{campaign}/team";
        var isProspectorOnly = roles.Contains(AccountRole.Prospector) && !roles.Contains(AccountRole.Rep);
        return isProspectorOnly ? $"/desk/{campaign}/found" : $"/desk/{campaign}";
    }

    /// <summary>Null as well while the store is away: a page does not fail for its menu.</summary>
    private async Task<CampaignSnapshot?> Running(string campaign)
    {
        try
        {
            var snapshot = await reads.Snapshot(campaign);
            var now = clock.GetUtcNow();
            var isOver = now >= snapshot.Campaign.End;
            return !isOver && snapshot.Campaign.Status(now) == CampaignStatus.Running ? snapshot : null;
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

    private static bool IsOfDesk(Grant grant) =>
        grant is { Campaign: not null, Scope: not null }
        && grant.Role is AccountRole.Director or AccountRole.Rep or AccountRole.Prospector;

    /// <summary>A rep who has left has no desk; a prospector sees to the end what became of his leads.</summary>
    private static bool IsIn(CampaignSnapshot snapshot, Grant grant) =>
        grant.Role switch
        {
            AccountRole.Director => snapshot.Team(grant.Scope!) is not null,
            AccountRole.Rep => snapshot.Find(grant.Scope!) is { Role: Role.Rep, Active: true },
            _ => snapshot.Find(grant.Scope!) is { Role: Role.Prospector },
        };
}
