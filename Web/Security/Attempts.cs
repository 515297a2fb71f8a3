using System.Threading.RateLimiting;

namespace ChallengeHub.Web;

/// <summary>
/// What is tried by guessing. Each is counted for itself: a sender with a mistyped key keeps nobody of its address from
/// signing in.
/// </summary>
public enum Tried
{
    Key,
    SignIn,
    Link,
    ScreenCode,
}

/// <summary>
/// Counts, by address, what opened nothing: so many of a kind a minute, then no more of that kind are looked at.
/// </summary>
public sealed class Attempts : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<Attempt> tries = PartitionedRateLimiter.Create<Attempt, Attempt>(attempt =>
        RateLimitPartition.GetFixedWindowLimiter(
            attempt,
            one => new FixedWindowRateLimiterOptions { PermitLimit = AMinute(one.What), Window = Window }
        )
    );

    /// <summary>False: this address has tried too many.</summary>
    public bool Another(HttpContext http, Tried what) =>
        tries.AttemptAcquire(new Attempt(RateLimits.From(http), what)).IsAcquired;

    /// <summary>
    /// Whether this address may try at all; asking costs nothing, so that many people of one office are let in in the
    /// same minute.
    /// </summary>
    public bool Left(HttpContext http, Tried what) =>
        tries.AttemptAcquire(new Attempt(RateLimits.From(http), what), 0).IsAcquired;

    public void Dispose() => tries.Dispose();

    private static int AMinute(Tried what) =>
        what switch
        {
            Tried.Key or Tried.SignIn => 100,
            _ => 60,
        };

    private sealed record Attempt(string Address, Tried What);
}
