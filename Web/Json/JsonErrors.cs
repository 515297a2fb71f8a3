using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>
/// Turns the serializer's words into the caller's: his field, and what it must be, without our type names.
/// </summary>
public static partial class JsonErrors
{
    /// <summary><c>$.rules[0].points</c> → <c>rules[0].points</c>; the whole → <c>body</c>.</summary>
    public static string Field(JsonException failure)
    {
        var path = Quoted().Replace(failure.Path ?? "$", x => "." + x.Groups[1].Value).TrimStart('$').TrimStart('.');
        var member = Member().Match(failure.Message) is { Success: true } match
            ? JsonNamingPolicy.CamelCase.ConvertName(match.Groups[1].Value)
            : null;
        if (member is not null && !path.EndsWith(member, StringComparison.Ordinal))
            path = path.Length == 0 ? member : $"{path}.{member}";
        if (IsKind(failure))
            path += ".kind";
        return path.Length == 0 ? "body" : path;
    }

    public static string Message(JsonException failure)
    {
        var text = failure.Message;
        if (text.StartsWith("must ", StringComparison.Ordinal))
            return Located().Replace(text, "");
        if (text.Contains("could not be mapped", StringComparison.Ordinal))
            return "is not a member of this document";
        if (text.Contains("doesn't allow", StringComparison.Ordinal))
            return "must not be null";
        if (IsKind(failure))
            return "must be stage, first-of-the-day, streak or speed";
        return WrongType().Match(text) is { Success: true } match
            ? Must(match.Groups[1].Value)
            : "has the wrong type or form";
    }

    private static bool IsKind(JsonException failure) =>
        failure.Message.Contains("discriminator", StringComparison.Ordinal);

    private static string Must(string type)
    {
        var name = Nullable().Match(type) is { Success: true } inner ? inner.Groups[1].Value : type;
        return name switch
        {
            "System.Int32" or "System.Int64" => "must be a whole number",
            "System.Decimal" => "must be a number",
            "System.Boolean" => "must be true or false",
            "System.String" => "must be a string",
            _ => name.Contains("List`1", StringComparison.Ordinal) ? "must be an array" : "must be an object",
        };
    }

    [GeneratedRegex(@"\['([^']*)'\]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:property|parameter) '([A-Za-z]+)'[^']*'[^']*' doesn't allow")]
    private static partial Regex Member();

    [GeneratedRegex(@" Path: .*\z", RegexOptions.Singleline)]
    private static partial Regex Located();

    [GeneratedRegex(@"could not be converted to (\S+?)\.?(?: Path:|\z)")]
    private static partial Regex WrongType();

    [GeneratedRegex(@"\ASystem\.Nullable`1\[(?:\[)?([^\],]+)")]
    private static partial Regex Nullable();
}
