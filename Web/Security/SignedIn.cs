using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ChallengeHub.Web;

/// <summary>
/// People who signed in: a cookie that names a session, looked up with its account and roles at each request.
/// </summary>
public static class SignedIn
{
    public const string Scheme = "Session";
    public const string Cookie = "ch_session";
    public const string SessionClaim = "session";
    private static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>Begins a session of its own: what the browser brought before is not taken over.</summary>
    public static async Task Begin(HttpContext http, Sessions sessions, Account account)
    {
        var secret = await sessions.Open(account.Id);
        await http.SignInAsync(Scheme, PrincipalOf(account, secret));
        http.RequestServices.GetRequiredService<KnownDevices>().Give(http, account);
    }

    public static async Task End(HttpContext http, Sessions sessions)
    {
        if (http.User.FindFirstValue(SessionClaim) is { } secret)
            await sessions.End(secret, http.By());
        await http.SignOutAsync(Scheme);
    }

    /// <summary>The secret of the session by which a person is let in.</summary>
    public static string? Session(this HttpContext http) => http.User.FindFirstValue(SessionClaim);

    /// <summary>The number of the account, or null when no person asks.</summary>
    public static long? AccountId(this HttpContext http) => http.User.AccountId();

    /// <summary>The same of a connection of the hub.</summary>
    public static long? AccountId(this ClaimsPrincipal user) =>
        Caller.Of(user).Kind == CallerKind.Person
        && long.TryParse(user.Identity!.Name![(Account.AuthorPrefix.Length)..], out var id)
            ? id
            : null;

    /// <summary>The same session as it is now, or null once it has ended.</summary>
    public static async Task<ClaimsPrincipal?> Again(ClaimsPrincipal user, Sessions sessions) =>
        user.FindFirstValue(SessionClaim) is { } secret && await sessions.Find(secret) is { } account
            ? PrincipalOf(account, secret)
            : null;

    public static void Configure(CookieAuthenticationOptions options, bool secure)
    {
        options.Cookie.Name = Cookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = Validate,
            OnRedirectToLogin = Challenge,
            OnRedirectToAccessDenied = Forbid,
        };
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        if (
            await Again(context.Principal!, context.HttpContext.RequestServices.GetRequiredService<Sessions>()) is
            { } now
        )
        {
            context.ReplacePrincipal(now);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    /// <summary>A page leads to the sign-in, and so does a form, which is kept; a program gets 401.</summary>
    private static async Task Challenge(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsPage(context.Request))
            context.Response.Redirect(context.RedirectUri);
        else if (IsForm(context.Request))
        {
            var isKept = await context
                .HttpContext.RequestServices.GetRequiredService<FormKeeper>()
                .Keep(context.HttpContext);

            var back = Uri.EscapeDataString(FormKeeper.BackTo(context.Request));
            context.Response.Redirect(
                $"{context.Request.PathBase}{context.Options.LoginPath}"
                    + $"?{context.Options.ReturnUrlParameter}={back}{(isKept ? "&kept=1" : "")}"
            );
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = BearerKeys.Bearer;
        }
    }

    private static Task Forbid(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Sent by a browser that will show the answer.</summary>
    private static bool IsForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.HasFormContentType
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/api")
        && !request.Path.StartsWithSegments("/hubs");

    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Path.StartsWithSegments("/api")
        && !request.Path.StartsWithSegments("/hubs");

    private static ClaimsPrincipal PrincipalOf(Account account, string secret) =>
        new Caller(CallerKind.Person, account.Grants, [], []).Principal(
            account.Author,
            Scheme,
            new Claim(SessionClaim, secret)
        );
}
