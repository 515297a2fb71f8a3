using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Theme packs for programs: read, written whole, copied, moved as zips.</summary>
public static class ThemeStudioApi
{
    private const string Zip = "application/zip";

    public static void MapThemeStudio(this IEndpointRouteBuilder routes)
    {
        var themes = routes
            .MapGroup("/api/v1/themes")
            .WithTags("Themes")
            .RequireAccess(AccessPolicies.Campaigns)
            .WithProblems(401, 403);

        themes
            .MapGet("/", All)
            .WithSummary("All theme packs, by code")
            .WithDescription(
                "`shipped` packs come with the installation and cannot be changed; `usedBy` names the campaigns that "
                    + "are shown in a pack."
            );

        themes
            .MapPost("/", Import)
            .WithProblems(400, 409, 413, 415)
            .WithSummary("Import a pack")
            .WithDescription(
                "A zip with `theme.json` and the files that it names, at most 40 of 1 MiB and 8 MiB in all. `code`: "
                    + "another code than the zip's own. `replace=true`: a pack of the studio with this code is "
                    + "replaced. Nothing is written unless the whole pack is good."
            );

        themes.MapGet("/{theme}", Get).WithProblems(404).WithSummary("One pack: its theme.json");
        themes
            .MapPut("/{theme}", Put)
            .WithProblems(400, 403, 409, 412, 413, 415)
            .WithSummary("Create or replace a pack")
            .WithDescription(
                "`application/json`: theme.json; the pack's files stay as they are. `multipart/form-data`: a part "
                    + "`theme` with theme.json, and files whose field names are the paths that it names them with. "
                    + "Files that are no longer named go. `If-Match` and `If-None-Match: *` are honoured."
            );

        themes
            .MapDelete("/{theme}", Delete)
            .WithProblems(404, 409)
            .WithSummary("Delete a pack of the studio that no campaign uses");

        themes
            .MapGet("/{theme}/export", Export)
            .WithProblems(404)
            .WithSummary("The pack as a zip, ready to import or to lay into the directory of packs");

        themes
            .MapPost("/{theme}/copy", Copy)
            .WithProblems(400, 404, 409, 413, 415)
            .WithSummary("Copy a pack under a new `code`, and a new `name` if wanted");
    }

    private static async Task<Ok<IReadOnlyList<PackAnswer>>> All(HttpContext http, Themes themes, ThemePacks packs)
    {
        var stored = (await packs.All()).ToDictionary(pack => pack.Id);
        var answers = new List<PackAnswer>();
        foreach (var theme in themes.All.OrderBy(theme => theme.Code, StringComparer.Ordinal))
        {
            var pack = theme.Made is { } made ? stored.GetValueOrDefault(made.Id) : null;
            answers.Add(
                new PackAnswer(
                    theme.Code,
                    theme.Name,
                    theme.Made is null,
                    pack?.Version,
                    pack?.ChangedAt,
                    pack?.ChangedBy,
                    await UsedBy(theme.Code, http, packs)
                )
            );
        }

        return TypedResults.Ok<IReadOnlyList<PackAnswer>>(answers);
    }

    private static async Task<ContentHttpResult> Get(string theme, HttpContext http, Themes themes, ThemeStudio studio)
    {
        var pack = await studio.Whole(theme);
        if (themes.Find(theme)?.Made is { } made)
            Tag(http, made.Version);
        return TypedResults.Text(pack.Document, "application/json");
    }

    private static async Task<Results<Ok<PackAnswer>, Created<PackAnswer>>> Put(
        string theme,
        HttpContext http,
        ThemeStudio studio,
        Themes themes,
        ThemePacks packs
    )
    {
        var (pack, created) = await studio.Put(theme, await Change(http), Etags.Expected(http.Request), http);
        return await Answer(pack, created, http, themes, packs);
    }

    private static async Task<Results<Ok<PackAnswer>, Created<PackAnswer>>> Import(
        string? code,
        string? replace,
        HttpContext http,
        ThemeStudio studio,
        Themes themes,
        ThemePacks packs
    )
    {
        RequestBytes.Require(http.Request, Zip);
        var zip = await Limited(http, PackZip.MostBytes);
        var (pack, created) = await studio.Import(
            zip,
            code,
            Query.Word("replace", replace, "false", "true") == "true",
            http
        );
        return await Answer(pack, created, http, themes, packs);
    }

    private static async Task<Results<Ok<PackAnswer>, Created<PackAnswer>>> Copy(
        string theme,
        Body<PackCopy> body,
        HttpContext http,
        ThemeStudio studio,
        Themes themes,
        ThemePacks packs
    ) => await Answer(await studio.Copy(theme, body.Value, http), created: true, http, themes, packs);

    private static async Task<NoContent> Delete(string theme, HttpContext http, ThemeStudio studio)
    {
        await studio.Delete(theme, http);
        return TypedResults.NoContent();
    }

    private static async Task<FileContentHttpResult> Export(string theme, ThemeStudio studio) =>
        TypedResults.Bytes(PackZip.Write(await studio.Whole(theme)), Zip, $"{theme}.zip");

    /// <summary>Of the caller's campaigns.</summary>
    private static async Task<IReadOnlyList<string>> UsedBy(string theme, HttpContext http, ThemePacks packs) =>
        [.. (await packs.UsedBy(theme)).Where(campaign => http.May(AccessPolicies.Campaigns, campaign))];

    private static async Task<Results<Ok<PackAnswer>, Created<PackAnswer>>> Answer(
        StoredTheme pack,
        bool created,
        HttpContext http,
        Themes themes,
        ThemePacks packs
    )
    {
        Tag(http, pack.Version);
        var name = themes.Find(pack.Code)?.Name;
        var answer = new PackAnswer(
            pack.Code,
            name,
            Shipped: false,
            pack.Version,
            pack.ChangedAt,
            pack.ChangedBy,
            await UsedBy(pack.Code, http, packs)
        );
        return created ? TypedResults.Created($"/api/v1/themes/{pack.Code}", answer) : TypedResults.Ok(answer);
    }

    private static void Tag(HttpContext http, long version) =>
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The pack that a request describes: JSON alone, or a form with files.</summary>
    public static async Task<PackChange> Change(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            RequestBytes.Require(http.Request, "application/json", "multipart/form-data");
            return new PackChange(Document(await RequestBytes.Read(http)), new Dictionary<string, byte[]>());
        }

        try
        {
            return await Change(
                await http.Request.ReadFormAsync(
                    new FormOptions
                    {
                        MultipartBodyLengthLimit = PackZip.MostBytes + RequestBytes.Most,
                        ValueLengthLimit = PackZip.LongestText,
                    }
                )
            );
        }
        catch (InvalidDataException)
        {
            throw new BadHttpRequestException(
                "The form is longer than 9 MiB, its theme longer than 128 KiB, or it is damaged.",
                StatusCodes.Status413PayloadTooLarge
            );
        }
    }

    private static async Task<PackChange> Change(IFormCollection form)
    {
        if (form.Files.Count > PackZip.MostFiles)
            throw RefusedException.Invalid("files", "too-many-uploads", form.Files.Count, PackZip.MostFiles);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in form.Files)
        {
            if (file.Length > PackFile.Largest)
                throw RefusedException.Invalid(file.Name, "larger-than-mib", PackFile.Largest >> 20);
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            if (!files.TryAdd(file.Name, content.ToArray()))
                throw RefusedException.Invalid(file.Name, "twice-in-form");
        }
        return new PackChange(Document(System.Text.Encoding.UTF8.GetBytes(form["theme"].ToString())), files);
    }

    private static JsonObject Document(ReadOnlyMemory<byte> text)
    {
        if (text.Length > PackZip.LongestText)
            throw RefusedException.Invalid(ThemePack.File, "larger-than-kib", PackZip.LongestText >> 10);
        using var document = JsonText.Parse(text);
        return JsonNode.Parse(text.Span) as JsonObject
            ?? throw RefusedException.Invalid(ThemePack.File, "not-an-object");
    }

    /// <summary>A body longer than the limit is read no further than that.</summary>
    public static async Task<byte[]> Limited(HttpContext http, int most)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int count;
        while ((count = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (bytes.Length + count > most)
                throw new BadHttpRequestException(
                    $"The zip is longer than {most} bytes.",
                    StatusCodes.Status413PayloadTooLarge
                );
            bytes.Write(chunk, 0, count);
        }
        return bytes.ToArray();
    }
}

/// <param name="Version">Of a pack of the studio; null of a shipped one.</param>
public sealed record PackAnswer(
    string Code,
    LocalText? Name,
    bool Shipped,
    long? Version,
    DateTimeOffset? ChangedAt,
    string? ChangedBy,
    IReadOnlyList<string> UsedBy
);
