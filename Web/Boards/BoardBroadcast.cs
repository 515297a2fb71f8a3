using System.Collections.Concurrent;

namespace ChallengeHub.Web;

/// <summary>
/// At most ten times a second sends the watched boards that changed. News of the Feed say where to look at once; a look
/// every second at each watched campaign is the net beneath, so that a lost message is no loss. While nobody watches it
/// sleeps.
/// </summary>
public sealed class BoardBroadcast(
    Watches watches,
    Feed feed,
    BroadcastReads reads,
    BoardBroadcaster door,
    AnswerCache answers,
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

    /// <summary>Ceremonies that somebody asked for again.</summary>
    private readonly ConcurrentDictionary<AskedCeremony, bool> replays = new();
    private readonly Dictionary<string, CampaignBroadcast> campaigns = [];

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var hearing = Hear(stop);

        try
        {
            for (var round = 0; ; round++)
            {
                await Somebody(stop);
                await Task.Delay(Rest, stop);
                await Tick(round % RoundsPerLook == 0);
            }
        }
        catch (OperationCanceledException)
        {
            await hearing;
        }
    }

    /// <summary>What nobody watches any more was shown to nobody who comes now.</summary>
    private async Task Somebody(CancellationToken stop)
    {
        if (watches.Some.IsCompleted)
            return;
        campaigns.Clear();
        news.Clear();
        replays.Clear();
        await watches.Some.WaitAsync(stop);
    }

    private async Task Hear(CancellationToken stop)
    {
        try
        {
            await foreach (var item in feed.Listen(stop))
                if (item.Kind is not (NewsKind.LeadChanged or NewsKind.Cheered))
                {
                    // before the news that is looked at: what is asked for is not missed by that look
                    if (item.Kind == NewsKind.CeremonyReplayed)
                        replays[new AskedCeremony(item.Campaign, (int)item.To)] = true;
                    news[item.Campaign] = true;
                    // somebody may have been erased
                    if (item.Kind == NewsKind.Configured)
                        answers.Forget(item.Campaign);
                }
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
        foreach (var asked in replays.Keys.Where(asked => !watched.Contains(asked.Campaign)))
            replays.TryRemove(asked, out _);
        await Task.WhenAll(watched.Select(boards => Tick(boards.Key, [.. boards], look)));
    }

    private Task Tick(string code, IReadOnlyList<Watched> boards, bool look)
    {
        if (!campaigns.TryGetValue(code, out var campaign))
            campaigns[code] = campaign = new CampaignBroadcast(code, reads, door, log);
        var isNews = news.TryRemove(code, out _);
        var asked = replays.Keys.Where(x => x.Campaign == code).ToList();
        foreach (var one in asked)
            replays.TryRemove(one, out _);
        campaign.Replay(asked.Select(x => x.Period));
        return campaign.Tick(boards, look, isNews);
    }

    /// <param name="Period">0: the campaign.</param>
    private readonly record struct AskedCeremony(string Campaign, int Period);
}
