using Hangfire;

namespace ChallengeHub.Jobs;

/// <summary>Makes the reports that wait, and takes up those of a node that died.</summary>
[AutomaticRetry(Attempts = 0)] // the next minute is the retry
public sealed class RunReports(ReportMaking making)
{
    public Task Run(CancellationToken stop) => making.MakeDue(stop);
}
