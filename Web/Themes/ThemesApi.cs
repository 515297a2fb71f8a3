using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChallengeHub.Web;

/// <summary>Loads the packs at start and serves of each pack what its theme.json names, and nothing else.</summary>
public static class ThemesApi
{
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    public static IServiceCollection AddThemes(this IServiceCollection services, IConfiguration configuration)
    {
        var configured = configuration["ChallengeHub:ThemesDirectory"] is { Length: > 0 } set ? set : "themes";
        return services
            .AddSingleton(_ => Themes.Read(Themes.Locate(configured)))
            .AddSingleton<ThemeWatch>()
            .AddSingleton<ThemeStudio>();
    }

    /// <summary>Who is shown something is shown the packs as they are now, whichever node changed them.</summary>
    public static void UseThemes(this WebApplication app) =>
        app.Use(
            async (http, next) =>
            {
                if (
                    http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null
                    || http.Request.Path.StartsWithSegments("/themes")
                    || http.Request.Path.StartsWithSegments("/api/v1/themes")
                )
                    await http.RequestServices.GetRequiredService<ThemeWatch>().Look();
                await next(http);
            }
        );

    public static void MapThemes(this WebApplication app)
    {
        var themes = app.Services.GetRequiredService<Themes>();
        foreach (var fault in themes.Faults)
            app.Logger.LogError("Theme pack refused: {Fault}", fault);
        if (themes.All.Count == 0)
            throw new StartRefused(
                $"ChallengeHub__ThemesDirectory, {themes.Directory}, holds no usable theme pack: no page could be "
                    + "shown."
            );

        var group = app.MapGroup("/themes").RequireAccess(AccessPolicies.Open).ExcludeFromDescription();
        group.MapGet("/{theme}/palette.css", Palette);
        group.MapGet(
            "/{theme}/icon",
            (string theme, Themes themes, ThemePacks packs, HttpContext http) =>
                Content(theme, themes.Find(theme)?.Art.Emblem, themes, packs, http)
        );
        group.MapGet("/{theme}/{**file}", Content);
    }

    private static Results<ContentHttpResult, NotFound> Palette(string theme, Themes themes, HttpContext http)
    {
        if (themes.Find(theme) is not { } found)
            return TypedResults.NotFound();
        Head(http, found);
        return TypedResults.Text(StyleSheet(found, http.Request.PathBase), "text/css", Encoding.UTF8);
    }

    private static async Task<Results<PhysicalFileHttpResult, FileContentHttpResult, NotFound>> Content(
        string theme,
        string? file,
        Themes themes,
        ThemePacks packs,
        HttpContext http
    )
    {
        if (file is null || themes.Find(theme) is not { } found || found.Files().All(f => f.File != file))
            return TypedResults.NotFound();

        if (found.Made is { } made)
        {
            if (await packs.File(made.Id, file) is not { } content)
                return TypedResults.NotFound();
            Head(http, found, file);
            return TypedResults.Bytes(content, PackFile.ContentType(file));
        }

        Head(http, found, file);
        var path = Path.Combine(found.Folder, file);

        return TypedResults.PhysicalFile(
            Path.GetFullPath(path),
            PackFile.ContentType(file),
            lastModified: File.GetLastWriteTimeUtc(path)
        );
    }

    private static void Head(HttpContext http, Theme theme, string? file = null)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        // an address with the stamp of this very state never means another one; one of before, or of another node's
        // future, may
        http.Response.Headers.CacheControl = theme.Stamp switch
        {
            null => "public, max-age=300",
            var stamp when http.Request.Query["v"] == stamp => "public, max-age=86400",
            _ => "no-cache",
        };

        if (file?.EndsWith(".svg", StringComparison.Ordinal) == true)
            http.Response.Headers.ContentSecurityPolicy = Sandbox;
    }

    /// <summary>
    /// The palette as custom properties of what says that it is this theme's: a whole wall, or a challenge's part of a
    /// page; then the fonts. Values were checked by the schema, so nothing needs escaping.
    /// </summary>
    public static string StyleSheet(Theme theme, PathString pathBase)
    {
        string Picture(string? file) => file is null ? "none" : $"url(\"{theme.Address(pathBase, file)}\")";

        var css = new StringBuilder($"[data-theme=\"{theme.Code}\"] {{\n");
        css.Append($"  color-scheme: {(Contrast.Luminance(theme.Palette["background"]) < 0.2 ? "dark" : "light")};\n");
        foreach (var (name, colour) in theme.Palette)
            css.Append(
                $"  --{(name.EndsWith("Ink", StringComparison.Ordinal) ? name[..^3] + "-ink" : name)}: {colour};\n"
            );
        css.Append($"  --display: {FontFaces.Stack(theme, theme.Fonts.Display)};\n");
        css.Append($"  --body: {FontFaces.Stack(theme, theme.Fonts.Body)};\n");
        css.Append(
            $"  --emblem: {Picture(theme.Art.Emblem)};\n  --backdrop: "
                + $"{Picture(theme.Art.Backdrop)};\n  --leader: "
                + $"{Picture(theme.Art.Leader)};\n"
        );
        return css.Append("}\n").Append(FontFaces.Rules(theme, pathBase)).ToString();
    }
}
