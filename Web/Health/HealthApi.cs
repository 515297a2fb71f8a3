using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Whether the process lives, and whether it can be sent work; open, for load balancers.</summary>
public static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health").RequireAccess(AccessPolicies.Open);
        health
            .MapGet("/live", () => TypedResults.Ok(new HealthAnswer("healthy", new Dictionary<string, string>())))
            .WithSummary("The process lives");
        health
            .MapGet("/ready", Ready)
            .WithSummary("Ready to be sent work")
            .WithDescription(
                "200 while SQL can be read and written; `degraded` when Redis is away or boards lag: they are then "
                    + "answered from the ledger."
            );
    }

    private static async Task<Results<Ok<HealthAnswer>, JsonHttpResult<HealthAnswer>>> Ready(
        HttpContext http,
        StoreWatch store,
        BoardKeeper boards,
        RedisConnection redis
    )
    {
        var fault = await store.Fault();
        var behind = boards.Behind;

        var checks = new Dictionary<string, string>
        {
            ["sql"] = fault is null ? "healthy" : $"cannot be used: {fault}",
            ["redis"] = redis.IsConnected ? "healthy" : "away: boards are answered from the ledger",
            ["boards"] = behind.Count == 0 ? "healthy" : $"of {behind.Count} campaigns behind the ledger",
        };

        if (fault is not null)
        {
            RefusalProblems.RetryAfter(http.Response, RefusalProblems.Pause);
            return TypedResults.Json(
                new HealthAnswer("unhealthy", checks),
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
        }

        return TypedResults.Ok(
            new HealthAnswer(checks.Values.All(check => check == "healthy") ? "healthy" : "degraded", checks)
        );
    }
}

/// <param name="Status">healthy, degraded (works, slower), unhealthy.</param>
public sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, string> Checks);
