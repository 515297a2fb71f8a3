namespace ChallengeHub.Web;

/// <summary>The screens of one's campaigns.</summary>
[RequireAccess(AccessPolicies.Screens)]
public sealed class ScreensView(
    Themes themes,
    Accounts accounts,
    Screens screens,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
) : StaffPage(themes, accounts)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(3);

    public IReadOnlyList<Screen> All { get; private set; } = [];

    public async Task OnGet(bool paired)
    {
        if (paired)
            Done = T.PairDone;
        All = [.. (await screens.All()).Where(x => HttpContext.May(AccessPolicies.Screens, x.Showing.Campaign))];
    }

    public string State(Screen screen) =>
        screen.SeenAt switch
        {
            null => T.ScreenNew,
            var seen when clock.GetUtcNow() - seen > Quiet => T.ScreenAway,
            _ when screen.SeenVersion != screen.Version => T.ScreenLoading,
            _ => T.ScreenOn,
        };
}
