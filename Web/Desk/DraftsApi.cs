using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Cards that are not good enough to be leads yet.</summary>
public static class DraftsApi
{
    public static void MapLeadDrafts(this IEndpointRouteBuilder routes)
    {
        var drafts = routes
            .MapGroup("/api/v1/campaigns/{code}/leads/drafts")
            .WithTags("Leads")
            .RequireAccess(AccessPolicies.Leads)
            .WithProblems(401, 403, 404);

        drafts
            .MapGet("/", All)
            .WithSummary("The caller's drafts, the latest first; for marketing all")
            .WithDescription(
                "What a card lacks, field by field, until it is a lead: handed in again with the same `code` it "
                    + "becomes one. A draft that nobody touches is deleted after 30 days. No lead has the code "
                    + "`drafts`."
            );

        drafts.MapDelete("/{lead}", Delete).WithSummary("Throw a draft away");
    }

    private static async Task<Ok<IReadOnlyList<LackingDraftAnswer>>> All(
        string code,
        HttpContext http,
        LeadDrafts drafts,
        DeskCallers callers
    )
    {
        var language = LeadCalls.LanguageOf(http);
        var found = await drafts.Of(code, await callers.Of(http, code));
        return TypedResults.Ok<IReadOnlyList<LackingDraftAnswer>>([
            .. found.Select(x => LackingDraftAnswer.Of(x, language)),
        ]);
    }

    private static async Task<NoContent> Delete(
        string code,
        string lead,
        HttpContext http,
        LeadDrafts drafts,
        DeskCallers callers
    )
    {
        await drafts.Delete(code, LeadCodes.FromRoute(http), await callers.Of(http, code));
        return TypedResults.NoContent();
    }
}

/// <summary>A draft as answered.</summary>
/// <param name="Lacks">Why it is no lead, field by field; empty: handed in again it is one.</param>
/// <param name="ExpiresAt">When it is deleted, unless somebody changes it.</param>
public sealed record LackingDraftAnswer(
    string Code,
    LeadCard Card,
    IReadOnlyDictionary<string, string[]> Lacks,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset ExpiresAt
)
{
    public static LackingDraftAnswer Of(LackingDraft lacking, string language) =>
        new(
            lacking.Draft.Card.Code,
            lacking.Draft.Card,
            ErrorSentences.ByField(lacking.Lacks, language),
            lacking.Draft.CreatedAt,
            lacking.Draft.UpdatedAt,
            lacking.ExpiresAt
        );
}
