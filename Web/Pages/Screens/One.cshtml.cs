using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChallengeHub.Web;

/// <summary>One screen: renamed, redirected, reloaded, revoked.</summary>
[RequireAccess(AccessPolicies.Screens)]
public sealed class ScreenView(Themes themes, Accounts accounts, Screens screens, ChallengeHub.Campaigns campaigns)
    : StaffPage(themes, accounts)
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }
    public Screen Screen { get; private set; } = null!;
    public ShowingForm Form { get; private set; } = new();
    public IReadOnlyList<string> Campaigns { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await screens.Find(Id) is { } screen && HttpContext.May(AccessPolicies.Screens, screen.Showing.Campaign))
        {
            Screen = screen;
            Form = ShowingForm.Of(screen);
        }
        else
            context.Result = NotFound();
        if (context.Result is not null)
            return;
        Campaigns =
        [
            .. (await campaigns.All()).Where(x => HttpContext.May(AccessPolicies.Screens, x.Code)).Select(x => x.Code),
        ];
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(ShowingForm form)
    {
        Form = form;
        if (
            await Try(async () =>
            {
                ScreensApi.Check(HttpContext, form.Campaign);
                Screen = await screens.Change(Id, form.Name, form.Showing, HttpContext.By());
            })
        )
            Done = T.Saved;
        return Page();
    }

    public async Task<IActionResult> OnPostReload()
    {
        Screen = await screens.Reload(Id, HttpContext.By());
        Done = T.Reloaded;
        return Page();
    }

    public async Task<IActionResult> OnPostRevoke()
    {
        await screens.Revoke(Id, HttpContext.By());
        return RedirectToPage("/Screens");
    }
}
