using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace ChallengeHub.Web;

/// <summary>Wires keys, scopes, and the refusal of unknown keys.</summary>
public static class Security
{
    public static void AddSecurity(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(new AdminKey(settings.AdminKey));
        services.AddRateLimits(settings.Limits);
        services.AddAuthentication(BearerKeys.Bearer).AddScheme<AuthenticationSchemeOptions, BearerKeys>(BearerKeys.Bearer, null);
        var policies = services.AddAuthorizationBuilder();
        foreach (var scope in Scopes.All)
            policies.AddPolicy(scope, policy => policy.RequireAuthenticatedUser().RequireClaim(Scopes.Claim, scope).RequireAssertion(IsForThisCampaign));
    }

    /// <summary>An unknown key is a 401 on open routes as well: a sender with a mistyped key learns of it at once.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(RefuseUnknownKeys);
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    /// <summary>Who stands behind what is written, and from where.</summary>
    public static By By(this HttpContext http) => new(http.User.Identity?.Name ?? "unknown", http.Connection.RemoteIpAddress?.ToString());

    /// <summary>A key may be for some campaigns only; one without restriction is for all.</summary>
    public static bool IsFor(this ClaimsPrincipal user, string campaign) =>
        !user.HasClaim(claim => claim.Type == Scopes.Campaign) || user.HasClaim(Scopes.Campaign, campaign);

    private static async Task RefuseUnknownKeys(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers.Authorization.Count == 0 || http.User.Identity is { IsAuthenticated: true }) await next(http);
        else if (http.RequestServices.GetRequiredService<RateLimits.WrongKeys>().Another(http)) await http.ChallengeAsync();
        else await RateLimits.TooMany(http, TimeSpan.FromMinutes(1));
    }

    private static bool IsForThisCampaign(AuthorizationHandlerContext context) =>
        context.Resource is not HttpContext http || http.GetRouteValue("code") is not string campaign || context.User.IsFor(campaign);
}
