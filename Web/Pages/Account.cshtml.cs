using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChallengeHub.Web;

/// <summary>One's own account: password, second factor, and the way out.</summary>
[RequireAccess(AccessPolicies.Account), NotKept]
public sealed class AccountView(
    Themes themes,
    Accounts accounts,
    OwnAccount own,
    Sessions sessions,
    Roster roster,
    PageReads reads,
    Inbox inbox,
    Portraits portraits,
    TokenBuckets buckets,
    IDataProtectionProvider protection
) : StaffPage(themes, accounts)
{
    /// <summary>Photos of one person, with ten times as many at once.</summary>
    private const int PhotosASecond = 1;
    private static readonly TimeSpan SecretLife = TimeSpan.FromMinutes(15);
    private readonly ITimeLimitedDataProtector secrets = protection
        .CreateProtector("second factor to be")
        .ToTimeLimitedDataProtector();

    /// <summary>
    /// The second factor that is being set up; kept by nobody but this page until its first code proves it.
    /// </summary>
    public string? Secret { get; private set; }
    public string? Sealed { get; private set; }

    /// <summary>What the reader is in launched campaigns, and how everybody sees that.</summary>
    public IReadOnlyList<(CampaignDocument Campaign, OwnPlayer Player)> Players { get; private set; } = [];

    /// <summary>When the bell is silent: as typed, else as it is.</summary>
    public string? QuietFrom => quiet is null ? Me?.QuietFrom : quiet.From;
    public string? QuietUntil => quiet is null ? Me?.QuietUntil : quiet.Until;

    private TypedQuiet? quiet;

    /// <summary>Whose photo or tune was sent.</summary>
    private CampaignPlayer? portrayed;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        await base.OnPageHandlerExecutionAsync(
            context,
            async () =>
            {
                var done = await next();
                await ReadPlayers();
                return done;
            }
        );
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostShown(string? campaign, string? code, Display display, string? alias)
    {
        if (Own(campaign, code) is null)
            return Forbid();
        if (
            await Try(() =>
                roster.Show(
                    campaign!,
                    code!,
                    new Appearance(display, string.IsNullOrWhiteSpace(alias) ? null : alias.Trim()),
                    HttpContext.By()
                )
            )
        )
            Done = T.Saved;
        return Page();
    }

    public async Task<IActionResult> OnPostPhoto(string? campaign, string? code, IFormFile? photo, bool consent)
    {
        if (Own(campaign, code) is not { } who)
            return Forbid();
        if (buckets.Take($"photos of {HttpContext.By().Author}", PhotosASecond) is not null)
            return TooMany();
        return await Portray(
            who,
            async () =>
                await portraits.Show(who, new NewPhoto(await PhotoFile.Read(photo), Me!.Id, consent), HttpContext.By())
        );
    }

    public async Task<IActionResult> OnPostNoPhoto(string? campaign, string? code)
    {
        if (Own(campaign, code) is not { } who)
            return Forbid();
        if (buckets.Take($"photos of {HttpContext.By().Author}", PhotosASecond) is not null)
            return TooMany();
        return await Portray(who, () => portraits.Remove(who, HttpContext.By()));
    }

    public async Task<IActionResult> OnPostTune(string? campaign, string? code, string? tune) =>
        Own(campaign, code) is { } who
            ? await Portray(who, () => portraits.Play(who, Typed.Text(tune), HttpContext.By()))
            : Forbid();

    /// <summary>The theme's tunes, and the faults of the form that was sent for this player.</summary>
    public OwnPortrait PortraitOf(CampaignDocument campaign, OwnPlayer player) =>
        new(
            campaign.Name!.In(Lang),
            player,
            OwnTune.Of(Themes.For(campaign.Theme), Lang, Request.PathBase),
            portrayed == new CampaignPlayer { Campaign = player.Campaign, Code = player.Code } ? Faults : null
        );

    private async Task<IActionResult> Portray(CampaignPlayer who, Func<Task> change)
    {
        portrayed = who;
        if (await Try(change))
            Done = T.Saved;
        return Page();
    }

    public async Task<IActionResult> OnPostQuiet(string? quietFrom, string? quietUntil)
    {
        quiet = new TypedQuiet(Typed.Text(quietFrom), Typed.Text(quietUntil));
        if (await Try(() => inbox.BeQuiet(Me!.Id, quiet.From, quiet.Until)))
            Done = T.Saved;
        return Page();
    }

    public async Task<IActionResult> OnPostPassword(string? old, string? password)
    {
        Account? changed = null;
        if (
            !await Try(async () =>
                changed = await own.ChangePassword(
                    Me!.Id,
                    old ?? "",
                    password ?? "",
                    HttpContext.By(),
                    HttpContext.Session()
                )
            )
        )
            return Page();

        await SignedIn.Begin(HttpContext, sessions, changed!);
        Done = T.Saved;

        return Page();
    }

    public void OnPostBegin() => Show(Totp.NewSecret());

    /// <summary>
    /// Asks for the password, and for a code of the factor in use: an open browser is no proof of who sits before it.
    /// </summary>
    public async Task<IActionResult> OnPostUse(string? held, string? code, string? usePassword, string? oldCode)
    {
        if (Unsealed(held) is not { } secret)
            return RedirectToPage();
        var proof = new Proof(usePassword, oldCode, HttpContext.Session());
        if (await Try(() => own.UseTotp(Me!.Id, new NewFactor(secret, code ?? ""), proof, HttpContext.By())))
            return RedirectToPage();
        Show(secret);
        return Page();
    }

    /// <summary>As <see cref="OnPostUse"/>.</summary>
    public async Task<IActionResult> OnPostDrop(string? dropPassword, string? dropCode) =>
        await Try(() =>
            own.DropTotp(Me!.Id, new Proof(dropPassword, dropCode, HttpContext.Session()), HttpContext.By())
        )
            ? RedirectToPage()
            : Page();

    public async Task<IActionResult> OnPostSignOut()
    {
        await SignedIn.End(HttpContext, sessions);
        return RedirectToPage("SignIn");
    }

    public async Task<IActionResult> OnPostEverywhere()
    {
        await Accounts.SignOutEverywhere(Me!.Id, HttpContext.By());
        await SignedIn.End(HttpContext, sessions);
        return RedirectToPage("SignIn");
    }

    private async Task ReadPlayers()
    {
        var players = new List<(CampaignDocument, OwnPlayer)>();
        foreach (var grant in Me?.Grants.Where(IsPlayer) ?? [])
            if (
                await reads.Launched(grant.Campaign!) is { } snapshot
                && snapshot.Find(grant.Scope!) is { ErasedAt: null } player
            )
                players.Add(
                    (
                        snapshot.Campaign.Document,
                        new OwnPlayer(
                            grant.Campaign!,
                            player.Code,
                            player.Name.In(Lang),
                            player.Display!.Value,
                            player.Alias
                        )
                        {
                            Photo = player.Photo,
                            Tune = player.Tune,
                        }
                    )
                );

        Players = players;
    }

    /// <summary>Null: the reader is nobody of this code.</summary>
    private CampaignPlayer? Own(string? campaign, string? code) =>
        Me!.Grants.Any(grant => IsPlayer(grant) && grant.Campaign == campaign && grant.Scope == code)
            ? new CampaignPlayer { Campaign = campaign!, Code = code! }
            : null;

    private static bool IsPlayer(Grant grant) =>
        grant is { Role: AccountRole.Rep or AccountRole.Prospector, Campaign: not null, Scope: not null };

    private void Show(string secret)
    {
        Secret = secret;
        Sealed = secrets.Protect($"{Me!.Id} {secret}", SecretLife);
    }

    private string? Unsealed(string? held)
    {
        try
        {
            return held is not null && secrets.Unprotect(held).Split(' ') is [var id, var secret] && id == $"{Me!.Id}"
                ? secret
                : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private sealed record TypedQuiet(string? From, string? Until);
}

/// <summary>A player that the reader is, and how everybody sees him.</summary>
public sealed record OwnPlayer(string Campaign, string Code, string Name, Display Display, string? Alias)
{
    /// <summary>The mark of the photo; null: there is none.</summary>
    public string? Photo { get; init; }

    /// <summary>Null: the theme's usual one.</summary>
    public string? Tune { get; init; }
}
