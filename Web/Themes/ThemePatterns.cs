using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// What the schema's patterns ask for, in words, and what they let through although nobody means it.
/// </summary>
internal static class ThemePatterns
{
    /// <param name="pattern">As it stands in theme.schema.json.</param>
    public static string Words(string? pattern) =>
        pattern switch
        {
            "^[a-z0-9][a-z0-9-]{0,31}$" =>
                "must be 1 to 32 small letters, digits or hyphens, beginning with a letter or digit",
            "^#[0-9a-fA-F]{6}$" => "must be a colour such as #1A2B3C",
            { } picture when picture.Contains("svg", StringComparison.Ordinal) =>
                $"must be the path of a picture{Path}, ending in .svg, .png, .webp, .jpg or .jpeg",
            { } sound when sound.Contains("mp3", StringComparison.Ordinal) =>
                $"must be the path of a sound{Path}, ending in .mp3, .ogg or .wav",
            { } font when font.StartsWith("^[A-Za-z]", StringComparison.Ordinal) =>
                "must be the name of a font: letters, digits, spaces and hyphens",
            _ => $"must match {pattern}",
        };

    private const string Path = " in small letters, digits, '-', '_' and '/'";

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
