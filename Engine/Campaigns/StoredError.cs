using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// An error as a row keeps it, so that it can be read in any language later: code and arguments as JSON. Rows of
/// before hold an English sentence, which stays as it is.
/// </summary>
public static class StoredError
{
    /// <summary>Of a sentence that is its own only argument.</summary>
    public const string AsWritten = "as-written";

    public static string Write(FieldError error) =>
        JsonSerializer.Serialize(new Kept(error.Code, error.Args), EngineJson.Options);

    public static FieldError Read(string field, string text)
    {
        if (!text.StartsWith('{'))
            return new FieldError(field, AsWritten, text);
        using var json = JsonDocument.Parse(text);
        return new FieldError(
            field,
            json.RootElement.GetProperty("code").GetString()!,
            [.. json.RootElement.GetProperty("args").EnumerateArray().Select(Arg)]
        );
    }

    private static object Arg(JsonElement arg) =>
        arg switch
        {
            { ValueKind: not JsonValueKind.Number } => arg.ToString(),
            _ when arg.TryGetInt32(out var number) => number,
            _ when arg.TryGetInt64(out var large) => large,
            _ => (object)arg.GetDecimal(),
        };

    private sealed record Kept(string Code, IReadOnlyList<object> Args);
}
