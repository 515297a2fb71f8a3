using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ChallengeHub.Web;

/// <summary>
/// The cookie that says in which browsers somebody has signed in before (OWASP's device cookies): signed, for half a
/// year, for at most five accounts. It lets nobody in; it only keeps those who guess elsewhere from locking its owner
/// out.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection)
{
    public const string Cookie = "ch_device";
    private const int MostAccounts = 5;
    private static readonly TimeSpan Life = TimeSpan.FromDays(180);
    private readonly ITimeLimitedDataProtector seal = protection
        .CreateProtector("known device")
        .ToTimeLimitedDataProtector();

    /// <summary>Of the browser that asks; none when the cookie is missing, forged or too old.</summary>
    public IReadOnlyList<KnownDevice> Of(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } cookie)
            return [];
        try
        {
            return JsonSerializer.Deserialize<List<KnownDevice>>(seal.Unprotect(cookie))!;
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    /// <summary>
    /// From a sign-in on. Each has a number of its own, so that wrong ones on one device lock out no other.
    /// </summary>
    public void Give(HttpContext http, Account account)
    {
        var devices = Of(http)
            .Where(x => x.Account != account.Id)
            .Take(MostAccounts - 1)
            .Prepend(KnownDevice.New(account));

        http.Response.Cookies.Append(
            Cookie,
            seal.Protect(JsonSerializer.Serialize(devices), Life),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                MaxAge = Life,
                IsEssential = true,
            }
        );
    }
}
