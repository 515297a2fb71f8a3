using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace ChallengeHub.Web;

/// <summary>The languages that there are words in. Another one is another file beside Words.resx.</summary>
public static class Language
{
    private const string Cookie = "ch_lang";
    private const string Asked = "lang";
    private const string Tried = "speak";

    /// <summary>Two letters each; English, which the others fall back on, first.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "en",
        .. Directory
            .EnumerateFiles(AppContext.BaseDirectory, $"{typeof(T).Assembly.GetName().Name}.resources.dll", Below)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// The reader's: ?lang= first (?speak= in previews, which is not remembered), then what was chosen last, then the
    /// browser's wish, then English.
    /// </summary>
    public static string Current =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is var wanted && Known.Contains(wanted) ? wanted : "en";

    public static IEnumerable<string> Others => Known.Where(x => x != Current);

    /// <summary>As its own speakers call it.</summary>
    public static string NameOf(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return culture.TextInfo.ToTitleCase(culture.NativeName);
    }

    /// <summary>Speaks another language until it is disposed: for what is not written for the reader.</summary>
    public static IDisposable Speak(string language)
    {
        var spoken = new Spoken(CultureInfo.CurrentUICulture);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return spoken;
    }

    public static void UseLanguages(this WebApplication app)
    {
        var options = new RequestLocalizationOptions
        {
            // numbers and days are written by their own rules, wherever the machine stands
            DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en")),
            SupportedCultures = [CultureInfo.InvariantCulture],
            SupportedUICultures = [.. Known.Select(CultureInfo.GetCultureInfo)],
            RequestCultureProviders =
            [
                new QueryStringRequestCultureProvider { QueryStringKey = Tried, UIQueryStringKey = Tried },
                new QueryStringRequestCultureProvider { QueryStringKey = Asked, UIQueryStringKey = Asked },
                new CookieRequestCultureProvider { CookieName = Cookie },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ],
        };

        app.UseRequestLocalization(options);
        app.Use(Remember);
    }

    /// <summary>What ?lang= chose holds for the pages that follow.</summary>
    private static Task Remember(HttpContext http, RequestDelegate next)
    {
        var asked = http.Request.Query[Asked].ToString();
        if (
            HttpMethods.IsGet(http.Request.Method)
            && !http.Request.Path.StartsWithSegments("/api")
            && !http.Request.Path.StartsWithSegments("/hubs")
            && Known.Contains(asked)
        )
            http.Response.Cookies.Append(
                Cookie,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(asked)),
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

    private static EnumerationOptions Below => new() { RecurseSubdirectories = true, MaxRecursionDepth = 1 };

    private sealed class Spoken(CultureInfo before) : IDisposable
    {
        public void Dispose() => CultureInfo.CurrentUICulture = before;
    }
}
