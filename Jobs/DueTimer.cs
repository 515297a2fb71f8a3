using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChallengeHub.Jobs;

/// <summary>The longest real time between two looks at what is due.</summary>
public sealed record Pace(TimeSpan Look);

/// <summary>
/// Marks periods within two seconds of their due time, the missed ones at start, closes them, and looks at the
/// deadlines of leads: each by itself, so that what takes long keeps no other waiting. It never trusts an earlier look
/// for longer than the <see cref="Pace"/>: campaigns are launched meanwhile, by this process or another.
/// </summary>
public sealed class DueTimer(
    Closing closing,
    DeadlineSweep deadlines,
    TimeProvider clock,
    Pace pace,
    ILogger<DueTimer> log
) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(
                Repeat(Mark, stoppingToken),
                Repeat(Close, stoppingToken),
                Repeat(LookAtDeadlines, stoppingToken)
            );
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    /// <param name="look">Does what is due and says how long to wait.</param>
    private async Task Repeat(Func<Task<TimeSpan>> look, CancellationToken stop)
    {
        await Task.Yield(); // neither the start of the process nor the others wait for the first look
        while (true)
            await Task.Delay(await look(), clock, stop);
    }

    private async Task<TimeSpan> Mark()
    {
        try
        {
            await closing.MarkDue();
            return await UntilNextDue();
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A period that is due could not be marked; it is tried again");
            return AfterFailure;
        }
    }

    private async Task<TimeSpan> Close()
    {
        try
        {
            await closing.CloseDue();
            return await UntilNextDue();
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A period that is due could not be closed; it is tried again");
            return AfterFailure;
        }
    }

    private async Task<TimeSpan> LookAtDeadlines()
    {
        try
        {
            await deadlines.Run();
            return pace.Look;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Deadlines that are due could not be looked at; it is tried again");
            return AfterFailure;
        }
    }

    private async Task<TimeSpan> UntilNextDue()
    {
        var wait = await closing.NextDue() - clock.GetUtcNow();
        return wait > TimeSpan.Zero && wait < pace.Look ? wait.Value : pace.Look;
    }
}
