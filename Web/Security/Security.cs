using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace ChallengeHub.Web;

/// <summary>Wires who is who: keys, sessions, screens; then the doors.</summary>
public static class Security
{
    private const string ByCaller = "ByCaller";

    public static void AddSecurity(this IServiceCollection services, Settings settings)
    {
        var secure = settings.PublicUrl?.Scheme == Uri.UriSchemeHttps;
        services.AddSingleton(new AdminKey(settings.AdminKey));
        services.AddRateLimits();
        services.AddSingleton<KnownDevices>();

        // kept with the data: a restart signs nobody out, and processes on one directory, or machines on one server,
        // understand each other
        var protection = services.AddDataProtection().SetApplicationName("ChallengeHub");
        if (settings.SqlServer is null)
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, "keys")));
        else
            services.AddSingleton<IConfigureOptions<KeyManagementOptions>, SharedCookieKeys>();

        services.AddCsrf(secure);
        var authentication = services
            .AddAuthentication(ByCaller)
            .AddPolicyScheme(ByCaller, null, options => options.ForwardDefaultSelector = Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerKeys>(BearerKeys.Bearer, null)
            .AddScheme<AuthenticationSchemeOptions, ScreenToken>(ScreenToken.SchemeName, null)
            .AddCookie(SignedIn.Scheme, options => SignedIn.Configure(options, secure));

        if (settings.OpenId is { } provider)
            authentication.AddOpenId(provider);

        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, CookieTime>();
        services.AddAccessPolicies(settings);
        services.AddSingleton<SessionRevalidation>();
    }

    /// <summary>A proxy speaks TLS for us: the public address says so, whether or not the proxy does.</summary>
    public static void UsePublicScheme(this WebApplication app, Settings settings)
    {
        if (settings.PublicUrl?.Scheme == Uri.UriSchemeHttps)
            app.Use(
                (http, next) =>
                {
                    http.Request.Scheme = Uri.UriSchemeHttps;
                    return next(http);
                }
            );
    }

    /// <summary>
    /// An unknown key is a 401 on open routes as well: a sender with a mistyped key learns of it at once.
    /// </summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(RefuseUnknownKeys);
        app.UseRateLimits();
        app.UseCsrf();
        app.UseAuthorization();
    }

    /// <summary>Who stands behind what is written, and from where.</summary>
    public static Actor By(this HttpContext http) => new(http.User.Identity?.Name ?? "nobody", http.Address());

    public static string? Address(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString();

    /// <summary>
    /// A person who signs in on a screen's own browser is that person until the session ends; what the screen asks for
    /// itself it asks as a screen.
    /// </summary>
    private static string Scheme(HttpContext http)
    {
        if (BearerKeys.PresentedKey(http.Request) is not null)
            return BearerKeys.Bearer;
        var cookies = http.Request.Cookies;
        if (!cookies.ContainsKey(ScreenToken.Cookie))
            return SignedIn.Scheme;
        if (http.Request.Path.StartsWithSegments("/api/v1/screen"))
            return ScreenToken.SchemeName;
        return cookies.Keys.Any(name => name.StartsWith(SignedIn.Cookie, StringComparison.Ordinal))
            ? SignedIn.Scheme
            : ScreenToken.SchemeName;
    }

    private static async Task RefuseUnknownKeys(HttpContext http, RequestDelegate next)
    {
        if (BearerKeys.PresentedKey(http.Request) is null || http.User.Identity is { IsAuthenticated: true })
            await next(http);
        else if (http.RequestServices.GetRequiredService<Attempts>().Another(http, Tried.Key))
            await http.ChallengeAsync();
        else
            await RateLimits.TooMany(http, TimeSpan.FromMinutes(1));
    }
}
