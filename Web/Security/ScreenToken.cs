using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChallengeHub.Web;

/// <summary>
/// A paired screen, known by its cookie for more than a year without anybody touching it. A revoked one is nobody
/// again.
/// </summary>
public sealed class ScreenToken(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory log,
    UrlEncoder encoder,
    Screens screens
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "Screen";
    public const string Cookie = "ch_screen";

    // the most that browsers keep; renewed whenever the wall is loaded
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    public static void Give(HttpContext http, string token) =>
        http.Response.Cookies.Append(
            Cookie,
            token,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                MaxAge = Life,
                IsEssential = true,
            }
        );

    /// <summary>From now on for as long again.</summary>
    public static void Renew(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is { } token)
            Give(http, token);
    }

    /// <summary>
    /// The screen that this browser is, even if somebody is signed in on it; null: none, or a revoked one.
    /// </summary>
    public static async Task<Screen?> Own(HttpContext http, Screens screens)
    {
        if (Caller.Of(http.User).Kind == CallerKind.Screen)
            return await screens.Find(long.Parse(http.User.Identity!.Name![Screen.AuthorPrefix.Length..]));
        return http.Request.Cookies[Cookie] is { } token ? await screens.Find(token) : null;
    }

    public static ClaimsPrincipal PrincipalOf(Screen screen, string scheme) =>
        new Caller(CallerKind.Screen, [], [], [screen.Showing.Campaign]).Principal(screen.Author, scheme);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Cookie] is not { } token)
            return AuthenticateResult.NoResult();
        if (await screens.Find(token) is { } screen)
            return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(screen, SchemeName), SchemeName));
        Response.Cookies.Delete(Cookie);
        return AuthenticateResult.NoResult();
    }

    /// <summary>As for who brings nothing.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Context.ChallengeAsync(SignedIn.Scheme, properties);
}
