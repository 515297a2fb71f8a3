namespace ChallengeHub.Web;

/// <summary>The screens of one's campaigns.</summary>
[RequireAccess(AccessPolicies.Screens)]
public sealed class ScreensView(
    Themes themes,
    Accounts accounts,
    Screens screens,
    ChallengeHub.Campaigns campaigns,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
) : StaffPage(themes, accounts)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(3);

    private Dictionary<string, string> names = [];

    public IReadOnlyList<Screen> All { get; private set; } = [];

    public async Task OnGet(bool paired)
    {
        if (paired)
            Done = T.PairDone;
        All = [.. (await screens.All()).Where(x => HttpContext.May(AccessPolicies.Screens, x.Showing.Campaign))];
        if (All.Count > 0)
            names = (await CampaignChoice.All(campaigns, Lang)).ToDictionary(x => x.Code, x => x.Name);
    }

    /// <summary>The challenge, its boards, how long each stays, and the language.</summary>
    public string Shows(ScreenContent content) =>
        string.Join(
            " · ",
            names.GetValueOrDefault(content.Campaign, content.Campaign),
            string.Join(", ", content.Boards.Select(board => T.Of($"board{board}"))),
            $"{content.Seconds} s",
            Language.Known.Contains(content.Lang) ? Language.NameOf(content.Lang) : content.Lang
        );

    public string State(Screen screen) =>
        screen.SeenAt switch
        {
            null => T.ScreenNew,
            var seen when clock.GetUtcNow() - seen > Quiet => T.ScreenAway,
            _ when screen.SeenVersion != screen.Version => T.ScreenLoading,
            _ when screen.SeenSlide is { } slide => $"{T.ScreenOn} · {T.Of($"slide-{slide}")}",
            _ => T.ScreenOn,
        };
}
