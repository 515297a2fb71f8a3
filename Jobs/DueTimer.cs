using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChallengeHub.Jobs;

/// <summary>The longest real time between two looks at what is due.</summary>
public sealed record Pace(TimeSpan Look);

/// <summary>
/// Closes periods within two seconds of their due time, the missed ones at start. It never trusts an earlier look for
/// longer than the <see cref="Pace"/>: campaigns are launched meanwhile, by this process or another.
/// </summary>
public sealed class DueTimer(Closing closing, TimeProvider clock, Pace pace, ILogger<DueTimer> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the start of the process does not wait for the first sweep
        try
        {
            while (true)
                await Task.Delay(await Look(), clock, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    /// <summary>Closes what is due and says how long to wait.</summary>
    private async Task<TimeSpan> Look()
    {
        try
        {
            await closing.CloseDue();
            var wait = await closing.NextDue() - clock.GetUtcNow();
            return wait > TimeSpan.Zero && wait < pace.Look ? wait.Value : pace.Look;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A period that is due could not be closed; it is tried again");
            return AfterFailure;
        }
    }
}
