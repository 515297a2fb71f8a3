using System.Security.Cryptography;

namespace ChallengeHub.Web;

/// <summary>
/// Turns an installation into the demonstration: data apart, a clock of its own, and a sales floor that plays.
/// </summary>
public static class DemoSetup
{
    /// <summary>How often the due timer looks when a month takes fifty seconds.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// To be called before the settings are read. Throws <see cref="StartRefused"/> when the data directory cannot be
    /// used.
    /// </summary>
    public static void AddDemo(this WebApplicationBuilder builder, DemoMode mode)
    {
        var configuration = builder.Configuration;
        configuration["ChallengeHub:DataDirectory"] = DemoDirectory.Prepare(
            configuration["ChallengeHub:DataDirectory"] is { Length: > 0 } directory ? directory : "data"
        );
        if (string.IsNullOrWhiteSpace(configuration["ChallengeHub:AdminKey"]))
            configuration["ChallengeHub:AdminKey"] = $"demo-{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        // never on a real installation's stores, whatever the environment says
        configuration["ConnectionStrings:Redis"] = configuration["ConnectionStrings:SqlServer"] = null;
        configuration["ChallengeHub:Jobs"] = "memory";
        configuration["ChallengeHub:OpenBoards"] = "true"; // a fictional floor: its wall is open to everybody
        builder.Logging.AddFilter("Hangfire", LogLevel.Warning);

        var clock = new DemoClock(DemoCampaign.StartsAt, mode.Speed);
        builder.Services.AddSingleton(mode);
        builder.Services.AddSingleton<DemoPeople>();
        builder.Services.AddSingleton<DemoDesk>();
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddKeyedSingleton(Clocks.People, TimeProvider.System);
        builder.Services.AddHostedService<DemoSales>();
    }
}
