namespace ChallengeHub.Web;

/// <summary>Where these pages were before: an address that was kept still leads to its page.</summary>
public static class ManageAddresses
{
    public static void MapOldAddresses(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/studio/{campaign}/run",
                (string campaign, HttpRequest request) =>
                    TypedResults.LocalRedirect($"~/studio/{Uri.EscapeDataString(campaign)}/manage{request.QueryString}")
            )
            .RequireAccess(AccessPolicies.Campaigns)
            .ExcludeFromDescription();

        routes
            .MapGet(
                "/studio/{campaign}/change",
                (string campaign) =>
                    TypedResults.LocalRedirect($"~/studio/{Uri.EscapeDataString(campaign)}/manage/rules")
            )
            .RequireAccess(AccessPolicies.Campaigns)
            .ExcludeFromDescription();
    }
}
