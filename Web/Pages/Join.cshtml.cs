using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>A password for who was invited, or has forgotten his: by a link that is good once.</summary>
[RequireAccess(AccessPolicies.Open), NotKept]
public sealed class JoinView(Themes themes, Accounts accounts, Sessions sessions, Attempts attempts, DeskHomes homes)
    : StaffPage(themes, accounts)
{
    [BindProperty(SupportsGet = true)]
    public OneTimeLinkKind Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }
    public bool IsGood { get; private set; }

    public async Task OnGet()
    {
        if (!attempts.Left(HttpContext, Tried.Link))
        {
            TooMany();
            return;
        }
        IsGood = Kind is OneTimeLinkKind.Invitation or OneTimeLinkKind.Reset && await Accounts.IsGood(Kind, Key ?? "");
        if (IsGood)
            return;
        attempts.Another(HttpContext, Tried.Link);
        Fault = T.BadLink;
    }

    public async Task<IActionResult> OnPost(string? password)
    {
        if (!attempts.Left(HttpContext, Tried.Link))
            return TooMany();

        IsGood = true;
        Account? account = null;
        if (
            !await Try(async () =>
                account = await Accounts.Join(Kind, Key ?? "", password ?? "", HttpContext.Address())
            )
        )
        {
            attempts.Another(HttpContext, Tried.Link);
            return Page();
        }

        // a second factor stays what it was: who has one signs in with it
        if (account!.TotpSecret is not null)
            return RedirectToPage("SignIn");

        await SignedIn.Begin(HttpContext, sessions, account);

        return Back($"~{await homes.Of(account.Grants) ?? "/"}");
    }
}
