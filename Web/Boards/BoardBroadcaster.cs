using Microsoft.AspNetCore.SignalR;

namespace ChallengeHub.Web;

/// <summary>The way out to the screens of this process, and the clock that they show.</summary>
public sealed class BoardBroadcaster(IHubContext<BoardHub, IBoardClient> hub, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public IBoardClient Of(Watch watch) => hub.Clients.Group(watch.Group);

    public IBoardClient Of(string campaign, WatchSight sight) => hub.Clients.Group(Watch.GroupOf(campaign, sight));
}
