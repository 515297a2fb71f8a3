using Hangfire;

namespace ChallengeHub.Jobs;

/// <summary>Looks at the deadlines and calls that are due: the net beneath the <see cref="DueTimer"/>.</summary>
[AutomaticRetry(Attempts = 0)] // the next minute is the retry
public sealed class LookAtDeadlines(DeadlineSweep deadlines)
{
    public Task Run() => deadlines.Run();
}
