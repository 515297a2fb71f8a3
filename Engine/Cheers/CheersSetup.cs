using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>What colleagues call to one another.</summary>
internal static class CheersSetup
{
    public static void AddCheers(this IServiceCollection services)
    {
        services.AddSingleton<CheerLimits>();
        services.AddSingleton<Cheers>();
    }
}
