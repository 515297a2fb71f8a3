using Hangfire;
using Microsoft.Extensions.Logging;

namespace ChallengeHub.Jobs;

/// <summary>
/// Forgets the people of campaigns that closed longer ago than they keep them, and drafts that nobody has touched for
/// long.
/// </summary>
[AutomaticRetry(Attempts = 0)]
public sealed class Retention(Erasure erasure, LeadDrafts drafts, ILogger<Retention> log)
{
    public async Task Run()
    {
        if (await drafts.Purge() is > 0 and var purged)
            log.LogInformation("{Count} drafts of leads were too old and are deleted", purged);
        if (await erasure.Due() is > 0 and var erased)
            log.LogInformation("{Count} participants of campaigns whose time is over were erased", erased);
    }
}
