namespace ChallengeHub.Web;

/// <summary>
/// Requests a second, with ten times as many at once: of a key, and of an address that brings none. The bootstrap key
/// has no limit.
/// </summary>
public sealed record RequestLimits(int PerKey, int PerAddress)
{
    public const int DefaultPerKey = 2000;
    public const int DefaultPerAddress = 200;
    public const int Burst = 10;
    public const int DefaultHubConnections = 1000;

    /// <summary>
    /// Connections to the hub of one process at the same time, of one person, key, screen, or address without either.
    /// </summary>
    public int HubConnections { get; init; } = DefaultHubConnections;
}

/// <summary>429 with <c>Retry-After</c> for who asks too much, and for an address that tries keys.</summary>
public static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddSingleton<Attempts>();
        services.AddSingleton<TokenBuckets>();
    }

    public static void UseRateLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<Settings>().Limits;
        var buckets = app.Services.GetRequiredService<TokenBuckets>();
        app.Use((http, next) => Wait(http, limits, buckets) is { } wait ? TooMany(http, wait).AsTask() : next(http));
    }

    public static async ValueTask TooMany(HttpContext http, TimeSpan wait)
    {
        RefusalProblems.RetryAfter(http.Response, wait);
        await TypedResults
            .Problem(
                "Too many requests; ask again after the seconds that Retry-After says.",
                statusCode: StatusCodes.Status429TooManyRequests
            )
            .ExecuteAsync(http);
    }

    public static string From(HttpContext http) => $"from {http.Connection.RemoteIpAddress}";

    /// <summary>Null: he may ask.</summary>
    private static TimeSpan? Wait(HttpContext http, RequestLimits limits, TokenBuckets buckets) =>
        http.User.Identity switch
        {
            { IsAuthenticated: true, Name: AdminKey.Author } => null,
            { IsAuthenticated: true, Name: { } known } => buckets.Take(known, limits.PerKey),
            _ => buckets.Take(From(http), limits.PerAddress),
        };
}
