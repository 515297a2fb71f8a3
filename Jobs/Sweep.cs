using Hangfire;

namespace ChallengeHub.Jobs;

/// <summary>Closes what is due: the net beneath the <see cref="DueTimer"/>.</summary>
[AutomaticRetry(Attempts = 0)] // the next minute is the retry
public sealed class Sweep(Closing closing)
{
    public Task Run() => closing.CloseDue();
}
