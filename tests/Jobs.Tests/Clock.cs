using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChallengeHub.Jobs.Tests;

/// <summary>
/// A clock that stands still until told, and says when somebody begins to wait on it: so no test has to guess.
/// </summary>
public sealed class Clock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly SemaphoreSlim waiting = new(0);
    private readonly ConcurrentQueue<TimeSpan> waits = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        // one that is not set yet waits for nothing
        if (dueTime == Timeout.InfiniteTimeSpan)
            return timer;
        waits.Enqueue(dueTime);
        waiting.Release();
        return timer;
    }

    /// <summary>
    /// Completes when so many wait who did not when last asked, and answers how long each of them waits.
    /// </summary>
    public async Task<IReadOnlyList<TimeSpan>> Awaited(int waiters)
    {
        var came = new List<TimeSpan>();
        while (came.Count < waiters)
        {
            Assert.True(
                await waiting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken),
                "nobody waits on the clock"
            );
            Assert.True(waits.TryDequeue(out var wait));
            came.Add(wait);
        }

        return came;
    }
}
