namespace ChallengeHub.Web;

/// <summary>The regulations on one sheet, to pin to a wall or to hand out.</summary>
[RequireAccess(AccessPolicies.Boards)]
public sealed class RegulationsSummaryView(
    BoardReads boards,
    ChallengeHub.Campaigns campaigns,
    Themes themes,
    TimeProvider clock,
    Addresses addresses
) : RegulationsView(boards, campaigns, themes, clock)
{
    public RegulationsSummary Summary => RegulationsSummary.Of(Source, Formatter);

    public string Address(string path) => addresses.Of(HttpContext, path);

    /// <summary>The rankings for a telephone's camera.</summary>
    public string Picture => Qr.Small(Address($"/boards/{Campaign.Code}"));
}
