using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>
/// The lot among teams. In a document that somebody writes: <c>true</c>, or how many are to be drawn at the launch;
/// from the launch on it has what anyone needs to draw again.
/// </summary>
[JsonConverter(typeof(HoldOutDrawJson))]
public sealed record HoldOutDraw
{
    /// <summary>Null: one, or those that the document names and somebody else has drawn.</summary>
    public int? Teams { get; init; }

    /// <summary>The codes that were in the urn, in their order, with one ticket each.</summary>
    public IReadOnlyList<string>? Among { get; init; }

    /// <summary>32 bytes, lower hex; null: nothing was drawn here.</summary>
    public string? Seed { get; init; }
    public string? SeedSha256 { get; init; }

    /// <summary>Of the canonical list, as <see cref="RaffleResult"/> has it.</summary>
    public string? TicketsSha256 { get; init; }
}

internal sealed class HoldOutDrawJson : JsonConverter<HoldOutDraw>
{
    public override HoldOutDraw Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.True)
            return new HoldOutDraw();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Refused();

        // by hand: a nested Deserialize would name a path that starts here instead of at the document
        var draw = new HoldOutDraw();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                continue;
            draw = name switch
            {
                "teams" => draw with { Teams = Number(ref reader) },
                "among" => draw with { Among = Codes(ref reader) },
                "seed" => draw with { Seed = Text(ref reader) },
                "seedSha256" => draw with { SeedSha256 = Text(ref reader) },
                "ticketsSha256" => draw with { TicketsSha256 = Text(ref reader) },
                _ => throw Refused(),
            };
        }

        return draw;
    }

    public override void Write(Utf8JsonWriter writer, HoldOutDraw value, JsonSerializerOptions options)
    {
        if (value == new HoldOutDraw())
        {
            writer.WriteBooleanValue(true);
            return;
        }

        writer.WriteStartObject();
        if (value.Teams is { } teams)
            writer.WriteNumber("teams", teams);
        if (value.Among is { } among)
        {
            writer.WriteStartArray("among");
            foreach (var code in among)
                writer.WriteStringValue(code);
            writer.WriteEndArray();
        }
        Write(writer, "seed", value.Seed);
        Write(writer, "seedSha256", value.SeedSha256);
        Write(writer, "ticketsSha256", value.TicketsSha256);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
            writer.WriteString(name, text);
    }

    private static int Number(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : throw Refused();

    private static string Text(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Refused();

    private static List<string> Codes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Refused();
        var codes = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            codes.Add(Text(ref reader));
        return codes;
    }

    private static RefusedJson Refused() => new RefusedJson("draw-of-teams");
}
