using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Whether the process lives, and whether it can be sent work; open, for load balancers.</summary>
public static class HealthApi
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health").Through(Doors.Open);
        health.MapGet("/live", () => TypedResults.Ok(new HealthAnswer("healthy", new Dictionary<string, string>()))).WithSummary("The process lives");
        health.MapGet("/ready", Ready).WithSummary("Ready to be sent work")
            .WithDescription("200 while SQL answers; `degraded` when Redis is away or boards lag: they are then answered from the ledger.");
    }

    private static async Task<Results<Ok<HealthAnswer>, JsonHttpResult<HealthAnswer>>> Ready(ChallengeEngine engine)
    {
        var sql = await SqlAnswers(engine.Database);
        var behind = engine.Boards.Behind;
        var checks = new Dictionary<string, string>
        {
            ["sql"] = sql ?? "healthy",
            ["redis"] = engine.Redis.IsConnected ? "healthy" : "away: boards are answered from the ledger",
            ["boards"] = behind.Count == 0 ? "healthy" : $"behind the ledger: {string.Join(", ", behind.Order())}",
        };
        if (sql is not null) return TypedResults.Json(new HealthAnswer("unhealthy", checks), statusCode: StatusCodes.Status503ServiceUnavailable);
        return TypedResults.Ok(new HealthAnswer(checks.Values.All(check => check == "healthy") ? "healthy" : "degraded", checks));
    }

    /// <summary>Null when it does, else why not.</summary>
    private static async Task<string?> SqlAnswers(Database database)
    {
        try
        {
            await database.Ask().WaitAsync(Patience);
            return null;
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or TimeoutException or IOException)
        {
            return "does not answer";
        }
    }
}

/// <param name="Status">healthy, degraded (works, slower), unhealthy.</param>
public sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, string> Checks);
