namespace ChallengeHub;

/// <summary>When what happens at the desk of a campaign counts: nobody makes a move that would be none. Pure.</summary>
internal static class DeskWindow
{
    public static bool IsOpen(Campaign campaign, DateTimeOffset now) =>
        campaign.LaunchedAt is not null && EventAdmission.IgnoredAs(campaign, now) is null;

    /// <summary>Why a move of this instant would not count; null: it does.</summary>
    public static MoveRefusal? Refuses(Campaign campaign, DateTimeOffset at) =>
        RefusesReception(campaign, at) ?? (at < campaign.StartsAt ? MoveRefusal.Conflict("campaign-not-begun") : null);

    /// <summary>Leads may be there before the campaign begins, and none comes after its end.</summary>
    public static MoveRefusal? RefusesReception(Campaign campaign, DateTimeOffset at) =>
        at >= campaign.End || campaign.ClosedAt is not null ? MoveRefusal.Conflict("campaign-over") : null;
}
