using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Awards, draws, and what would be won now.</summary>
internal static class PrizesSetup
{
    public static void AddPrizes(this IServiceCollection services)
    {
        services.AddSingleton<Awards>();
        services.AddSingleton<DrawReads>();
        services.AddSingleton<Forecasts>();
        services.AddSingleton<NextPrizes>();
    }
}
