using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;

namespace ChallengeHub.Web;

/// <summary>
/// Keeps a form that comes from somebody who was signed out meanwhile, until he has signed in again: then it is shown
/// as he filled it in, and never carried out. Kept is only what our own page was filled with, by the person whom that
/// page was made for: the token against forged requests is asked for as that person's.
/// </summary>
public sealed class FormKeeper(KeptForms kept, IAntiforgery antiforgery, IDataProtectionProvider protection)
{
    private const string Cookie = "ch_kept";
    private const int MostFields = 10_000;
    private readonly IDataProtector seal = protection.CreateProtector("kept form");

    /// <summary>Where to come back to after the sign-in: to the page of the form, not to what the form does.</summary>
    public static string BackTo(HttpRequest request)
    {
        var query = request
            .Query.Where(x => x.Key != "handler")
            .SelectMany(x => x.Value, (x, value) => KeyValuePair.Create(x.Key, value));
        return request.PathBase + request.Path + QueryString.Create(query);
    }

    /// <summary>True: it will be there.</summary>
    public async Task<bool> Keep(HttpContext http)
    {
        if (
            !http.Request.HasFormContentType || http.GetEndpoint()?.Metadata.GetMetadata<NotKeptAttribute>() is not null
        )
            return false;
        if (await Form(http) is not { } form)
            return false;
        if (FormMark.Read(http, form) is not { } mark || !await IsHis(http, mark.Author))
            return false;

        var sent = KeptForm.Of(http.Request, form);
        if (!sent.IsWorthIt || await kept.Keep(mark.Author, seal.Protect(sent.Write())) is not { } secret)
            return false;

        http.Response.Cookies.Append(Cookie, secret, Of(http));
        return true;
    }

    /// <summary>What the one who asks typed into the page that he opens; null: nothing.</summary>
    public async Task<KeptForm?> Find(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } secret)
            return null;
        if (await kept.Find(secret, http.By().Author) is not { } content)
            return null;

        try
        {
            var found = KeptForm.Read(seal.Unprotect(content));
            return found.Path == http.Request.PathBase + http.Request.Path ? found : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The form has been sent again, or is not wanted any more.</summary>
    public async Task Drop(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } secret)
            return;
        await kept.Drop(secret);
        http.Response.Cookies.Delete(Cookie, Of(http));
    }

    /// <summary>Sent along to the form's own page only.</summary>
    private static CookieOptions Of(HttpContext http) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = KeptForms.Life,
            IsEssential = true,
            Path = http.Request.PathBase + http.Request.Path,
        };

    private static async Task<IFormCollection?> Form(HttpContext http)
    {
        try
        {
            var most = new FormOptions
            {
                ValueCountLimit = MostFields,
                BufferBodyLengthLimit = RequestBytes.MostDrained,
            };
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, most));
            return await http.Request.ReadFormAsync();
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>Whether the token is the one that our page gave to him.</summary>
    private async Task<bool> IsHis(HttpContext http, string author)
    {
        var nobody = http.User;
        try
        {
            http.User = new Caller(CallerKind.Person, [], [], []).Principal(author, SignedIn.Scheme);
            return await antiforgery.IsRequestValidAsync(http);
        }
        finally
        {
            http.User = nobody;
        }
    }
}

/// <summary>Said of a page whose fields are secrets: what was typed there is not kept.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotKeptAttribute : Attribute;
