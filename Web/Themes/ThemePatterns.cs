using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// What the schema's patterns ask for, in words, and what they let through although nobody means it.
/// </summary>
internal static class ThemePatterns
{
    /// <param name="pattern">As it stands in theme.schema.json.</param>
    public static FieldError Error(string? pattern) =>
        pattern switch
        {
            "^[a-z0-9][a-z0-9-]{0,31}$" => new FieldError("", "pack-code-format"),
            "^#[0-9a-fA-F]{6}$" => new FieldError("", "colour-format"),
            "^[1-9]00( [1-9]00)?$" => new FieldError("", "font-weight"),
            { } picture when picture.Contains("svg", StringComparison.Ordinal) => new FieldError("", "picture-path"),
            { } sound when sound.Contains("mp3", StringComparison.Ordinal) => new FieldError("", "sound-path"),
            { } file when file.Contains("woff2", StringComparison.Ordinal) => new FieldError("", "font-path"),
            { } text when text.Contains("txt", StringComparison.Ordinal) => new FieldError("", "licence-path"),
            { } font when font.StartsWith("^[A-Za-z]", StringComparison.Ordinal) => new FieldError("", "font-name"),
            _ => new FieldError("", "pattern", pattern ?? ""),
        };

    /// <summary>
    /// The fields whose text has a control character: a pattern's end lets a line break stand behind it.
    /// </summary>
    public static IReadOnlyList<string> Unclean(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
        var fields = new List<string>();
        Look(document.RootElement, "", fields);
        return fields;
    }

    private static void Look(JsonElement element, string field, List<string> fields)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when !Codes.IsClean(element.GetString()!):
                fields.Add(field);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                    Look(item, $"{field}[{index++}]", fields);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    Look(member.Value, field.Length == 0 ? member.Name : $"{field}.{member.Name}", fields);
                break;
        }
    }
}
