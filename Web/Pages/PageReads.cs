#pragma warning disable IDE0060 // parameters wait for the Engine
namespace ChallengeHub.Web;

/// <summary>All that the pages read, in one place and already in the reader's language; null where there is no such thing.</summary>
public sealed class PageReads
{
    /// <summary>Launched campaigns, running ones first.</summary>
    public Task<IReadOnlyList<CampaignLine>> Campaigns(string language, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<CampaignLine>>([]);

    /// <summary>Null for an unknown campaign and for a draft.</summary>
    public Task<CampaignPage?> Campaign(string campaign, string language, CancellationToken stop) =>
        Task.FromResult<CampaignPage?>(null);

    /// <param name="period">The number of a period, or null for the overall board.</param>
    public Task<WhyPage?> Why(string campaign, string participant, int? period, string language, CancellationToken stop) =>
        Task.FromResult<WhyPage?>(null);
}
