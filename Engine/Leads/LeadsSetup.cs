using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>Leads and events as they are read.</summary>
internal static class LeadsSetup
{
    public static void AddLeads(this IServiceCollection services)
    {
        services.AddSingleton<LeadReads>();
        services.AddSingleton<RejectedEvents>();
    }
}
