using Microsoft.AspNetCore.SignalR;

namespace ChallengeHub.Web;

/// <summary>The way out to the screens of this process, and the clock that they show.</summary>
public sealed class ScreenDoor(IHubContext<BoardHub, IBoardScreen> hub, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public IBoardScreen Of(Watch watch) => hub.Clients.Group(watch.Group);

    public IBoardScreen Of(string campaign, string language) => hub.Clients.Group(Watch.GroupOf(campaign, language));
}
