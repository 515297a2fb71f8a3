using Hangfire;
using Microsoft.Extensions.Logging;

namespace ChallengeHub.Jobs;

/// <summary>Forgets the people of campaigns that closed longer ago than they keep them.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class Retention(Erasure erasure, ILogger<Retention> log)
{
    public async Task Run()
    {
        if (await erasure.Due() is > 0 and var erased)
            log.LogInformation("{Count} participants of campaigns whose time is over were erased", erased);
    }
}
