using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChallengeHub.Web;

/// <summary>
/// <c>Authorization: Bearer KEY</c>: who knows a key has its scopes; who brings an unknown one is refused even where
/// none is needed. On the hub the key may stand in <c>?access_token=</c>, as a browser's WebSocket brings no headers.
/// </summary>
public sealed class BearerKeys(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory log,
    UrlEncoder encoder,
    AdminKey admin,
    Screens screens,
    ApiKeys keys
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Bearer = "Bearer";
    private const string Prefix = Bearer + " ";

    /// <summary>Null when the request brings none.</summary>
    public static string? PresentedKey(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return header[Prefix.Length..].Trim();
        // a key of another scheme is an unknown key
        if (header.Length > 0)
            return "";
        if (!request.Path.StartsWithSegments(BoardHub.Path))
            return null;
        return request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PresentedKey(Request) is not { } secret)
            return AuthenticateResult.NoResult();
        return await Find(secret) is { } user
            ? AuthenticateResult.Success(new AuthenticationTicket(user, Bearer))
            : AuthenticateResult.Fail("The key is not known, was revoked, or has expired.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Bearer;
        return Task.CompletedTask;
    }

    private async Task<ClaimsPrincipal?> Find(string secret)
    {
        if (admin.Opens(secret))
            return Of([.. Scopes.All], []).Principal(AdminKey.Author, Bearer);
        if (await screens.Find(secret) is { } screen)
            return ScreenToken.PrincipalOf(screen, Bearer);
        return await keys.Find(secret) is { } key ? Of(key.Scopes, key.Campaigns).Principal(key.Author, Bearer) : null;
    }

    private static Caller Of(IReadOnlyList<string> scopes, IReadOnlyList<string> campaigns) =>
        new(CallerKind.Key, [], scopes, campaigns);
}
