using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>What the leads came to: funnel, effect, synthesis, race, and those that are kept.</summary>
internal static class ReportsSetup
{
    public static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<CohortReads>();
        services.AddSingleton<FunnelReads>();
        services.AddSingleton<CohortPages>();
        services.AddSingleton<EffectReads>();
        services.AddSingleton<SynthesisReads>();
        services.AddSingleton<SynthesisNotes>();
        services.AddSingleton<RaceReads>();
        services.AddSingleton<KeptReports>();
        services.AddSingleton<ReportRuns>();
        services.AddSingleton<ReportMaking>();
    }
}
