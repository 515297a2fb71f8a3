using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Dry runs: asked for, and played.</summary>
internal static class DryRunsSetup
{
    public static void AddDryRuns(this IServiceCollection services)
    {
        services.AddSingleton<DryRuns>();
        services.AddSingleton<DryRunPlay>();
    }
}
