using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>The screen that hangs on the sales floor; all that moves on it is Client/wall.ts.</summary>
[RequireAccess(AccessPolicies.Boards)]
public sealed class WallView(
    PageReads reads,
    Themes themes,
    Screens screens,
    Release release,
    WallReads missed,
    SeasonAnswers seasons
) : LivePage(reads, themes, screens, release)
{
    /// <summary>As ?layout= asks, else as the paired screen is set, else as the theme has it.</summary>
    public string Layout =>
        ThemeLayout.Boards.FirstOrDefault(board => board == Request.Query["layout"])
        ?? Sheet.Screen?.Layout
        ?? Sheet.Theme.Layout.Board;

    /// <summary>What its script asks for when it comes or comes back.</summary>
    public async Task<IActionResult> OnGetNow(string campaign)
    {
        Response.Headers.CacheControl = "no-store";
        if (await missed.Now(campaign, Sight(campaign)) is not { } now)
            return NotFound();
        return new JsonResult(now, WebJson.Options);
    }

    /// <summary>What its script tells beside the board, and asks for now and then.</summary>
    public async Task<IActionResult> OnGetSeason(string campaign, string? board)
    {
        Response.Headers.CacheControl = "no-store";
        var kind = Query.Board(board);
        if (await seasons.Of(campaign, kind, Sight(campaign)) is not { } season)
            return NotFound();
        await season.ExecuteAsync(HttpContext);
        return new EmptyResult();
    }

    /// <summary>A screen shows what is for all.</summary>
    private WatchSight Sight(string campaign)
    {
        var isScreen = Request.Cookies.ContainsKey(ScreenToken.Cookie);
        return new WatchSight(Language.Current, SeesUnrevealed: Caller.Of(User).SeesUnrevealed(campaign) && !isScreen);
    }
}
