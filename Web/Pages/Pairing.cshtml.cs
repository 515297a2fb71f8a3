using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// What a television opens: a paired one goes on to its wall, another one shows the code by which it is let in.
/// </summary>
[RequireAccess(AccessPolicies.Open)]
public sealed class PairingView(Themes themes, Accounts accounts, Screens screens) : StaffPage(themes, accounts)
{
    public async Task<IActionResult> OnGet() =>
        await ScreenToken.Own(HttpContext, screens) is { } screen
            ? LocalRedirect($"~/wall/{screen.Showing.Campaign}?lang={screen.Showing.Lang}")
            : Page();
}
