using System.Globalization;
using System.Text.Json;
using NJsonSchema;
using NJsonSchema.Validation;

namespace ChallengeHub.Web;

/// <summary>Reads a pack: the theme it holds, or every reason for which it is refused.</summary>
public static class ThemePack
{
    public const string File = "theme.json";

    static readonly Lazy<JsonSchema> Schema = new(() =>
    {
        using var embedded = typeof(ThemePack).Assembly.GetManifestResourceStream("theme.schema.json")!;
        using var text = new StreamReader(embedded);
        return JsonSchema.FromJsonAsync(text.ReadToEnd()).GetAwaiter().GetResult();
    });

    public static (Theme? Theme, IReadOnlyList<ThemeFault> Faults) Read(string folder)
    {
        var pack = Path.GetFileName(folder);
        try
        {
            return
                Check(pack, System.IO.File.ReadAllText(Path.Combine(folder, File)), file => Content(folder, file))
                    is var (theme, faults)
                && theme is not null
                ? (theme with { Folder = folder }, faults)
                : (null, faults);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return (null, [new ThemeFault(pack, File, "", $"cannot be read: {broken.Message}")]);
        }
    }

    /// <summary>The theme of a text, wherever its files lie.</summary>
    /// <param name="content">Answers what is wrong with a file that the text names, or null.</param>
    public static (Theme? Theme, IReadOnlyList<ThemeFault> Faults) Check(
        string pack,
        string json,
        Func<string, string?> content
    )
    {
        ThemeFault Fault(string field, string reason) => new(pack, File, field, reason);

        try
        {
            if (Schema.Value.Validate(json) is { Count: > 0 } errors)
                return (
                    null,
                    [.. errors.SelectMany(Flat).Select(error => Fault(Field(error), Reason(error))).Distinct()]
                );

            if (ThemePatterns.Unclean(json) is { Count: > 0 } unclean)
                return (null, [.. unclean.Select(field => Fault(field, "has a control character"))]);
            var theme = JsonSerializer.Deserialize<Theme>(json, JsonSerializerOptions.Web)!;
            var faults = Words(pack, theme)
                .Concat(Colours(theme))
                .Concat(
                    theme
                        .Files()
                        .SelectMany(f => content(f.File) is { } reason ? new[] { (f.Field, $"{f.File} {reason}") } : [])
                )
                .Select(f => Fault(f.Item1, f.Item2))
                .ToList();
            return faults.Count == 0 ? (theme, faults) : (null, faults);
        }
        catch (Exception broken) when (broken is JsonException or Newtonsoft.Json.JsonException)
        {
            return (null, [Fault("", $"is not JSON: {broken.Message}")]);
        }
    }

    // An error in a list's item arrives wrapped in one of the list.
    static IEnumerable<ValidationError> Flat(ValidationError error) =>
        error is ChildSchemaValidationError { Errors.Count: > 0 } outer
            ? outer.Errors.Values.SelectMany(inner => inner).SelectMany(Flat)
            : [error];

    static string Field(ValidationError error) => (error.Path ?? "").TrimStart('#', '/').Replace('/', '.');

    static string Reason(ValidationError error) =>
        error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => "is missing",
            ValidationErrorKind.NoAdditionalPropertiesAllowed => "is not a field of a theme",
            ValidationErrorKind.PatternMismatch when error.Schema.Pattern == @"\S" => "is empty",
            ValidationErrorKind.ExcludedSchemaValidates => Codes.Straight,
            ValidationErrorKind.PatternMismatch => ThemePatterns.Words(error.Schema.Pattern),
            ValidationErrorKind.NotInEnumeration => $"must be one of {string.Join(", ", error.Schema.Enumeration)}",
            ValidationErrorKind.StringTooShort => "is empty",
            ValidationErrorKind.StringTooLong => $"is longer than {error.Schema.MaxLength} characters",
            ValidationErrorKind.NumberTooSmall or ValidationErrorKind.NumberTooBig =>
                $"must lie between {error.Schema.Minimum} and {error.Schema.Maximum}",
            var kind => $"is refused by the schema ({kind})",
        };

    static IEnumerable<(string Field, string Reason)> Words(string pack, Theme theme)
    {
        if (theme.Code != pack)
            yield return ("code", "must be the name of the folder");
        var ranks = theme.Words.Ranks;
        for (var i = 0; i < ranks.Count; i++)
            if (ranks[i].UpTo is null != (i == ranks.Count - 1) || (i > 0 && ranks[i].UpTo <= ranks[i - 1].UpTo))
                yield return ($"words.ranks[{i}].upTo", "must rise, and only the last title has none");
        foreach (var (stage, celebration) in theme.Celebrations)
            if (celebration is { Art: not null, Words: null })
                yield return ($"celebrations.{stage}.words", "is missing: what is seen needs words");
    }

    static IEnumerable<(string Field, string Reason)> Colours(Theme theme) =>
        from pair in Contrast.Pairs()
        let ratio = Contrast.Ratio(theme.Palette[pair.Ink], theme.Palette[pair.Ground])
        where ratio < Contrast.Aa
        select (
            $"palette.{pair.Ink}",
            // cut, not rounded: 4.46 is not 4.5
            string.Create(
                CultureInfo.InvariantCulture,
                $"contrast of {theme.Palette[pair.Ink]} with palette.{pair.Ground} {theme.Palette[pair.Ground]} is "
                    + $"{Math.Truncate(ratio * 10) / 10:0.0}, needs {Contrast.Aa}"
            )
        );

    static string? Content(string folder, string file)
    {
        var path = Path.GetFullPath(Path.Combine(folder, file));
        if (!path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return "lies outside the pack";
        if (!System.IO.File.Exists(path))
            return "does not exist";
        for (
            FileSystemInfo? part = new FileInfo(path);
            part!.FullName.Length > folder.Length;
            part = Directory.GetParent(part.FullName)
        )
            if (part.LinkTarget is not null)
                return "is reached over a symbolic link";
        return new FileInfo(path).Length > PackFile.Largest
            ? "is larger than 1 MiB"
            : PackFile.Refusal(file, System.IO.File.ReadAllBytes(path));
    }
}
