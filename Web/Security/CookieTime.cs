using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace ChallengeHub.Web;

/// <summary>
/// The cookies of sessions go by the time of people: a demonstration's year flies by, and nobody is signed out by it.
/// </summary>
public sealed class CookieTime([FromKeyedServices(Clocks.People)] TimeProvider clock)
    : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name == SignedIn.Scheme)
            options.TimeProvider = clock;
    }

    public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);
}
