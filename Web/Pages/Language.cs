using Microsoft.Net.Http.Headers;

namespace ChallengeHub.Web;

/// <summary>The reader's language: ?lang= first, then the browser's wish, then English.</summary>
public static class Language
{
    public static readonly string[] Known = ["en", "fr"];

    public static string Of(HttpRequest request)
    {
        var asked = request.Query["lang"].ToString();
        if (Known.Contains(asked)) return asked;

        return StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wishes)
            ? wishes.OrderByDescending(wish => wish.Quality ?? 1)
                .Select(wish => wish.Value.ToString().Split('-')[0].ToLowerInvariant())
                .FirstOrDefault(Known.Contains) ?? "en"
            : "en";
    }
}
