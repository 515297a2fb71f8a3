namespace ChallengeHub.Web;

/// <summary>The screen that hangs on the sales floor; all that moves on it is Client/wall.ts.</summary>
[RequireAccess(AccessPolicies.Boards)]
public sealed class WallView(PageReads reads, Themes themes, Screens screens) : LivePage(reads, themes, screens)
{
    /// <summary>As ?layout= asks, else as the paired screen is set, else as the theme has it.</summary>
    public string Layout =>
        ThemeLayout.Boards.FirstOrDefault(board => board == Request.Query["layout"])
        ?? Sheet.Screen?.Layout
        ?? Sheet.Theme.Layout.Board;
}
