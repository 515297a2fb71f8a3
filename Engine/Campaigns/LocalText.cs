using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>Words for players: one string for everybody, or one per language. Written back as it was read.</summary>
[JsonConverter(typeof(LocalTextJson))]
public sealed record LocalText(string? Everywhere, IReadOnlyDictionary<string, string>? ByLanguage = null)
{
    /// <summary>
    /// The words in <paramref name="language"/> (en, fr …), else in English, else in the first language there is.
    /// </summary>
    public string In(string language) =>
        Everywhere
        ?? ByLanguage!.GetValueOrDefault(language)
        ?? ByLanguage!.GetValueOrDefault("en")
        ?? ByLanguage!.Values.First();

    /// <summary>The words in each language that they are in.</summary>
    public IEnumerable<string> Each => Everywhere is { } words ? [words] : ByLanguage!.Values;

    /// <summary>The same, changed in each language.</summary>
    public LocalText With(Func<string, string> change) =>
        Everywhere is { } words
            ? new LocalText(change(words))
            : new LocalText(null, ByLanguage!.ToDictionary(x => x.Key, x => change(x.Value)));

    public bool Equals(LocalText? other) =>
        other is not null
        && Everywhere == other.Everywhere
        && (ByLanguage ?? Empty).OrderBy(x => x.Key).SequenceEqual((other.ByLanguage ?? Empty).OrderBy(x => x.Key));

    public override int GetHashCode() => In("en").GetHashCode();

    public static implicit operator LocalText(string words) => new(words);

    private static readonly Dictionary<string, string> Empty = [];
}

internal sealed class LocalTextJson : JsonConverter<LocalText>
{
    public override LocalText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new LocalText(reader.GetString());
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Refused();
        // By hand: a nested Deserialize would name a path that starts here instead of at the document.
        var words = new Dictionary<string, string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.GetString()!;
            if (
                !reader.Read()
                || reader.TokenType != JsonTokenType.String
                || !words.TryAdd(language, reader.GetString()!)
            )
                throw Refused();
        }

        return new LocalText(null, words);
    }

    private static RefusedJson Refused() => new RefusedJson("words-by-language");

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options)
    {
        if (value.Everywhere is { } words)
            writer.WriteStringValue(words);
        else
            JsonSerializer.Serialize(writer, value.ByLanguage, options);
    }
}
