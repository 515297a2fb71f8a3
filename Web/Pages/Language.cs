using Microsoft.Net.Http.Headers;

namespace ChallengeHub.Web;

/// <summary>
/// The reader's language: ?lang= first, then what was chosen last, then the browser's wish, then English.
/// </summary>
public static class Language
{
    private const string Cookie = "ch_lang";
    public static readonly string[] Known = ["en", "fr"];

    public static string Of(HttpRequest request)
    {
        var asked = request.Query["lang"].ToString();
        if (Known.Contains(asked))
            return asked;

        if (request.Cookies[Cookie] is { } chosen && Known.Contains(chosen))
            return chosen;

        return StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wishes)
            ? wishes
                .OrderByDescending(wish => wish.Quality ?? 1)
                .Select(wish => wish.Value.ToString().Split('-')[0].ToLowerInvariant())
                .FirstOrDefault(Known.Contains)
                ?? "en"
            : "en";
    }

    /// <summary>Remembers what ?lang= chose, for the pages that follow.</summary>
    public static void UseLanguage(this WebApplication app) =>
        app.Use(
            (http, next) =>
            {
                var asked = http.Request.Query["lang"].ToString();
                if (
                    HttpMethods.IsGet(http.Request.Method)
                    && !http.Request.Path.StartsWithSegments("/api")
                    && !http.Request.Path.StartsWithSegments("/hubs")
                    && Known.Contains(asked)
                )
                    http.Response.Cookies.Append(
                        Cookie,
                        asked,
                        new CookieOptions
                        {
                            MaxAge = TimeSpan.FromDays(400),
                            SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
                            HttpOnly = true,
                            Secure = http.Request.IsHttps,
                        }
                    );
                return next(http);
            }
        );
}
