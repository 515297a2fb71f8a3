using System.IO.Compression;
using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>The fields of a form as they were sent, without secrets and files.</summary>
/// <param name="Handler">Which of a page's forms it was; null: the one without a name.</param>
public sealed record KeptForm(string Path, string? Handler, IReadOnlyList<KeptField> Fields)
{
    /// <summary>Letters that are kept of a form; a longer one is not kept at all.</summary>
    public const int Longest = 1 << 20;
    private static readonly string[] Secret = ["password", "secret", "token", "old", "code", "held", "ticket"];

    public static KeptForm Of(HttpRequest request, IFormCollection form)
    {
        var handler = request.Query["handler"].ToString();
        var open = form.Where(x => !x.Key.StartsWith("__", StringComparison.Ordinal) && !IsSecret(x.Key));
        var fields = open.Select(x => new KeptField(x.Key, [.. x.Value.Select(y => y ?? "")]));
        return new(request.PathBase + request.Path, handler.Length > 0 ? handler : null, [.. fields]);
    }

    public bool IsWorthIt => Fields.Count > 0 && Letters <= Longest;

    private long Letters => Fields.Sum(x => (long)x.Name.Length + x.Values.Sum(y => y.Length));

    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using (var small = new BrotliStream(bytes, CompressionLevel.Fastest))
            JsonSerializer.Serialize(small, this, JsonSerializerOptions.Web);
        return bytes.ToArray();
    }

    public static KeptForm Read(byte[] written)
    {
        using var small = new BrotliStream(new MemoryStream(written), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<KeptForm>(small, JsonSerializerOptions.Web)!;
    }

    /// <summary>For the page's script; the default encoder escapes what could end the element.</summary>
    public string Json() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    private static bool IsSecret(string name) =>
        Secret.Contains(name, StringComparer.Ordinal) || name.Contains("password", StringComparison.OrdinalIgnoreCase);
}

public sealed record KeptField(string Name, IReadOnlyList<string> Values);
