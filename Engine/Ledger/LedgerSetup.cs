using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>The ledger as it is read, corrected and amended.</summary>
internal static class LedgerSetup
{
    public static void AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<LedgerReads>();
        services.AddSingleton<PlayerPoints>();
        services.AddSingleton<Corrections>();
        services.AddSingleton<Amendments>();
    }
}
