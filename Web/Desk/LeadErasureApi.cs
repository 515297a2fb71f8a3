using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>A lead's card, forgotten for who was met at the prospect and asks for it.</summary>
public static class LeadErasureApi
{
    public static void MapLeadErasure(this IEndpointRouteBuilder routes)
    {
        var leads = routes
            .MapGroup("/api/v1/campaigns/{code}/leads/{lead}")
            .WithTags("Privacy")
            .RequireAccess(AccessPolicies.Leads)
            .WithProblems(401, 403, 404);

        leads
            .MapPost("/erasure", Erase)
            .WithSummary("Forget whom a lead is about")
            .WithDescription(
                "For good, and for marketing alone. What names a person and all free text goes from the card and its "
                    + "notes, and from those of every lead that it was recovered from or that was recovered from it, "
                    + "in challenges that the caller reaches. Facts, points and the status stay as they are."
            );
    }

    private static async Task<NoContent> Erase(
        string code,
        string lead,
        HttpContext http,
        DeskCallers callers,
        LeadDesk desk
    )
    {
        await desk.Erase(code, LeadCodes.FromRoute(http), await callers.Of(http, code));
        return TypedResults.NoContent();
    }
}
