using Microsoft.AspNetCore.Antiforgery;

namespace ChallengeHub.Web;

/// <summary>
/// A request that changes something and is let in by a cookie must bring a token that only our own pages know. Pages'
/// forms are asked by Razor itself.
/// </summary>
public static class Csrf
{
    public const string Header = "X-CSRF-Token";
    private const string Cookie = "ch_csrf";

    public static void AddCsrf(this IServiceCollection services, bool secure) =>
        services.AddAntiforgery(options =>
        {
            options.HeaderName = Header;
            options.Cookie.Name = Cookie;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true; // Headers says it already
        });

    /// <summary>Needs to know who asks.</summary>
    public static void UseCsrf(this WebApplication app) =>
        app.Use(
            async (http, next) =>
            {
                if (
                    !MustBringToken(http)
                    || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
                )
                    await next(http);
                else
                    await TypedResults
                        .Problem(
                            $"The header {Header} is missing or wrong; GET /api/v1/session tells its value.",
                            statusCode: StatusCodes.Status403Forbidden
                        )
                        .ExecuteAsync(http);
            }
        );

    /// <summary>
    /// What is open to everybody is done in nobody's name: a screen pairs in a browser in which somebody happens to be
    /// signed in.
    /// </summary>
    private static bool MustBringToken(HttpContext http) =>
        http.User.Identity?.AuthenticationType == SignedIn.Scheme
        && http.Request.Path.StartsWithSegments("/api")
        && http.GetEndpoint()?.Metadata.GetMetadata<RequireAccessAttribute>()?.Policy != AccessPolicies.Open
        && !(
            HttpMethods.IsGet(http.Request.Method)
            || HttpMethods.IsHead(http.Request.Method)
            || HttpMethods.IsOptions(http.Request.Method)
        );
}
