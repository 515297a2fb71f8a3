using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>The desk at which people work on leads.</summary>
internal static class DeskSetup
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<LeadDesk>();
        services.AddSingleton<DeskReads>();
        services.AddSingleton<DeskFigures>();
        services.AddSingleton<LeadNews>();
        services.AddSingleton<LeadDrift>();
        services.AddSingleton<RoutingTrial>();
        services.AddSingleton<DeadlineSweep>();
        services.AddSingleton<TeamReads>();
        services.AddSingleton<FinderReads>();
        services.AddSingleton<TeamPlans>();
        services.AddSingleton<LeadImport>();
        services.AddSingleton<LeadRecycling>();
        services.AddSingleton<LeadAccounts>();
        services.AddSingleton<LeadDrafts>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<BoardNews>();
    }
}
