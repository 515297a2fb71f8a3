using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>The ceremonies of a campaign's walls, for those who run it.</summary>
public static class CeremoniesApi
{
    public static void MapCeremonies(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Periods")
            .RequireAccess(AccessPolicies.Results)
            .WithProblems(401, 403, 404, 409)
            .MapPost("/ceremonies/{number:int}/replay", Replay)
            .WithSummary("Play a ceremony again on the walls")
            .WithDescription(
                "`number`: of the period, or 0 for the campaign. The walls that are open now play it; nothing changes "
                    + "for anybody else. 409 before the ceremony has been."
            );

    private static async Task<NoContent> Replay(string code, int number, HttpContext http, CeremonyReplays ceremonies)
    {
        await ceremonies.Play(code, number, http.By());
        return TypedResults.NoContent();
    }
}
