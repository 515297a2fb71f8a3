using Hangfire;
using Microsoft.Extensions.Logging;

namespace ChallengeHub.Jobs;

/// <summary>
/// Compares the boards of every running campaign with the ledger, and rebuilds them where they differ; and the rows of
/// its leads with their facts.
/// </summary>
[AutomaticRetry(Attempts = 0)]
public sealed class DriftCheck(
    Campaigns campaigns,
    BoardKeeper boards,
    LeadDrift leads,
    TimeProvider clock,
    ILogger<DriftCheck> log
)
{
    public async Task Run()
    {
        // what cannot be compared must not keep the rest from it
        var failures = new List<Exception>();
        foreach (var campaign in await campaigns.All())
            if (campaign.Status(clock.GetUtcNow()) is CampaignStatus.Running)
            {
                await Try(() => Boards(campaign.Code), failures);
                await Try(() => Leads(campaign.Code), failures);
            }

        if (failures.Count > 0)
            throw new AggregateException("Boards or leads could not be compared.", failures);
    }

    private static async Task Try(Func<Task> comparing, List<Exception> failures)
    {
        try
        {
            await comparing();
        }
        catch (Exception failure)
        {
            failures.Add(failure);
        }
    }

    private async Task Boards(string campaign)
    {
        if (await boards.Drift(campaign) is not (> 0 and var drift))
            return;
        log.LogWarning(
            "{Drift} lines of the boards of {Campaign} differed from the ledger; they are rebuilt",
            drift,
            campaign
        );
        await boards.Rebuild(campaign);
    }

    private async Task Leads(string campaign)
    {
        if (await leads.Mend(campaign) is > 0 and var drift)
            log.LogWarning(
                "{Drift} leads of {Campaign} differed from their facts; they follow them again",
                drift,
                campaign
            );
    }
}
