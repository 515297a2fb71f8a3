using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

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
    public static void AddRateLimits(this IServiceCollection services, RequestLimits limits)
    {
        services.AddSingleton<Attempts>();
        // a part of its own, because nobody else ends its timer
        services.AddSingleton(_ => Limiter(limits));
        services.AddRateLimiter(_ => { });
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<PartitionedRateLimiter<HttpContext>>(
                (options, limiter) =>
                {
                    options.GlobalLimiter = limiter;
                    options.OnRejected = (context, _) =>
                        TooMany(
                            context.HttpContext,
                            context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
                                ? wait
                                : TimeSpan.FromSeconds(1)
                        );
                }
            );
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

    private static PartitionedRateLimiter<HttpContext> Limiter(RequestLimits limits) =>
        PartitionedRateLimiter.Create<HttpContext, string>(http =>
            http.User.Identity switch
            {
                { IsAuthenticated: true, Name: AdminKey.Author } => RateLimitPartition.GetNoLimiter(AdminKey.Author),
                { IsAuthenticated: true, Name: { } key } => Bucket(key, limits.PerKey),
                _ => Bucket(From(http), limits.PerAddress),
            }
        );

    private static RateLimitPartition<string> Bucket(string who, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(
            who,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perSecond * RequestLimits.Burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }
        );
}
