using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ChallengeHub.Web;

/// <summary>
/// Photos of people on boards, by the marks that boards have of them: who sees no board that somebody is on knows no
/// mark. A photo that was taken back, or whose person is not shown by name any more, is nowhere.
/// </summary>
public static class PhotosApi
{
    private const string Sandbox = "default-src 'none'; sandbox";

    /// <summary>Another photo has another address; one that was taken back is not looked at for longer.</summary>
    private const string Kept = "private, max-age=3600";

    public static void MapPhotos(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/api/v1/campaigns/{code}/photos")
            .WithTags("Boards")
            .RequireAccess(AccessPolicies.Boards)
            .WithProblems(401, 403, 404)
            .MapGet("/{mark}", Read)
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg")
            .WithSummary("The photo of somebody on a board")
            .WithDescription("`mark`: the `photo` of a standing or a scored line. A JPEG of 256 × 256 pixels.");

    private static async Task<FileContentHttpResult> Read(
        string code,
        string mark,
        HttpContext http,
        Portraits portraits
    )
    {
        var content = await portraits.Find(code, mark) ?? throw RefusedException.NotFound("no-photo");
        http.Response.Headers.CacheControl = Kept;
        http.Response.Headers.ContentSecurityPolicy = Sandbox;
        return TypedResults.Bytes(content, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{mark}\""));
    }
}
