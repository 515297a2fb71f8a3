using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChallengeHub.Web;

/// <summary>One account in an admin's hands.</summary>
[RequireAccess(AccessPolicies.Admin)]
public sealed class PersonView(
    Themes themes,
    Accounts accounts,
    OwnAccount own,
    ChallengeHub.Campaigns campaigns,
    Addresses addresses
) : StaffPage(themes, accounts)
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }
    public Account Account { get; private set; } = null!;
    public IReadOnlyList<CampaignChoice> Campaigns { get; private set; } = [];

    /// <summary>The roles, or what was typed and refused.</summary>
    public IReadOnlyList<GrantLine> Lines { get; private set; } = [];

    /// <summary>Shown this once.</summary>
    public string? Link { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await Accounts.Find(Id) is { } account)
            Account = account;
        else
            context.Result = NotFound();
        if (context.Result is not null)
            return;
        Campaigns = await CampaignChoice.All(campaigns, Language.Current);
        Lines = [.. Account.Grants.Select(GrantLine.Of)];
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostGrants(List<GrantLine> grants)
    {
        Lines = GrantLine.Typed(grants);
        await Change(() => Accounts.Grant(Id, GrantLine.Read(Lines), HttpContext.By()));
        var invitation = new Invitation(
            Account.Email,
            Account.Name,
            [.. Lines.Where(x => x.Role is not null).Select(x => new Grant(x.Role!.Value))]
        );
        Faults = InvitationFaults.Of(Errors, invitation);
        return Page();
    }

    public Task<IActionResult> OnPostDisable() => Change(() => Accounts.Disable(Id, HttpContext.By()));

    public Task<IActionResult> OnPostEnable() => Change(() => Accounts.Enable(Id, HttpContext.By()));

    public Task<IActionResult> OnPostEverywhere() => Change(() => Accounts.SignOutEverywhere(Id, HttpContext.By()));

    public Task<IActionResult> OnPostFactor() => Change(() => own.DropTotp(Id, HttpContext.By()));

    public async Task<IActionResult> OnPostReset()
    {
        await Try(async () =>
        {
            var (kind, secret) = await Accounts.AskReset(Id, HttpContext.By());
            Link = addresses.Join(HttpContext, kind, secret);
        });
        return Page();
    }

    public async Task<IActionResult> OnPostErase(string? confirm)
    {
        if (confirm == Account.Email)
            return await Change(() => Accounts.Erase(Id, HttpContext.By()));
        Refuse("confirm", T.EraseWrong);
        return Page();
    }

    private async Task<IActionResult> Change(Func<Task<Account>> change)
    {
        if (await Try(async () => Account = await change()))
            Done = T.Saved;
        return Page();
    }
}
