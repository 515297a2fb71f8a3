using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Packs of the studio.</summary>
internal static class ThemesSetup
{
    public static void AddThemes(this IServiceCollection services)
    {
        services.AddSingleton<ThemePacks>();
    }
}
