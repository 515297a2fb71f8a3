using Hangfire;
using Microsoft.Extensions.Logging;

namespace ChallengeHub.Jobs;

/// <summary>
/// Compares the boards of every running campaign with the ledger, and rebuilds them where they differ.
/// </summary>
[AutomaticRetry(Attempts = 0)]
public sealed class DriftCheck(Campaigns campaigns, BoardKeeper boards, TimeProvider clock, ILogger<DriftCheck> log)
{
    public async Task Run()
    {
        foreach (var campaign in await campaigns.All())
        {
            if (campaign.Status(clock.GetUtcNow()) is not CampaignStatus.Running)
                continue;
            if (await boards.Drift(campaign.Code) is not (> 0 and var drift))
                continue;
            log.LogWarning(
                "{Drift} lines of the boards of {Campaign} differed from the ledger; they are rebuilt",
                drift,
                campaign.Code
            );
            await boards.Rebuild(campaign.Code);
        }
    }
}
