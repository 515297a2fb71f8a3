using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Displays, and how they are let in.</summary>
internal static class ScreensSetup
{
    public static void AddScreens(this IServiceCollection services)
    {
        services.AddSingleton<Screens>();
        services.AddSingleton<Pairings>();
    }
}
