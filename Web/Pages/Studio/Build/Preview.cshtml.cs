using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChallengeHub.Web;

/// <summary>
/// The real wall of a draft: its name, people, prizes and theme, with made-up points.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class DraftPreview(StudioDesk studio) : PageModel
{
    public PageSheet Sheet { get; private set; } = null!;

    /// <param name="theme">As it is being chosen, not saved yet; null: the draft's.</param>
    /// <param name="boards">The same, the first one large.</param>
    public async Task<IActionResult> OnGet(string campaign, string? theme, List<BoardKind> boards)
    {
        if (await studio.Drafts.Find(campaign) is not { } draft)
            return NotFound();

        var language = Language.Current;
        var shown = studio.Themes.Find(theme ?? "") ?? studio.Themes.For(draft.Document.Campaign.Theme);
        draft = draft with { Document = Renamed(draft.Document, shown) };
        var chosen =
            boards.Count > 0 ? boards.Distinct() : draft.Document.Campaign.Boards ?? new ScreenContent().Boards;

        var page = SampleCampaign.Of(draft, shown.Code, language, studio.Clock.GetUtcNow());
        Sheet = PageSheet.Of(page, SpokenTheme.Of(shown, language, Request.PathBase), language, Request.PathBase) with
        {
            Sample = true,
            Boards = [.. chosen.Select(board => new BoardKey(board, 0).Word)],
            People = SamplePeople.Of(draft.Document),
        };

        Response.Headers.CacheControl = "no-store";

        return Page();
    }

    /// <summary>With the names that the rules will have in the theme.</summary>
    private DraftDocument Renamed(DraftDocument document, Theme shown) =>
        document with
        {
            Campaign = document.Campaign with
            {
                Rules = NamesInTheme.Follow(document.Campaign.Rules, studio.Themes.All, shown),
            },
        };
}
