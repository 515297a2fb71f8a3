namespace ChallengeHub.Web;

/// <summary>
/// Tells the screens of this process who cheers whom, the moment it is heard, whichever process it was sent to.
/// </summary>
public sealed class CheerBroadcast(
    Feed feed,
    CheerLimits limits,
    Watches watches,
    BroadcastReads reads,
    BoardBroadcaster door,
    ILogger<CheerBroadcast> log
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var news in feed.Listen(stop))
                if (news.Cheer is { } cheer)
                    await Tell(news.Campaign, cheer);
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("No more cheers: the process ends");
        }
    }

    /// <summary>A cheer that cannot be shown now is gone.</summary>
    private async Task Tell(string campaign, SentCheer cheer)
    {
        limits.Hear(campaign, cheer);
        try
        {
            var sights = watches.Now()[campaign].Select(board => board.Watch.Sight).Distinct().ToList();
            if (sights.Count == 0)
                return;
            var snapshot = await reads.Snapshot(campaign);
            foreach (var sight in sights)
                if (CheerLine.Of(cheer, snapshot, sight.Language) is { } line)
                    await door.Of(campaign, sight).Cheered(line);
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "A cheer in {Campaign} was not shown", campaign);
        }
    }
}
