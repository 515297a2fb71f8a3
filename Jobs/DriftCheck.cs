using Hangfire;
using Microsoft.Extensions.Logging;

namespace ChallengeHub.Jobs;

/// <summary>
/// Compares the boards of every running campaign with the ledger, and loads them anew where they differ.
/// </summary>
[AutomaticRetry(Attempts = 0)]
public sealed class DriftCheck(ChallengeEngine engine, TimeProvider clock, ILogger<DriftCheck> log)
{
    public async Task Run()
    {
        foreach (var campaign in await engine.Campaigns.All())
        {
            if (campaign.Status(clock.GetUtcNow()) is not CampaignStatus.Running)
                continue;
            if (await engine.Boards.Drift(campaign.Code) is not (> 0 and var drift))
                continue;
            log.LogWarning(
                "{Drift} lines of the boards of {Campaign} differed from the ledger; they are loaded anew",
                drift,
                campaign.Code
            );
            await engine.Boards.Rebuild(campaign.Code);
        }
    }
}
