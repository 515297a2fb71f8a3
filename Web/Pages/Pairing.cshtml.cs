using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>What a television opens: a paired one goes on to its wall, another one shows the code by which it is let in.</summary>
[Through(Doors.Open)]
public sealed class PairingView(Themes themes, Accounts accounts, Screens screens) : OfficePage(themes, accounts)
{
    public async Task<IActionResult> OnGet()
    {
        if (Visitor.Of(User).Kind != VisitorKind.Screen) return Page();
        var screen = await screens.Find(long.Parse(User.Identity!.Name![Screen.AuthorPrefix.Length..]));
        return screen is null ? Page() : LocalRedirect($"~/wall/{screen.Showing.Campaign}?lang={screen.Showing.Lang}");
    }
}
