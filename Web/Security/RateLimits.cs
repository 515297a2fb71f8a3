using System.Globalization;
using System.Threading.RateLimiting;

namespace ChallengeHub.Web;

/// <summary>Requests a second, with ten times as many at once: of a key, and of an address that brings none. The bootstrap key has no limit.</summary>
public sealed record RequestLimits(int PerKey, int PerAddress)
{
    public const int DefaultPerKey = 2000, DefaultPerAddress = 200, Burst = 10;
}

/// <summary>429 with <c>Retry-After</c> for who asks too much, and for an address that tries keys.</summary>
public static class RateLimits
{
    private const int WrongKeysAMinute = 100;

    public static void AddRateLimits(this IServiceCollection services, RequestLimits limits) => services.AddSingleton<WrongKeys>().AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => http.User.Identity switch
        {
            { IsAuthenticated: true, Name: AdminKey.Author } => RateLimitPartition.GetNoLimiter(AdminKey.Author),
            { IsAuthenticated: true, Name: { } key } => Bucket(key, limits.PerKey),
            _ => Bucket(Address(http), limits.PerAddress),
        });
        options.OnRejected = (context, _) => TooMany(context.HttpContext, context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    });

    public static async ValueTask TooMany(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await TypedResults.Problem("Too many requests; ask again after the seconds that Retry-After says.", statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(http);
    }

    private static string Address(HttpContext http) => $"from {http.Connection.RemoteIpAddress}";

    private static RateLimitPartition<string> Bucket(string who, int perSecond) => RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perSecond * RequestLimits.Burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0,
    });

    /// <summary>Counts keys that open nothing, by address: a hundred a minute, then no more are looked at.</summary>
    public sealed class WrongKeys : IDisposable
    {
        private readonly PartitionedRateLimiter<HttpContext> tries = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            RateLimitPartition.GetFixedWindowLimiter(Address(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = WrongKeysAMinute, Window = TimeSpan.FromMinutes(1) }));

        /// <summary>False: this address has tried too many.</summary>
        public bool Another(HttpContext http) => tries.AttemptAcquire(http).IsAcquired;

        public void Dispose() => tries.Dispose();
    }
}
