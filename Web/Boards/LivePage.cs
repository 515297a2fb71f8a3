using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChallengeHub.Web;

/// <summary>
/// What wall and board page have in common: a campaign, its theme, and the sheet that their script reads.
/// </summary>
public abstract class LivePage(PageReads reads, Themes themes, Screens screens, Release release) : PageModel
{
    public PageSheet Sheet { get; private set; } = null!;

    /// <summary>Since when boards are frozen for everybody but those who run the challenge; null: none is.</summary>
    protected DateTimeOffset? FrozenSince { get; private set; }

    /// <summary>The reader runs it, and sees them as they are.</summary>
    protected bool SeesUnrevealed { get; private set; }

    public virtual async Task<IActionResult> OnGet(string campaign)
    {
        var language = Language.Current;
        if (await reads.Campaign(campaign, language) is not { } found)
            return NotFound();

        var snapshot = (await reads.Launched(campaign))!;
        var theme = themes.For(found.Theme);
        Sheet = PageSheet.Of(found, SpokenTheme.Of(theme, language, Request.PathBase), language, Request.PathBase) with
        {
            Reach = PageReach.Of(Caller.Of(User), snapshot, language),
            Boards = snapshot.Campaign.Document.Boards is { } boards
                ? [.. boards.Select(board => new BoardKey(board, 0).Word)]
                : null,
            Look = PageLook.Of(snapshot, theme, found.Clock.Now),
            Release = release.Mark,
            Unrevealed =
                snapshot.Campaign.ClosedAt is not null
                && Freezing.RevealedAt(snapshot, BoardKey.Overall, found.Clock.Now) is null,
            Screen = await Paired(campaign) is { } screen ? PageScreen.Of(screen) : null,
        };

        FrozenSince = Freezing.Since(snapshot, BoardKey.Overall, found.Clock.Now);
        SeesUnrevealed = Caller.Of(User).SeesUnrevealed(campaign);

        Response.Headers.CacheControl = "no-store";
        if (Sheet.Screen is not null)
            ScreenToken.Renew(HttpContext);

        return Page();
    }

    /// <summary>
    /// In a browser that is a screen, somebody who is signed in may look at other walls as anywhere else.
    /// </summary>
    private async Task<Screen?> Paired(string campaign) =>
        await ScreenToken.Own(HttpContext, screens) is { } screen && screen.Showing.Campaign == campaign
            ? screen
            : null;
}
