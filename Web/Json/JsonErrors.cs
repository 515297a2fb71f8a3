using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>
/// Turns the serializer's words into the caller's: his field, and what it must be, without our type names.
/// </summary>
public static partial class JsonErrors
{
    /// <summary><c>$.rules[0].points</c> → <c>rules[0].points</c>; the whole → <c>body</c>.</summary>
    private static string Field(JsonException failure)
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

    public static FieldError Of(JsonException failure) =>
        failure is RefusedJson refused
            ? new FieldError(Field(failure), refused.Code, refused.Args)
            : new FieldError(Field(failure), Code(failure));

    private static string Code(JsonException failure)
    {
        var text = failure.Message;
        if (text.Contains("could not be mapped", StringComparison.Ordinal))
            return "not-a-member";
        if (text.Contains("doesn't allow", StringComparison.Ordinal))
            return "is-null";
        if (IsKind(failure))
            return "rule-kind";
        return WrongType().Match(text) is { Success: true } match ? Must(match.Groups[1].Value) : "wrong-type";
    }

    private static bool IsKind(JsonException failure) =>
        failure.Message.Contains("discriminator", StringComparison.Ordinal);

    private static string Must(string type)
    {
        var name = Nullable().Match(type) is { Success: true } inner ? inner.Groups[1].Value : type;
        return name switch
        {
            "System.Int32" or "System.Int64" => "not-a-whole-number",
            "System.Decimal" => "not-a-number",
            "System.Boolean" => "not-a-boolean",
            "System.String" => "not-a-string",
            "System.DateOnly" => "not-a-date",
            _ => name.Contains("List`1", StringComparison.Ordinal) ? "not-an-array" : "not-an-object",
        };
    }

    [GeneratedRegex(@"\['([^']*)'\]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:property|parameter) '([A-Za-z]+)'[^']*'[^']*' doesn't allow")]
    private static partial Regex Member();

    [GeneratedRegex(@"could not be converted to (\S+?)\.?(?: Path:|\z)")]
    private static partial Regex WrongType();

    [GeneratedRegex(@"\ASystem\.Nullable`1\[(?:\[)?([^\],]+)")]
    private static partial Regex Nullable();
}
