using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Keys of programs and of cookies.</summary>
internal static class KeysSetup
{
    public static void AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<CookieKeys>();
    }
}
