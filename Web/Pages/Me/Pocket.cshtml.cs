using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChallengeHub.Web;

/// <summary>
/// A player's own page, for the telephone: it installs, and shows what it saw last while the network is away. All that
/// moves on it is Client/pocket.ts.
/// </summary>
[RequireAccess(AccessPolicies.Pocket)]
public sealed class PocketView(PageReads reads, Themes themes, Screens screens, Release release, PocketReads pockets)
    : LivePage(reads, themes, screens, release)
{
    private readonly Themes packs = themes;

    public PocketSheet Pocket { get; private set; } = null!;

    /// <summary>Of the bar that a telephone draws around the page.</summary>
    public string Colour => packs.For(Sheet.Campaign.Theme).Palette["surface"];

    public string TouchIcon => PocketIcon.Address(Request.PathBase, Sheet.Theme.Code, PocketIcon.Touch);

    public override async Task<IActionResult> OnGet(string campaign)
    {
        var page = await base.OnGet(campaign);
        if (page is not PageResult)
            return page;
        try
        {
            var player = Request.Query["player"].ToString();
            var caller = Caller.Of(User);
            var answer = await pockets.Of(campaign, player.Length == 0 ? null : player, caller, Sheet.Lang);
            Pocket = PocketSheet.Of(answer);
            return page;
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return NotFound();
        }
    }
}
