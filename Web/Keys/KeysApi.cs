using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Keys of programs: made and revoked by those with the scope admin; a secret is shown once.</summary>
public static class KeysApi
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes
            .MapGroup("/api/v1/keys")
            .WithTags("Keys")
            .RequireAccess(AccessPolicies.Admin)
            .WithProblems(401, 403);

        keys.MapGet("/", All).WithSummary("All keys, revoked ones too; never a secret");

        keys.MapPost("/", Create)
            .WithProblems(400, 413, 415)
            .WithSummary("Make a key")
            .WithDescription(
                "`scopes`: some of events, leads, campaigns, results, admin. `campaigns`: codes that it is for, all "
                    + "when left out. `expiresAt`: never when left out. The answer's `secret` is shown this once; "
                    + "only its hash is kept."
            );

        keys.MapDelete("/{id:long}", Revoke)
            .WithProblems(404)
            .WithSummary("Revoke a key: it opens nothing from now on");
    }

    private static async Task<Ok<IReadOnlyList<KeyAnswer>>> All(ApiKeys keys) =>
        TypedResults.Ok<IReadOnlyList<KeyAnswer>>([.. (await keys.All()).Select(key => KeyAnswer.Of(key))]);

    private static async Task<Created<KeyAnswer>> Create(Body<KeyRequest> body, HttpContext http, ApiKeys keys)
    {
        var asked = body.Value;
        var (key, secret) = await keys.Create(
            new ApiKey
            {
                Name = asked.Name ?? "",
                Hint = "",
                Scopes = asked.Scopes ?? [],
                Campaigns = asked.Campaigns ?? [],
                CreatedBy = "",
                ExpiresAt = asked.ExpiresAt,
            },
            http.By()
        );

        return TypedResults.Created($"/api/v1/keys/{key.Id}", KeyAnswer.Of(key, secret));
    }

    private static async Task<NoContent> Revoke(long id, HttpContext http, ApiKeys keys)
    {
        await keys.Revoke(id, http.By());
        return TypedResults.NoContent();
    }
}

public sealed record KeyRequest(
    string? Name,
    IReadOnlyList<string>? Scopes,
    IReadOnlyList<string>? Campaigns,
    DateTimeOffset? ExpiresAt
);

/// <param name="Hint">The first letters of the secret.</param>
/// <param name="LastUsedAt">To the minute.</param>
public sealed record KeyAnswer(
    long Id,
    string Name,
    string Hint,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string> Campaigns,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt
)
{
    /// <summary>Shown in the answer that made the key, and never again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    public static KeyAnswer Of(ApiKey x, string? secret = null) =>
        new(
            x.Id,
            x.Name,
            x.Hint,
            x.Scopes,
            x.Campaigns,
            x.CreatedAt,
            x.CreatedBy,
            x.ExpiresAt,
            x.LastUsedAt,
            x.RevokedAt
        )
        {
            Secret = secret,
        };
}
