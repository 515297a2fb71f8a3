using Hangfire;
using Microsoft.Extensions.Logging;

namespace ChallengeHub.Jobs;

/// <summary>Keeps the reports of what was closed or amended, once.</summary>
[AutomaticRetry(Attempts = 0)] // the next minute is the retry
public sealed class KeepReports(KeptReports reports, ILogger<KeepReports> log)
{
    public async Task Run(CancellationToken stop)
    {
        if (await reports.KeepDue(stop) is > 0 and var kept)
            log.LogInformation("The reports of {Count} closings and amendments are kept", kept);
    }
}
