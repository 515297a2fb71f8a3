namespace ChallengeHub.Web;

/// <summary>The screen that hangs on the sales floor; all that moves on it is Client/wall.ts.</summary>
[Through(Doors.Boards)]
public sealed class WallView(PageReads reads, Themes themes) : LivePage(reads, themes);
