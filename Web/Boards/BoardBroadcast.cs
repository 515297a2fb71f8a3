using System.Collections.Concurrent;

namespace ChallengeHub.Web;

/// <summary>
/// At most ten times a second sends the watched boards that changed. News of the Feed say where to look at once; a look
/// every second at each watched campaign is the net beneath, so that a lost message is no loss.
/// </summary>
public sealed class BoardBroadcast(
    Watches watches,
    Feed feed,
    BroadcastReads reads,
    BoardBroadcaster door,
    ILogger<BoardBroadcast> log
) : BackgroundService
{
    /// <summary>
    /// From the end of a round to the beginning of the next: no board is sent more often than ten times in any second,
    /// the network's own haste included.
    /// </summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(110);
    private const int RoundsPerLook = 9;
    private readonly ConcurrentDictionary<string, bool> news = new();
    private readonly Dictionary<string, CampaignBroadcast> campaigns = [];

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var hearing = Hear(stop);

        try
        {
            for (var round = 0; ; round++)
            {
                await Task.Delay(Rest, stop);
                await Tick(round % RoundsPerLook == 0);
            }
        }
        catch (OperationCanceledException)
        {
            await hearing;
        }
    }

    private async Task Hear(CancellationToken stop)
    {
        try
        {
            await foreach (var item in feed.Listen(stop))
                news[item.Campaign] = true;
        }
        catch (OperationCanceledException)
        {
            log.LogDebug("No more news: the process ends");
        }
    }

    private async Task Tick(bool look)
    {
        var watched = watches.Now();
        foreach (var gone in campaigns.Keys.Where(campaign => !watched.Contains(campaign)).ToList())
            campaigns.Remove(gone);
        foreach (var campaign in news.Keys.Where(campaign => !watched.Contains(campaign)))
            news.TryRemove(campaign, out _);
        await Task.WhenAll(watched.Select(boards => Tick(boards.Key, [.. boards], look)));
    }

    private Task Tick(string code, IReadOnlyList<Watched> boards, bool look)
    {
        if (!campaigns.TryGetValue(code, out var campaign))
            campaigns[code] = campaign = new CampaignBroadcast(code, reads, door, log);
        return campaign.Tick(boards, look, news.TryRemove(code, out _));
    }
}
