using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Who did what.</summary>
internal static class AuditSetup
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
    }
}
