using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChallengeHub.Web;

/// <summary><c>Authorization: Bearer KEY</c>: who knows a key has its scopes as claims; who brings an unknown one is refused even where none is needed.</summary>
public sealed class BearerKeys(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Bearer = "Bearer";
    private const string Prefix = Bearer + " ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var told = Request.Headers.Authorization.ToString();
        if (!told.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var secret = told[Prefix.Length..].Trim();
        var services = Context.RequestServices;
        if (services.GetRequiredService<AdminKey>().Opens(secret)) return AuthenticateResult.Success(Ticket(AdminKey.Author, Scopes.All, []));
        return await services.GetRequiredService<ApiKeys>().Find(secret) is { } key
            ? AuthenticateResult.Success(Ticket(key.Author, key.Scopes, key.Campaigns))
            : AuthenticateResult.Fail("The key is not known, was revoked, or has expired.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Bearer;
        return Task.CompletedTask;
    }

    private static AuthenticationTicket Ticket(string author, IEnumerable<string> scopes, IEnumerable<string> campaigns)
    {
        Claim[] claims =
        [
            new(ClaimTypes.Name, author),
            .. scopes.Select(scope => new Claim(Scopes.Claim, scope)),
            .. campaigns.Select(campaign => new Claim(Scopes.Campaign, campaign)),
        ];
        return new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Bearer)), Bearer);
    }
}
