using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ChallengeHub.Web;

/// <summary>
/// Sign-in by an OpenID provider (authorization code with PKCE). It tells who somebody is; what he may do stays written
/// here.
/// </summary>
public static class OpenId
{
    public const string Scheme = "OpenId";

    /// <summary>To be entered at the provider, behind the public address.</summary>
    public const string CallbackPath = "/signin-oidc";
    private const string Issuer = "iss";
    private const string Subject = "sub";
    private const string Email = "email";
    private const string EmailVerified = "email_verified";

    public static void AddOpenId(this AuthenticationBuilder authentication, OpenIdSettings settings) =>
        authentication.AddOpenIdConnect(
            Scheme,
            options =>
            {
                options.Authority = settings.Authority.OriginalString;
                options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
                options.ClientId = settings.ClientId;
                options.ClientSecret = settings.ClientSecret;
                options.CallbackPath = CallbackPath;
                options.SignInScheme = SignedIn.Scheme;
                options.ResponseType = OpenIdConnectResponseType.Code;
                // with form_post the cookies that bind an answer to its question would have to travel between sites
                options.ResponseMode = OpenIdConnectResponseMode.Query;
                foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
                {
                    cookie.SameSite = SameSiteMode.Lax;
                    cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                }
                options.UsePkce = true;
                options.SaveTokens = false;
                options.MapInboundClaims = false;
                options.Scope.Clear();
                foreach (var scope in new[] { "openid", Email })
                    options.Scope.Add(scope);
                // many providers tell the address only here
                options.GetClaimsFromUserInfoEndpoint = true;
                options.ClaimActions.Remove(Issuer);
                options.ClaimActions.MapUniqueJsonKey(EmailVerified, EmailVerified);
                options.Events = new OpenIdConnectEvents
                {
                    OnRedirectToIdentityProvider = context =>
                    {
                        context.ProtocolMessage.RedirectUri = context
                            .HttpContext.RequestServices.GetRequiredService<Addresses>()
                            .Of(context.HttpContext, CallbackPath);
                        return Task.CompletedTask;
                    },
                    OnTicketReceived = context => Welcome(context, settings),
                    OnRemoteFailure = context =>
                    {
                        Log(context.HttpContext)
                            .LogWarning(
                                "Sign-in by {Provider} failed: {Reason}",
                                settings.Name,
                                context.Failure?.Message
                            );
                        return Refuse(context, SignInView.OpenIdFailed);
                    },
                };
            }
        );

    /// <summary>Leads to the provider, or answers false when it cannot be reached.</summary>
    public static async Task<bool> TryAsk(HttpContext http, string returnUrl)
    {
        try
        {
            await http.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = returnUrl });
            return true;
        }
        catch (InvalidOperationException unreachable) // its metadata cannot be read
        {
            Log(http)
                .LogWarning(
                    "The OpenID provider cannot be reached: {Reason}",
                    unreachable.InnerException?.Message ?? unreachable.Message
                );
            return false;
        }
    }

    private static async Task Welcome(TicketReceivedContext context, OpenIdSettings settings)
    {
        var services = context.HttpContext.RequestServices;
        var principal = context.Principal!;
        var verified =
            settings.TrustEmail
            || string.Equals(principal.FindFirstValue(EmailVerified), "true", StringComparison.OrdinalIgnoreCase);

        var account = await services
            .GetRequiredService<SignIn>()
            .External(
                new ExternalLogin(principal.FindFirstValue(Issuer)!, principal.FindFirstValue(Subject)!),
                verified ? principal.FindFirstValue(Email) : null,
                context.HttpContext.Address()
            );
        if (account is null)
        {
            await Refuse(context, SignInView.OpenIdUnknown);
            return;
        }

        await SignedIn.Begin(context.HttpContext, services.GetRequiredService<Sessions>(), account);
        // who asked for no page in particular is led to his work
        var home = context.ReturnUri is null or "/"
            ? await services.GetRequiredService<DeskHomes>().Of(account.Grants)
            : null;
        context.Response.Redirect(home is null ? context.ReturnUri ?? "/" : context.Request.PathBase + home);
        context.HandleResponse();
    }

    private static Task Refuse(HandleRequestContext<RemoteAuthenticationOptions> context, string reason)
    {
        context.Response.Redirect($"/sign-in?fault={reason}");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static ILogger Log(HttpContext http) =>
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenId).FullName!);
}

/// <summary>Which OpenID provider signs people in.</summary>
/// <param name="Name">As the button calls it.</param>
/// <param name="TrustEmail">Whether its addresses are taken for verified though it does not say so.</param>
public sealed record OpenIdSettings(Uri Authority, string ClientId, string? ClientSecret, string Name, bool TrustEmail)
{
    private const string Section = "ChallengeHub__OpenId__";

    /// <summary>
    /// Null when no provider is set; throws <see cref="StartRefused"/> with the setting that is missing or wrong.
    /// </summary>
    public static OpenIdSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("ChallengeHub:OpenId");
        if (!section.GetChildren().Any(x => !string.IsNullOrWhiteSpace(x.Value)))
            return null;

        var authority = section[nameof(Authority)];
        if (
            !Uri.TryCreate(authority, UriKind.Absolute, out var url)
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        )
            throw new StartRefused($"{Section}Authority is '{authority}'; it must be the provider's https address.");

        if (string.IsNullOrWhiteSpace(section[nameof(ClientId)]))
            throw new StartRefused(
                $"{Section}ClientId is missing: the provider gave it when this application was registered there."
            );

        var trust = section[nameof(TrustEmail)];
        if (!string.IsNullOrWhiteSpace(trust) && !bool.TryParse(trust, out _))
            throw new StartRefused($"{Section}TrustEmail is '{trust}'; it must be true or false.");

        return new OpenIdSettings(
            url,
            section[nameof(ClientId)]!,
            section[nameof(ClientSecret)],
            string.IsNullOrWhiteSpace(section[nameof(Name)]) ? url.Host : section[nameof(Name)]!,
            trust is not null && bool.TryParse(trust, out var yes) && yes
        );
    }
}
