using StackExchange.Redis;

namespace ChallengeHub.Web;

/// <summary>
/// Every second brings boards that are known to lag up to the ledger; until then the ledger answers for them.
/// </summary>
public sealed class BoardCatchUp(BoardKeeper boards, ILogger<BoardCatchUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var failing = false;

        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                try
                {
                    await boards.CatchUpBehind();
                    failing = false;
                }
                catch (Exception failure)
                    when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
                {
                    if (!failing)
                        log.LogWarning(
                            failure is RedisException or TimeoutException ? null : failure,
                            "Boards do not catch up yet: {Reason}",
                            failure.Message
                        );
                    failing = true;
                }
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("No more catching up: the process ends");
        }
    }
}
