using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Closing, and what it certified.</summary>
internal static class PeriodsSetup
{
    public static void AddPeriods(this IServiceCollection services)
    {
        services.AddSingleton<Closing>();
        services.AddSingleton<CertifiedBoards>();
        services.AddSingleton<ResultReads>();
        services.AddSingleton<CeremonyReplays>();
    }
}
