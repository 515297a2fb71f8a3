using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>What screens hear of.</summary>
internal static class FeedSetup
{
    public static void AddFeed(this IServiceCollection services)
    {
        services.AddSingleton<Feed>();
    }
}
