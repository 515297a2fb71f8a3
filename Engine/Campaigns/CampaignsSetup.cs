using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>The challenges themselves.</summary>
internal static class CampaignsSetup
{
    public static void AddCampaigns(this IServiceCollection services)
    {
        services.AddSingleton<Campaigns>();
        services.AddSingleton<CampaignLooks>();
    }
}
