using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// By e-mail and password, then by the second factor's code where there is one. Twice the same answer whether an
/// account exists or not.
/// </summary>
[RequireAccess(AccessPolicies.Open), NotKept]
public sealed class SignInView(
    Themes themes,
    Accounts accounts,
    SignIn signIn,
    Sessions sessions,
    Attempts attempts,
    KnownDevices devices,
    Settings settings,
    DeskHomes homes,
    IDataProtectionProvider protection,
    DemoPeople? demo = null
) : StaffPage(themes, accounts)
{
    public const string OpenIdFailed = "openIdFailed";
    public const string OpenIdUnknown = "openIdUnknown";
    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector tickets = protection
        .CreateProtector("second factor")
        .ToTimeLimitedDataProtector();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }
    public string? Email { get; private set; }

    /// <summary>Proves for five minutes that the password was right.</summary>
    public string? Ticket { get; private set; }
    public bool IsEmpty { get; private set; }

    /// <summary>Who may be tried in the demonstration; null in a real installation.</summary>
    public DemoPeople? Demo { get; } = demo;

    /// <summary>What the button of the OpenID provider says; null without one.</summary>
    public string? Provider { get; } = settings.OpenId?.Name;
    public string ProviderLink => $"/sign-in?handler=OpenId&returnUrl={Uri.EscapeDataString(ReturnUrl ?? "")}";

    /// <param name="fault">Why the way back from the provider ended here.</param>
    public async Task<IActionResult> OnGet(string? fault)
    {
        if (Me is not null)
            return await Home(Me);
        if (fault is OpenIdFailed or OpenIdUnknown)
            Fault = T.Of(fault);
        IsEmpty = !await Accounts.HasAdmin();
        return Page();
    }

    /// <summary>Leads to the provider.</summary>
    public async Task<IActionResult> OnGetOpenId()
    {
        if (Provider is null)
            return RedirectToPage(new { ReturnUrl });
        if (await OpenId.TryAsk(HttpContext, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/"))
            return new EmptyResult();
        Fault = T.OpenIdAway;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }

    public async Task<IActionResult> OnPost(string? email, string? password)
    {
        if (!attempts.Left(HttpContext, Tried.SignIn))
            return TooMany();
        Email = email;
        var answer = await signIn.Password(email ?? "", password ?? "", HttpContext.Address(), devices.Of(HttpContext));
        if (answer.Outcome == SignInOutcome.NeedsCode)
        {
            Ticket = tickets.Protect($"{answer.Account!.Id}", TicketLife);
            return Page();
        }
        return await Welcome(answer, "wrong");
    }

    public async Task<IActionResult> OnPostCode(string? ticket, string? code)
    {
        if (!attempts.Left(HttpContext, Tried.SignIn))
            return TooMany();
        if (AccountOf(ticket) is not { } account)
            return RedirectToPage(new { ReturnUrl });
        Ticket = ticket;
        return await Welcome(
            await signIn.Code(account, code ?? "", HttpContext.Address(), devices.Of(HttpContext)),
            "wrongCode"
        );
    }

    private async Task<IActionResult> Welcome(SignInAnswer answer, string wrong)
    {
        if (answer is { Outcome: SignInOutcome.Welcome, Account: { } account })
        {
            await SignedIn.Begin(HttpContext, sessions, account);
            return await Home(account);
        }
        attempts.Another(HttpContext, Tried.SignIn);
        Fault = T.Of(wrong);
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }

    /// <summary>Where he wanted to go; who came by the front door, to his work.</summary>
    private async Task<IActionResult> Home(Account account)
    {
        var isAsked = Url.IsLocalUrl(ReturnUrl) && ReturnUrl != $"{Request.PathBase}/";
        return Back(isAsked ? ReturnUrl : $"~{await homes.Of(account.Grants) ?? "/"}");
    }

    private long? AccountOf(string? ticket)
    {
        try
        {
            return ticket is null ? null : long.Parse(tickets.Unprotect(ticket));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
