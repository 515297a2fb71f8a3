using System.Text.Json;
using NJsonSchema;
using NJsonSchema.Validation;

namespace ChallengeHub.Web;

/// <summary>Reads a pack: the theme it holds, or every reason for which it is refused.</summary>
public static class ThemePack
{
    public const string File = "theme.json";

    private static readonly Lazy<JsonSchema> Schema = new(() =>
    {
        using var embedded = typeof(ThemePack).Assembly.GetManifestResourceStream("theme.schema.json")!;
        using var text = new StreamReader(embedded);
        return JsonSchema.FromJsonAsync(text.ReadToEnd()).GetAwaiter().GetResult();
    });

    public static CheckedTheme Read(string folder)
    {
        var pack = Path.GetFileName(folder);
        try
        {
            var json = System.IO.File.ReadAllText(Path.Combine(folder, File));
            var read = Check(pack, json, file => Content(folder, file));

            return read.Theme is { } theme ? read with { Theme = theme with { Folder = folder } } : read;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return new(null, [new ThemeFault(pack, File, new FieldError("", "cannot-be-read", broken.Message))]);
        }
    }

    /// <summary>The theme of a text, wherever its files lie.</summary>
    /// <param name="content">Answers what is wrong with a file that the text names, or null.</param>
    public static CheckedTheme Check(string pack, string json, Func<string, FieldError?> content)
    {
        ThemeFault Fault(string field, string code, params IReadOnlyList<object> args) =>
            new(pack, File, new FieldError(field, code, args));

        try
        {
            if (Schema.Value.Validate(json) is { Count: > 0 } errors)
                return new(
                    null,
                    [
                        .. errors
                            .SelectMany(Flat)
                            .Select(error => new ThemeFault(pack, File, Reason(error) with { Field = Field(error) }))
                            .Distinct(),
                    ]
                );

            if (ThemePatterns.Unclean(json) is { Count: > 0 } unclean)
                return new(null, [.. unclean.Select(field => Fault(field, "control-character"))]);

            var theme = JsonSerializer.Deserialize<Theme>(json, JsonSerializerOptions.Web)!;
            var faults = Words(pack, theme)
                .Concat(Colours(theme))
                .Concat(theme.Fonts.Faults())
                .Concat(
                    theme
                        .Files()
                        .SelectMany(f =>
                            content(f.File) is { } why ? new[] { new FieldError(f.Field, "of-file", f.File, why) } : []
                        )
                )
                .Select(error => new ThemeFault(pack, File, error))
                .ToList();

            return new(faults.Count == 0 ? theme : null, faults);
        }
        catch (Exception broken) when (broken is JsonException or Newtonsoft.Json.JsonException)
        {
            return new(null, [Fault("", "not-json", broken.Message)]);
        }
    }

    // An error in a list's item arrives wrapped in one of the list.
    private static IEnumerable<ValidationError> Flat(ValidationError error) =>
        error is ChildSchemaValidationError { Errors.Count: > 0 } outer
            ? outer.Errors.Values.SelectMany(inner => inner).SelectMany(Flat)
            : [error];

    private static string Field(ValidationError error) => (error.Path ?? "").TrimStart('#', '/').Replace('/', '.');

    private static FieldError Reason(ValidationError error) =>
        error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => new FieldError("", "missing"),
            ValidationErrorKind.NoAdditionalPropertiesAllowed => new FieldError("", "not-a-theme-field"),
            ValidationErrorKind.PatternMismatch when error.Schema.Pattern == @"\S" => new FieldError("", "empty"),
            ValidationErrorKind.ExcludedSchemaValidates => new FieldError("", Codes.Straight),
            ValidationErrorKind.PatternMismatch => ThemePatterns.Error(error.Schema.Pattern),
            ValidationErrorKind.NotInEnumeration => new FieldError(
                "",
                "one-of",
                string.Join(", ", error.Schema.Enumeration)
            ),
            ValidationErrorKind.StringTooShort => new FieldError("", "empty"),
            ValidationErrorKind.StringTooLong => new FieldError("", "too-long", error.Schema.MaxLength!),
            ValidationErrorKind.NumberTooSmall or ValidationErrorKind.NumberTooBig => new FieldError(
                "",
                "not-between",
                error.Schema.Minimum!,
                error.Schema.Maximum!
            ),
            var kind => new FieldError("", "schema", kind),
        };

    private static IEnumerable<FieldError> Words(string pack, Theme theme)
    {
        if (theme.Code != pack)
            yield return new FieldError("code", "folder-name");
        var ranks = theme.Words.Ranks;
        for (var i = 0; i < ranks.Count; i++)
            if (ranks[i].UpTo is null != (i == ranks.Count - 1) || (i > 0 && ranks[i].UpTo <= ranks[i - 1].UpTo))
                yield return new FieldError($"words.ranks[{i}].upTo", "ranks-rise");
        foreach (var (stage, celebration) in theme.Celebrations)
            if (celebration is { Art: not null, Words: null })
                yield return new FieldError($"celebrations.{stage}.words", "words-missing");
    }

    private static IEnumerable<FieldError> Colours(Theme theme) =>
        from pair in Contrast.Pairs()
        let ratio = Contrast.Ratio(theme.Palette[pair.Ink], theme.Palette[pair.Ground])
        where ratio < Contrast.Aa
        select new FieldError(
            $"palette.{pair.Ink}",
            "contrast",
            theme.Palette[pair.Ink],
            pair.Ground,
            theme.Palette[pair.Ground],
            // cut, not rounded: 4.46 is not 4.5
            Math.Truncate(ratio * 10) / 10,
            Contrast.Aa
        );

    private static FieldError? Content(string folder, string file)
    {
        var path = Path.GetFullPath(Path.Combine(folder, file));
        if (!path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return new FieldError("", "outside-pack");
        if (!System.IO.File.Exists(path))
            return new FieldError("", "does-not-exist");
        for (
            FileSystemInfo? part = new FileInfo(path);
            part!.FullName.Length > folder.Length;
            part = Directory.GetParent(part.FullName)
        )
            if (part.LinkTarget is not null)
                return new FieldError("", "symbolic-link");
        return new FileInfo(path).Length > PackFile.Largest
            ? new FieldError("", "larger-than-mib", PackFile.Largest >> 20)
            : PackFile.FirstError(file, System.IO.File.ReadAllBytes(path));
    }
}

/// <summary>A pack that was read: its theme, or why it is refused.</summary>
public sealed record CheckedTheme(Theme? Theme, IReadOnlyList<ThemeFault> Faults);
