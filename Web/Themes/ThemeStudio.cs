using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChallengeHub.Web;

/// <summary>
/// What marketing does with packs: copy, change, import, export, delete. Packs of the directory are never touched, and
/// nothing is written unless the whole pack is good.
/// </summary>
public sealed class ThemeStudio(Themes themes, ThemePacks packs, ThemeWatch watch)
{
    private static readonly JsonSerializerOptions Spaced = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Creates or replaces. Of a pack that is there, files that are named and not brought stay; files that are no
    /// longer named go.
    /// </summary>
    public async Task<SavedTheme> Put(string code, PackChange change, Expectation? expected, HttpContext http)
    {
        await watch.Look(now: true);
        await Ask(code, http);
        if (
            change.Document["code"] is { } named
            && (named.GetValueKind() != JsonValueKind.String || (string?)named != code)
        )
            throw RefusedException.Invalid("code", "pack-code", code);

        change.Document["code"] = code;
        change.Document.Remove("$schema");
        var files = new Dictionary<string, byte[]>(
            Made(code) is { } made ? await packs.Files(made.Id) : new Dictionary<string, byte[]>(),
            StringComparer.Ordinal
        );

        foreach (var (path, content) in change.Files)
            files[path] = content;

        var pack = Checked(new UploadedTheme(code, change.Document.ToJsonString(Spaced), files), change.Files.Keys);
        RefuseTaken(code, change.Document);

        return await Keep(pack, expected, http);
    }

    /// <param name="code">Another code than the zip's own; null keeps it.</param>
    public async Task<SavedTheme> Import(byte[] zip, string? code, bool replace, HttpContext http)
    {
        var (text, files) = PackZip.Read(zip);
        var document = Parsed(text);
        var own = document["code"] is JsonValue value && value.TryGetValue<string>(out var packCode) ? packCode : null;
        if (code is not null && code != own)
            await Number(code, document);
        code ??= own ?? throw RefusedException.Invalid("code", "missing");
        document["code"] = code;
        return await Put(code, new PackChange(document, files), replace ? null : new Expectation(Nothing: true), http);
    }

    /// <summary>Of any pack, under a new code.</summary>
    public async Task<StoredTheme> Copy(string from, PackCopy asked, HttpContext http)
    {
        await watch.Look(now: true);
        var source = await Whole(from);
        var document = Parsed(source.Document);
        if (string.IsNullOrEmpty(asked.Code))
            throw RefusedException.Invalid("code", "required");
        document["code"] = asked.Code;
        if (asked.Name is { } name)
            document["name"] = JsonSerializer.SerializeToNode(name, JsonSerializerOptions.Web);
        else
            await Number(asked.Code, document);
        return (
            await Put(asked.Code, new PackChange(document, source.Files), new Expectation(Nothing: true), http)
        ).Theme;
    }

    public async Task Delete(string code, HttpContext http)
    {
        await watch.Look(now: true);
        if (Made(code) is null && themes.IsShipped(code))
            throw Shipped(code);
        await packs.Delete(code, http.By());
        await watch.Look(now: true);
    }

    /// <summary>With its files, wherever it lies.</summary>
    public async Task<UploadedTheme> Whole(string code)
    {
        if (themes.Find(code) is not { } theme)
            throw RefusedException.NotFound("no-theme", code);
        if (theme.Made is { } made)
            return new UploadedTheme(
                code,
                (await packs.All()).FirstOrDefault(pack => pack.Id == made.Id)?.Document
                    ?? throw RefusedException.NotFound("no-theme", code),
                await packs.Files(made.Id)
            );
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in theme.Files().Select(x => x.File))
            files[file] = await File.ReadAllBytesAsync(Path.Combine(theme.Folder, file));
        return new UploadedTheme(code, await File.ReadAllTextAsync(Path.Combine(theme.Folder, ThemePack.File)), files);
    }

    private ThemeStamp? Made(string code) => themes.Find(code)?.Made;

    /// <summary>A copy that was given no name of its own is called as its model, with a number.</summary>
    private async Task Number(string code, JsonObject document)
    {
        await watch.Look(now: true);
        if (NameOf(document) is { } name && name.Each.All(x => x.Length > 0))
            document["name"] = JsonSerializer.SerializeToNode(
                ThemeNames.Free(themes, code, name),
                JsonSerializerOptions.Web
            );
    }

    /// <summary>Only what is new: a pack that has been called so for long can still be changed.</summary>
    private void RefuseTaken(string code, JsonObject document)
    {
        var before = themes.Find(code)?.Name;
        var name = NameOf(document);
        var taken = (name?.ByLanguage ?? new Dictionary<string, string>())
            .Where(x => before?.ByLanguage?.GetValueOrDefault(x.Key) != x.Value)
            .Select(x => (Field: $"name.{x.Key}", Holder: ThemeNames.Holder(themes, code, x.Value)))
            .Where(x => x.Holder is not null)
            .ToList();
        if (taken.Count > 0)
            throw RefusedException.Invalid(
                taken.Select(x => new FieldError(x.Field, "theme-name-taken", x.Holder!.Code))
            );
    }

    private static LocalText? NameOf(JsonObject document) =>
        document["name"] is JsonObject name && name.All(x => x.Value?.GetValueKind() is JsonValueKind.String)
            ? new LocalText(null, name.ToDictionary(x => x.Key, x => x.Value!.GetValue<string>()))
            : null;

    /// <summary>
    /// Whether the pack is one of the studio, and all who are shown in it are the caller's: a look that others rely on
    /// is not his alone.
    /// </summary>
    private async Task Ask(string code, HttpContext http)
    {
        if (Made(code) is null && themes.IsShipped(code))
            throw Shipped(code);
        if ((await packs.UsedBy(code)).Any(campaign => !http.May(AccessPolicies.Campaigns, campaign)))
            throw RefusedException.Forbidden("theme-of-others", code);
    }

    private async Task<SavedTheme> Keep(UploadedTheme pack, Expectation? expected, HttpContext http)
    {
        if (expected is { Nothing: true } && themes.Find(pack.Code) is not null)
            throw RefusedException.Conflict("theme-exists", pack.Code);
        var kept = await packs.Put(pack, expected, http.By());
        await watch.Look(now: true);
        return kept;
    }

    /// <summary>
    /// The pack with the files that it names; throws every fault by its field, and a file that was brought for nothing.
    /// </summary>
    private static UploadedTheme Checked(UploadedTheme pack, IEnumerable<string> brought)
    {
        var (theme, faults) = ThemePack.Check(
            pack.Code,
            pack.Document,
            path =>
                pack.Files.TryGetValue(path, out var content)
                    ? PackFile.FirstError(path, content)
                    : new FieldError("", "does-not-exist")
        );
        if (theme is null)
            throw RefusedException.Invalid(
                faults.Select(x => x.Error.Field.Length == 0 ? x.Error with { Field = ThemePack.File } : x.Error)
            );

        var named = theme.Files().Select(file => file.File).ToHashSet(StringComparer.Ordinal);
        if (brought.FirstOrDefault(path => !named.Contains(path)) is { } idle)
            throw RefusedException.Invalid(idle, "not-named", ThemePack.File);

        var files = pack
            .Files.Where(file => named.Contains(file.Key))
            .ToDictionary(file => file.Key, file => PackFile.Kept(file.Key, file.Value), StringComparer.Ordinal);
        if (files.Values.Sum(content => (long)content.Length) > PackZip.MostBytes)
            throw RefusedException.Invalid("files", "together-too-large", PackZip.MostBytes >> 20);

        return pack with
        {
            Files = files,
        };
    }

    private static JsonObject Parsed(string text)
    {
        try
        {
            using var document = JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(text));
            return JsonNode.Parse(text) as JsonObject
                ?? throw RefusedException.Invalid(ThemePack.File, "not-an-object");
        }
        catch (RefusedException error)
        {
            // of a zip nobody knows a body
            throw RefusedException.Invalid(
                error.Errors.Select(x => x.Field == "body" ? x with { Field = ThemePack.File } : x)
            );
        }
    }

    private static RefusedException Shipped(string code) => RefusedException.Conflict("theme-shipped", code);
}

/// <summary>What somebody wants a pack to be.</summary>
/// <param name="Files">New ones, by the path that the document names them with.</param>
public sealed record PackChange(JsonObject Document, IReadOnlyDictionary<string, byte[]> Files);

/// <summary>A new code, and a name unless the copy is to keep that of its model.</summary>
public sealed record PackCopy(string? Code, LocalText? Name);
