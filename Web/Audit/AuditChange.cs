using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>One thing that was otherwise before.</summary>
/// <param name="Path">Where in what was changed, in words.</param>
/// <param name="Before">Null where there was nothing.</param>
public sealed record AuditChange(string Path, string? Before, string? After)
{
    /// <summary>Deeper or longer than anything that is written: what is beyond is seen in the raw data.</summary>
    private const int Deepest = 12;
    private const int MostLeaves = 5000;
    private const int Longest = 160;

    /// <summary>What differs between two JSON texts, leaf by leaf; lists of things with a code are compared by
    /// it.</summary>
    public static IReadOnlyList<AuditChange> Of(string? before, string? after, string language)
    {
        var was = Leaves(before, language);
        var now = Leaves(after, language);
        return
        [
            .. was
                .Keys.Union(now.Keys)
                .Where(path => was.GetValueOrDefault(path) != now.GetValueOrDefault(path))
                .Select(path => new AuditChange(path, was.GetValueOrDefault(path), now.GetValueOrDefault(path))),
        ];
    }

    private static Dictionary<string, string> Leaves(string? json, string language)
    {
        var leaves = new Dictionary<string, string>();
        if (json is null)
            return leaves;
        using var document = JsonDocument.Parse(json);
        new AuditLeaves(leaves, language).Take(document.RootElement, "", 0);
        return leaves;
    }

    private sealed record AuditLeaves(Dictionary<string, string> Found, string Language)
    {
        public void Take(JsonElement element, string path, int depth)
        {
            if (Found.Count >= MostLeaves || depth > Deepest)
                return;

            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in element.EnumerateObject())
                        Take(member.Value, Under(path, AuditFields.Name(member.Name)), depth + 1);
                    break;
                case JsonValueKind.Array
                    when element
                        .EnumerateArray()
                        .All(x => x.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)):
                    if (element.GetArrayLength() > 0)
                        Put(
                            path,
                            string.Join(", ", element.EnumerateArray().Select(x => AuditFields.Value(x, Language)))
                        );
                    break;
                case JsonValueKind.Array when element.EnumerateArray().All(IsGrant):
                    Put(path, string.Join("; ", element.EnumerateArray().Select(x => AuditFields.Grant(x, Language))));
                    break;
                case JsonValueKind.Array:
                    foreach (var (index, item) in element.EnumerateArray().Index())
                        Take(item, Under(path, NameOf(item) ?? $"{index + 1}"), depth + 1);
                    break;
                case JsonValueKind.Null or JsonValueKind.Undefined:
                    break;
                default:
                    Put(path, AuditFields.Value(element, Language));
                    break;
            }
        }

        private void Put(string path, string value) =>
            Found[path] = value.Length <= Longest ? value : value[..Longest] + "…";

        private static bool IsGrant(JsonElement item) =>
            item.ValueKind == JsonValueKind.Object
            && item.TryGetProperty("role", out _)
            && !item.TryGetProperty("code", out _);

        private static string? NameOf(JsonElement item) =>
            item.ValueKind == JsonValueKind.Object
            && item.TryGetProperty("code", out var code)
            && code.ValueKind == JsonValueKind.String
                ? code.GetString()
                : null;

        private static string Under(string path, string name) => path.Length == 0 ? name : $"{path} › {name}";
    }
}
