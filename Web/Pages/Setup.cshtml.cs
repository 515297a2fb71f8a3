using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>The first administrator, by the link that an empty installation prints.</summary>
[RequireAccess(AccessPolicies.Open), NotKept]
public sealed class SetupView(Themes themes, Accounts accounts, Sessions sessions, Attempts attempts)
    : StaffPage(themes, accounts)
{
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }
    public string? Email { get; private set; }
    public string? Name { get; private set; }
    public bool IsGood { get; private set; }

    public async Task OnGet()
    {
        if (!attempts.Left(HttpContext, Tried.Link))
        {
            TooMany();
            return;
        }
        IsGood = await Accounts.IsGood(OneTimeLinkKind.Setup, Key ?? "");
        if (IsGood)
            return;
        attempts.Another(HttpContext, Tried.Link);
        Fault = T.BadLink;
    }

    public async Task<IActionResult> OnPost(string? email, string? name, string? password)
    {
        if (!attempts.Left(HttpContext, Tried.Link))
            return TooMany();

        Email = email;
        Name = name;
        IsGood = true;
        Account? admin = null;
        if (
            !await Try(async () =>
                admin = await Accounts.Setup(
                    Key ?? "",
                    new Invitation(email ?? "", name ?? "", []),
                    password ?? "",
                    HttpContext.Address()
                )
            )
        )
        {
            attempts.Another(HttpContext, Tried.Link);
            return Page();
        }

        await SignedIn.Begin(HttpContext, sessions, admin!);

        return Back(null);
    }
}
