using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChallengeHub.Web;

/// <summary><c>Authorization: Bearer KEY</c>: who knows a key has its scopes as claims; who brings an unknown one is refused even where none is needed.</summary>
public sealed class BearerKeys(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, AdminKey admin)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Bearer = "Bearer";
    private const string Prefix = Bearer + " ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var told = Request.Headers.Authorization.ToString();
        if (!told.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(admin.Opens(told[Prefix.Length..].Trim())
            ? AuthenticateResult.Success(Ticket(AdminKey.Author, Scopes.All))
            : AuthenticateResult.Fail("The key is not known."));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Bearer;
        return Task.CompletedTask;
    }

    private static AuthenticationTicket Ticket(string author, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, author), .. scopes.Select(scope => new Claim(Scopes.Claim, scope))], Bearer);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), Bearer);
    }
}

/// <summary>Wires keys, scopes, and the refusal of unknown keys.</summary>
public static class Security
{
    public static void AddSecurity(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(new AdminKey(settings.AdminKey));
        services.AddAuthentication(BearerKeys.Bearer).AddScheme<AuthenticationSchemeOptions, BearerKeys>(BearerKeys.Bearer, null);
        var policies = services.AddAuthorizationBuilder();
        foreach (var scope in Scopes.All)
            policies.AddPolicy(scope, policy => policy.RequireAuthenticatedUser().RequireClaim(Scopes.Claim, scope));
    }

    /// <summary>An unknown key is a 401 on open routes as well: a sender with a mistyped key learns of it at once.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use((http, next) => http.Request.Headers.Authorization.Count == 0 || http.User.Identity is { IsAuthenticated: true } ? next(http) : http.ChallengeAsync());
        app.UseAuthorization();
    }

    /// <summary>Who stands behind what is written.</summary>
    public static string Author(this ClaimsPrincipal user) => user.Identity?.Name ?? "unknown";
}
