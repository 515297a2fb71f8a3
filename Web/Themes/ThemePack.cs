using System.Text.Json;
using NJsonSchema;
using NJsonSchema.Validation;

namespace ChallengeHub.Web;

/// <summary>Reads one folder: the theme it holds, or every reason for which it is refused.</summary>
public static class ThemePack
{
    public const string File = "theme.json";
    const long Largest = 1 << 20;

    static readonly Lazy<JsonSchema> Schema = new(() =>
    {
        using var embedded = typeof(ThemePack).Assembly.GetManifestResourceStream("theme.schema.json")!;
        using var text = new StreamReader(embedded);
        return JsonSchema.FromJsonAsync(text.ReadToEnd()).GetAwaiter().GetResult();
    });

    public static (Theme? Theme, IReadOnlyList<ThemeFault> Faults) Read(string folder)
    {
        var pack = Path.GetFileName(folder);
        ThemeFault Fault(string file, string field, string reason) => new(pack, file, field, reason);

        try
        {
            var json = System.IO.File.ReadAllText(Path.Combine(folder, File));
            if (Schema.Value.Validate(json) is { Count: > 0 } errors)
                return (null, [.. errors.SelectMany(Flat).Select(error => Fault(File, Field(error), Reason(error)))]);

            var theme = JsonSerializer.Deserialize<Theme>(json, JsonSerializerOptions.Web)! with { Folder = folder };
            var faults = Words(theme).Select(f => Fault(File, f.Field, f.Reason))
                .Concat(Colours(theme).Select(f => Fault(File, f.Field, f.Reason)))
                .Concat(theme.Files().SelectMany(f => Content(theme, f.File) is { } reason
                    ? new[] { Fault(File, f.Field, $"{f.File} {reason}") }
                    : []))
                .ToList();
            return faults.Count == 0 ? (theme, faults) : (null, faults);
        }
        catch (Exception broken) when (broken is JsonException or Newtonsoft.Json.JsonException)
        {
            return (null, [Fault(File, "", $"is not JSON: {broken.Message}")]);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return (null, [Fault(File, "", $"cannot be read: {broken.Message}")]);
        }
    }

    // An error in a list's item arrives wrapped in one of the list.
    static IEnumerable<ValidationError> Flat(ValidationError error) =>
        error is ChildSchemaValidationError { Errors.Count: > 0 } outer ? outer.Errors.Values.SelectMany(inner => inner).SelectMany(Flat) : [error];

    static string Field(ValidationError error) => (error.Path ?? "").TrimStart('#', '/').Replace('/', '.');

    static string Reason(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired => "is missing",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => "is not a field of a theme",
        ValidationErrorKind.PatternMismatch => $"must match {error.Schema.Pattern}",
        ValidationErrorKind.NotInEnumeration => $"must be one of {string.Join(", ", error.Schema.Enumeration)}",
        ValidationErrorKind.StringTooShort => "is empty",
        ValidationErrorKind.StringTooLong => $"is longer than {error.Schema.MaxLength} characters",
        ValidationErrorKind.NumberTooSmall or ValidationErrorKind.NumberTooBig => $"must lie between {error.Schema.Minimum} and {error.Schema.Maximum}",
        var kind => $"is refused by the schema ({kind})",
    };

    static IEnumerable<(string Field, string Reason)> Words(Theme theme)
    {
        if (theme.Code != Path.GetFileName(theme.Folder)) yield return ("code", "must be the name of the folder");
        var ranks = theme.Words.Ranks;
        for (var i = 0; i < ranks.Count; i++)
            if (ranks[i].UpTo is null != (i == ranks.Count - 1) || (i > 0 && ranks[i].UpTo <= ranks[i - 1].UpTo))
                yield return ($"words.ranks[{i}].upTo", "must rise, and only the last title has none");
        foreach (var (stage, celebration) in theme.Celebrations)
            if (celebration is { Art: not null, Words: null }) yield return ($"celebrations.{stage}.words", "is missing: what is seen needs words");
    }

    static IEnumerable<(string Field, string Reason)> Colours(Theme theme) =>
        from pair in Contrast.Pairs()
        let ratio = Contrast.Ratio(theme.Palette[pair.Ink], theme.Palette[pair.Ground])
        where ratio < Contrast.Aa
        select ($"palette.{pair.Ink}", FormattableString.Invariant($"contrast with palette.{pair.Ground} is {ratio:0.0}, needs {Contrast.Aa}"));

    static string? Content(Theme theme, string file)
    {
        var path = Path.GetFullPath(Path.Combine(theme.Folder, file));
        if (!path.StartsWith(Path.GetFullPath(theme.Folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return "lies outside the pack";
        if (!System.IO.File.Exists(path)) return "does not exist";
        for (FileSystemInfo? part = new FileInfo(path); part!.FullName.Length > theme.Folder.Length; part = Directory.GetParent(part.FullName))
            if (part.LinkTarget is not null) return "is reached over a symbolic link";
        if (new FileInfo(path).Length > Largest) return "is larger than 1 MiB";
        if (!file.EndsWith(".svg", StringComparison.Ordinal)) return null;
        using var content = System.IO.File.OpenRead(path);
        return SafeSvg.Refusal(content);
    }
}
