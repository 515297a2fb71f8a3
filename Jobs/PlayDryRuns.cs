using Hangfire;

namespace ChallengeHub.Jobs;

/// <summary>Plays the dry runs that wait, and takes up those of a node that died.</summary>
[AutomaticRetry(Attempts = 0)] // the next minute is the retry
public sealed class PlayDryRuns(ChallengeEngine engine)
{
    public Task Run(CancellationToken stop) => engine.DryRunPlay.PlayDue(stop);
}
