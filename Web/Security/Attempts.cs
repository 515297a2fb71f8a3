using System.Threading.RateLimiting;

namespace ChallengeHub.Web;

/// <summary>Counts, by address, keys that open nothing and tries to sign in: a hundred a minute, then no more are looked at.</summary>
public sealed class Attempts : IDisposable
{
    private const int AMinute = 100;
    private readonly PartitionedRateLimiter<HttpContext> tries = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetFixedWindowLimiter(RateLimits.From(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>False: this address has tried too many.</summary>
    public bool Another(HttpContext http) => tries.AttemptAcquire(http).IsAcquired;

    /// <summary>Whether this address may try at all; asking costs nothing, so that many people of one office are let in in the same minute.</summary>
    public bool Left(HttpContext http) => tries.AttemptAcquire(http, 0).IsAcquired;

    public void Dispose() => tries.Dispose();
}
