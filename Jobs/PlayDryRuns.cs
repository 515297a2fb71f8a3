using Hangfire;

namespace ChallengeHub.Jobs;

/// <summary>Plays the dry runs that wait, and takes up those of a node that died.</summary>
[AutomaticRetry(Attempts = 0)] // the next minute is the retry
public sealed class PlayDryRuns(DryRunPlay play)
{
    public Task Run(CancellationToken stop) => play.PlayDue(stop);
}
