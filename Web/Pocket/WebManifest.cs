using System.Text.Json.Serialization;

namespace ChallengeHub.Web;

/// <summary>What a telephone needs to know of the page that it installs.</summary>
public sealed record WebManifest
{
    public required string Name { get; init; }

    [JsonPropertyName("short_name")]
    public required string ShortName { get; init; }

    public required string Id { get; init; }

    [JsonPropertyName("start_url")]
    public required string StartUrl { get; init; }

    public required string Scope { get; init; }

    [JsonPropertyName("lang")]
    public string Language { get; init; } = "en";

    public string Display => "standalone";

    [JsonPropertyName("theme_color")]
    public required string ThemeColor { get; init; }

    [JsonPropertyName("background_color")]
    public required string BackgroundColor { get; init; }

    public required IReadOnlyList<ManifestIcon> Icons { get; init; }

    /// <param name="start">The address of the page, with its language.</param>
    public static WebManifest Of(string name, string start, Theme theme, PathString pathBase) =>
        new()
        {
            Name = name,
            ShortName = name,
            Id = start.Split('?')[0],
            StartUrl = start,
            Scope = $"{pathBase}/",
            ThemeColor = theme.Palette["surface"],
            BackgroundColor = theme.Palette["background"],
            Icons =
            [
                .. PocketIcon
                    .Installed.SelectMany(size => new[] { "any", "maskable" }.Select(use => (Size: size, Use: use)))
                    .Select(x => new ManifestIcon(
                        PocketIcon.Address(pathBase, theme.Code, x.Size),
                        $"{x.Size}x{x.Size}",
                        "image/png",
                        x.Use
                    )),
            ],
        };
}

/// <param name="Sizes">As in <c>192x192</c>.</param>
public sealed record ManifestIcon(string Src, string Sizes, string Type, string Purpose);
