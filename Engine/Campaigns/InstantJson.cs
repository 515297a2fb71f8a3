using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>
/// Instants as RFC 3339 with an offset, truncated to the millisecond. One without an offset would mean this machine's
/// zone: refused.
/// </summary>
internal sealed class InstantJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (
            reader.TokenType != JsonTokenType.String
            || !HasOffset(reader.GetString()!)
            || !reader.TryGetDateTimeOffset(out var instant)
        )
            throw new RefusedJson("instant-format");
        return instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMillisecond));
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    /// <summary>Z or ±hh:mm after a time of day; the rest is the reader's to judge.</summary>
    private static bool HasOffset(string text) =>
        text.Length > 16 && text[10] == 'T' && (text[^1] == 'Z' || (text[^6] is '+' or '-' && text[^3] == ':'));
}
