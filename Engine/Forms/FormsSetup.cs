using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Forms that wait for a new sign-in.</summary>
internal static class FormsSetup
{
    public static void AddForms(this IServiceCollection services)
    {
        services.AddSingleton<KeptForms>();
    }
}
