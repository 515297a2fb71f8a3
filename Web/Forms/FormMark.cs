using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ChallengeHub.Web;

/// <summary>
/// In every form of ours, sealed: who opened the page, and a number that no other opening of a page has.
/// </summary>
public sealed record FormMark(string Author, string Id)
{
    public const string Field = "__Form";

    /// <summary>The same for all forms of a page.</summary>
    public static string Of(HttpContext http)
    {
        if (http.Items.TryGetValue(typeof(FormMark), out var known))
            return (string)known!;
        var mark = Seal(http).Protect($"{Guid.CreateVersion7():N} {http.By().Author}");
        http.Items[typeof(FormMark)] = mark;
        return mark;
    }

    /// <summary>Null when the form was made by somebody else.</summary>
    public static FormMark? Read(HttpContext http, IFormCollection form)
    {
        try
        {
            if (form[Field].ToString() is not { Length: > 0 } text)
                return null;
            return Seal(http).Unprotect(text).Split(' ', 2) is [var id, var author] ? new FormMark(author, id) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Seal(HttpContext http) => http.RequestServices.GetDataProtector("form");
}
