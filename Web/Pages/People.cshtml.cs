using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Who signs in, and what for.</summary>
[RequireAccess(AccessPolicies.Admin)]
public sealed class PeopleView(
    Themes themes,
    Accounts accounts,
    ChallengeHub.Campaigns campaigns,
    Addresses addresses,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
) : StaffPage(themes, accounts)
{
    /// <summary>Lines on the page.</summary>
    public const int Most = 200;

    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>All whom <see cref="Find"/> finds.</summary>
    public IReadOnlyList<Account> All { get; private set; } = [];
    public IReadOnlyList<CampaignChoice> Campaigns { get; private set; } = [];
    public Invitation Input { get; private set; } = new("", "", []);
    public IReadOnlyList<GrantLine> Lines { get; private set; } = [];

    /// <summary>Shown this once.</summary>
    public string? Link { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(string? email, string? name, List<GrantLine> grants)
    {
        Lines = GrantLine.Typed(grants);
        Input = new Invitation((email ?? "").Trim(), (name ?? "").Trim(), []);
        if (await Try(Invite))
        {
            Input = new Invitation("", "", []);
            Lines = [];
        }
        else if (Response.StatusCode == StatusCodes.Status409Conflict)
        {
            Fault = null;
            Refuse("email", T.AccountExists);
        }
        else
            Faults = InvitationFaults.Of(Errors, Input);

        await Load();

        return Page();
    }

    public string State(Account account) =>
        account switch
        {
            { DisabledAt: not null } => T.Disabled,
            _ when account.LockedUntil > clock.GetUtcNow() => T.Locked,
            { PasswordHash: null, SignedInAt: null } => T.Invited,
            _ => T.Active,
        };

    private async Task Invite()
    {
        Input = Input with { Grants = GrantLine.Read(Lines) };
        var (_, secret) = await Accounts.Invite(Input, HttpContext.By());
        Link = addresses.Join(HttpContext, OneTimeLinkKind.Invitation, secret);
    }

    private async Task Load()
    {
        All = [.. (await Accounts.All()).Where(IsFound)];
        Campaigns = await CampaignChoice.All(campaigns, Lang);
    }

    private bool IsFound(Account account) =>
        string.IsNullOrWhiteSpace(Find)
        || account
            .Grants.Select(x => RoleWords.Of(x))
            .Append(account.Name)
            .Append(account.Email)
            .Any(x => x.Contains(Find.Trim(), StringComparison.CurrentCultureIgnoreCase));
}
