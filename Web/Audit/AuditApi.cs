using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Who did what: every change by a key, with what was before and after. Append-only.</summary>
public static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/api/v1/audit")
            .WithTags("Audit")
            .RequireAccess(AccessPolicies.Admin)
            .WithProblems(400, 401, 403)
            .MapGet("/", Read)
            .WithSummary("What was done, by whom, before and after; the oldest first")
            .WithDescription(
                "After an id, at most `limit` (1–1,000, default 1,000); `campaign`, `author` and `action` choose. "
                    + "With `Accept: application/x-ndjson` or `format=ndjson` all of them as a stream, one per "
                    + "line: an export, which is an entry itself."
            )
            .Produces<AuditLine>(StatusCodes.Status200OK, "application/x-ndjson");

    private static async Task<Results<Ok<IReadOnlyList<AuditLine>>, NdJson<AuditLine>>> Read(
        [AsParameters] AuditParameters asked,
        HttpContext http,
        AuditLog auditLog
    )
    {
        var query = new AuditQuery(
            Query.Whole("after", asked.After, 0, 0),
            (int)Query.Whole("limit", asked.Limit, 1000, 1, 1000),
            asked.Campaign,
            asked.Author,
            asked.Action
        );

        var asStream = NdJson.IsAsked(http.Request) || Query.Word("format", asked.Format, "json", "ndjson") == "ndjson";
        if (!asStream)
            return TypedResults.Ok<IReadOnlyList<AuditLine>>([.. (await auditLog.Page(query)).Select(AuditLine.Of)]);

        await auditLog.Note(http.By(), new AuditedAction(AuditActions.AuditExported, asked.Campaign));
        var lines = auditLog.Stream(query).Select(AuditLine.Of);

        return new NdJson<AuditLine>(asked.Limit is null ? lines : lines.Take(query.Limit));
    }
}

/// <summary>What GET audit may be asked; read as text, so that a wrong one is named.</summary>
public sealed record AuditParameters(
    string? After,
    string? Limit,
    string? Campaign,
    string? Author,
    string? Action,
    string? Format
);

/// <summary>One action.</summary>
/// <param name="Author"><c>key:admin</c> is the bootstrap key, <c>key:7</c> a created one, <c>system</c> the
/// clock.</param>
/// <param name="Before">What was, or null where there was nothing.</param>
public sealed record AuditLine(
    long Id,
    DateTimeOffset At,
    string Author,
    string? Address,
    string Action,
    string? Campaign,
    string? Subject,
    JsonElement? Before,
    JsonElement? After
)
{
    public static AuditLine Of(AuditEntry x) =>
        new(x.Id, x.At, x.Author, x.Address, x.Action, x.Campaign, x.Subject, Json(x.Before), Json(x.After));

    private static JsonElement? Json(string? text) =>
        text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);
}
