using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Challenges that are not launched yet.</summary>
internal static class StudioSetup
{
    public static void AddStudio(this IServiceCollection services)
    {
        services.AddSingleton<Drafts>();
    }
}
