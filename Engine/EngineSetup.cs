using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChallengeHub;

/// <summary>
/// Where an installation keeps what it knows. Without a Redis connection string the process runs an embedded one.
/// </summary>
public sealed record EngineSettings(string DataDirectory, string? Redis = null, string KeyPrefix = "ch")
{
    public string DatabaseFile => Path.Combine(DataDirectory, "challengehub.db");

    /// <summary>A connection string; null keeps everything in <see cref="DatabaseFile"/>.</summary>
    public string? SqlServer { get; init; }

    /// <summary>The cost of a password's hash; lower only in tests.</summary>
    public int PasswordIterations { get; init; } = Passwords.Iterations;

    /// <summary>
    /// How long a write waits for another process that writes to the same file, until it is refused; shorter only in
    /// tests.
    /// </summary>
    public TimeSpan StorePatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Of a campaign with more facts, reports are made by a job.</summary>
    public int ReportFacts { get; init; } = ReportRuns.MostAtOnce;
}

/// <summary>Registers the engine's parts: one line per folder, and there one line per part.</summary>
public static class EngineSetup
{
    /// <summary>
    /// Every part by its type. They can be used once <see cref="EngineStart"/> has opened the stores, which the host
    /// does before it starts anything else.
    /// </summary>
    public static IServiceCollection AddChallengeEngine(this IServiceCollection services, EngineSettings settings)
    {
        services.AddSingleton(settings);
        services.AddClocks();
        services.AddStorage();
        services.AddLeaderboards();
        services.AddFeed();
        services.AddCheers();
        services.AddSingleton<CampaignStates>();
        services.AddSingleton<Scorekeeper>();
        services.AddLeads();
        services.AddDesk();
        services.AddLedger();
        services.AddPeriods();
        services.AddPrizes();
        services.AddReports();
        services.AddCampaigns();
        services.AddPeople();
        services.AddStudio();
        services.AddDryRuns();
        services.AddAccounts();
        services.AddKeys();
        services.AddScreens();
        services.AddAudit();
        services.AddForms();
        services.AddThemes();
        services.AddSingleton<EngineStart>();
        services.AddHostedService(x => x.GetRequiredService<EngineStart>());

        return services;
    }

    /// <summary>A host that has other clocks registers them before or after.</summary>
    private static void AddClocks(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(Clocks.People, (x, _) => x.GetRequiredService<TimeProvider>());
    }
}
