using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChallengeHub.Web;

/// <summary>What wall and board page have in common: a campaign, its theme, and the sheet that their script reads.</summary>
public abstract class LivePage(PageReads reads, Themes themes) : PageModel
{
    public PageSheet Sheet { get; private set; } = null!;

    public string Say(string word) => Sheet.Say(word);

    public async Task<IActionResult> OnGet(string campaign)
    {
        var language = Language.Of(Request);
        if (await reads.Campaign(campaign, language) is not { } found) return NotFound();
        var view = (await reads.Launched(campaign))!;
        var theme = themes.For(found.Theme);
        Sheet = PageSheet.Of(found, SpokenTheme.Of(theme, language, Request.PathBase), language, Request.PathBase) with
        {
            Reach = PageReach.Of(Visitor.Of(User), view, language),
            Boards = view.Campaign.Document.Boards is { } boards ? [.. boards.Select(board => new BoardKey(board, 0).Word)] : null,
            Screen = await Paired() is { } screen ? PageScreen.Of(screen, PageLook.Of(view, theme, found.Clock.Now)) : null,
        };
        Response.Headers.CacheControl = "no-store";
        ScreenToken.Renew(HttpContext);
        return Page();
    }

    private async Task<Screen?> Paired() => Visitor.Of(User).Kind == VisitorKind.Screen
        ? await HttpContext.RequestServices.GetRequiredService<Screens>().Find(long.Parse(User.Identity!.Name![Screen.AuthorPrefix.Length..]))
        : null;
}
