using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChallengeHub.Jobs.Tests;

/// <summary>
/// A clock that stands still until told, and says when somebody begins to wait on it: so no test has to guess.
/// </summary>
public sealed class Clock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly SemaphoreSlim waiting = new(0);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        LastWait = dueTime;
        waiting.Release();
        return timer;
    }

    /// <summary>How long the last one who came waits.</summary>
    public TimeSpan LastWait { get; private set; }

    /// <summary>Completes when somebody waits who did not when last asked.</summary>
    public async Task Awaited() =>
        Assert.True(
            await waiting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken),
            "nobody waits on the clock"
        );
}
