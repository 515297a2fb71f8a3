using System.Data.Common;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChallengeHub.Web;

/// <summary>Holds the engine between its start and the end of the process; the container disposes it last.</summary>
public sealed class EngineRoom
{
    private ChallengeEngine? engine;

    public ChallengeEngine Engine => engine ?? throw new InvalidOperationException("The engine has not been started.");

    internal async Task Start(Settings settings, IServiceProvider services) =>
        engine = await ChallengeEngine.Start(
            settings.Engine,
            new EngineHost(services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILoggerFactory>())
            {
                Office = services.GetRequiredService<OfficeClock>().Time,
            }
        );
}

/// <summary>
/// The time of sessions and keys; a demonstration's year flies by, and who signed in shall not be out with it.
/// </summary>
public sealed record OfficeClock(TimeProvider Time);

/// <summary>Gives the engine's parts to whoever asks for them by type.</summary>
public static class EngineRoomSetup
{
    public static void AddEngine(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(x => new OfficeClock(x.GetRequiredService<TimeProvider>()));
        services.AddSingleton<EngineRoom>();
        services.AddSingleton(x => x.GetRequiredService<EngineRoom>().Engine);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Scorekeeper);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Rejected);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Leads);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Campaigns);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Roster);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Drafts);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Enrolment);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Erasure);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().PersonalFiles);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Reads);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Boards);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Ledger);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Corrections);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Amendments);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Closing);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Results);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Awards);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Draws);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Forecasts);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Journal);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Keys);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Accounts);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().PlayerInvitations);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().OwnAccount);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().SignIn);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Sessions);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().KeptForms);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Screens);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Pairings);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Themes);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().DryRuns);
        services.AddSingleton(x => x.GetRequiredService<ChallengeEngine>().Database);
    }

    /// <summary>
    /// Opens the stores and loads the boards. Throws <see cref="StartRefused"/> when another process has them, or they
    /// cannot be opened.
    /// </summary>
    public static async Task StartEngine(this WebApplication app, Settings settings)
    {
        try
        {
            await app.Services.GetRequiredService<EngineRoom>().Start(settings, app.Services);
        }
        catch (InvalidOperationException refused)
        {
            throw new StartRefused(refused.Message);
        }
        catch (Exception failure)
            when (failure
                    is IOException
                        or UnauthorizedAccessException
                        or DbException
                        or TimeoutException
                        or StoreUnavailable
            )
        {
            throw StartRefused.Store(settings, failure);
        }
        app.Services.GetRequiredService<ChallengeEngine>();
    }
}
