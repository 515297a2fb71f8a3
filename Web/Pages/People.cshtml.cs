using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Who signs in, and what for.</summary>
[Through(Doors.Admin)]
public sealed class PeopleView(Themes themes, Accounts accounts, ChallengeHub.Campaigns campaigns, OfficeClock clock) : OfficePage(themes, accounts)
{
    public IReadOnlyList<Account> All { get; private set; } = [];
    public IReadOnlyList<string> Campaigns { get; private set; } = [];
    public Newcomer Told { get; private set; } = new("", "", []);
    /// <summary>Shown this once.</summary>
    public string? Link { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(string? email, string? name, List<GrantLine> grants)
    {
        Told = new Newcomer(email ?? "", name ?? "", GrantLine.Read(grants));
        await Try(async () =>
        {
            var (_, secret) = await Accounts.Invite(Told, HttpContext.By());
            Link = HttpContext.RequestServices.GetRequiredService<Addresses>().Join(HttpContext, LinkKind.Invitation, secret);
            Told = new Newcomer("", "", []);
        });
        await Load();
        return Page();
    }

    public string State(Account account) =>
        account.DisabledAt is not null ? Say("disabled")
        : account.LockedUntil > clock.Time.GetUtcNow() ? Say("locked")
        : account.PasswordHash is null && account.SignedInAt is null ? Say("invited")
        : Say("active");

    private async Task Load() => (All, Campaigns) = (await Accounts.All(), [.. (await campaigns.All()).Select(x => x.Code)]);
}

/// <summary>One line of the roles' form; a line without a role is none.</summary>
public sealed class GrantLine
{
    public AccountRole? Role { get; set; }
    public string? Campaign { get; set; }
    public string? Scope { get; set; }

    public static IReadOnlyList<Grant> Read(IEnumerable<GrantLine> lines) =>
        [.. lines.Where(x => x.Role is not null).Select(x => new Grant(x.Role!.Value, Text(x.Campaign), Text(x.Scope)))];

    private static string? Text(string? told) => string.IsNullOrWhiteSpace(told) ? null : told.Trim();
}

/// <summary>What the partial _Grants shows.</summary>
public sealed record GrantLines(OfficePage Office, IReadOnlyList<Grant> Grants, IReadOnlyList<string> Campaigns);
