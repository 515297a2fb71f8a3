namespace ChallengeHub.Web;

/// <summary>Links that leave the house: by the public address when it is set, else as the request came.</summary>
public sealed class Addresses(Settings settings)
{
    public string Of(HttpContext http, string path) =>
        Of(
            settings.PublicUrl?.ToString() ?? $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}",
            path
        );

    public string Join(HttpContext http, OneTimeLinkKind kind, string secret) => Of(http, JoinPath(kind, secret));

    public static string Of(string root, string path) => root.TrimEnd('/') + path;

    public static string JoinPath(OneTimeLinkKind kind, string secret) =>
        $"/join?kind={kind.ToString().ToLowerInvariant()}&key={secret}";
}
