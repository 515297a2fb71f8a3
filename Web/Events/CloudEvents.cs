using System.Text;
using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// CloudEvents 1.0 put into the API's own form: source, id and type as they are, time as <c>at</c>, the rest from data.
/// </summary>
public static class CloudEvents
{
    private static readonly string[] Attributes = ["source", "id", "type", "time"];

    /// <summary>
    /// Of a structured event, alone or in a batch. Null when an attribute is at fault, which is then in <paramref
    /// name="errors"/>.
    /// </summary>
    public static JsonElement? Native(JsonElement json, string path, ICollection<FieldError> errors)
    {
        var prefix = path.Length == 0 ? "" : path + ".";

        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new FieldError(path.Length == 0 ? "body" : path, "not-an-object"));
            return null;
        }

        var before = errors.Count;

        string? Attribute(string name)
        {
            if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
                return null;
            if (value.ValueKind == JsonValueKind.String)
                return value.GetString();
            errors.Add(new FieldError(prefix + name, "not-a-string"));
            return null;
        }

        var attributes = Attributes.ToDictionary(name => name, Attribute);
        Check(Attribute("specversion"), Attribute("datacontenttype"), attributes, prefix, errors);
        if (json.TryGetProperty("data_base64", out _))
            errors.Add(new FieldError(prefix + "data_base64", "data-base64"));

        json.TryGetProperty("data", out var data);
        return Join(attributes, data, prefix, errors, before);
    }

    /// <summary>Of an event whose attributes are headers, percent-encoded, and whose data is the body.</summary>
    public static JsonElement Binary(IHeaderDictionary headers, ReadOnlyMemory<byte> body)
    {
        var errors = new List<FieldError>();

        string? Header(string name)
        {
            var values = headers["ce-" + name];
            if (values.Count > 1)
                errors.Add(new FieldError(name, "twice"));
            return values.Count == 0 ? null : Decode(values[0]!, name, errors);
        }

        var attributes = Attributes.ToDictionary(name => name, Header);
        Check(Header("specversion"), null, attributes, "", errors);
        if (body.Length == 0)
            body = "{}"u8.ToArray();

        using var document = JsonText.Parse(body);
        return Join(attributes, document.RootElement, "", errors, 0) ?? throw RefusedException.Invalid(errors);
    }

    private static void Check(
        string? version,
        string? dataType,
        Dictionary<string, string?> attributes,
        string prefix,
        ICollection<FieldError> errors
    )
    {
        if (version != "1.0")
            errors.Add(new FieldError(prefix + "specversion", "specversion"));
        if (dataType is not null && !IsJson(dataType))
            errors.Add(new FieldError(prefix + "datacontenttype", "not-json-type"));
        foreach (var (name, value) in attributes)
            if (value is null && !errors.Any(x => x.Field == prefix + name))
                errors.Add(new FieldError(prefix + name, "required"));
    }

    private static JsonElement? Join(
        Dictionary<string, string?> attributes,
        JsonElement data,
        string prefix,
        ICollection<FieldError> errors,
        int before
    )
    {
        if (data.ValueKind != JsonValueKind.Object)
            errors.Add(
                new FieldError(
                    prefix + "data",
                    data.ValueKind == JsonValueKind.Undefined ? "required" : "not-an-object"
                )
            );
        else
            foreach (var member in data.EnumerateObject().Where(x => Attributes.Contains(x.Name) || x.Name == "at"))
                errors.Add(new FieldError($"{prefix}data.{member.Name}", "told-by-attributes"));

        if (errors.Count > before)
            return null;

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();

            foreach (var (name, value) in attributes)
                writer.WriteString(name == "time" ? "at" : name, value);

            var further = Further(data);
            foreach (
                var member in data.EnumerateObject()
                    .Where(x => EventReading.IsMember(x.Name) && (further.Count == 0 || x.Name != "attributes"))
            )
                member.WriteTo(writer);

            if (further.Count > 0)
                Write(writer, data, further);

            writer.WriteEndObject();
        }

        return JsonSerializer.Deserialize<JsonElement>(buffer.ToArray());
    }

    /// <summary>Members of data that are not an event's, where an attribute can hold them.</summary>
    private static Dictionary<string, string> Further(JsonElement data)
    {
        var has = data.TryGetProperty("attributes", out var attributes) && attributes.ValueKind != JsonValueKind.Null;
        // another JSON type is an error, and is reported as such
        if (has && attributes.ValueKind != JsonValueKind.Object)
            return [];

        var own = has ? attributes.EnumerateObject().Select(x => x.Name).ToHashSet(StringComparer.Ordinal) : [];
        return data.EnumerateObject()
            .Where(x =>
                !EventReading.IsMember(x.Name)
                && !own.Contains(x.Name)
                && EventReading.IsAttribute(x.Name, TextOf(x.Value))
            )
            .Take(EventReading.MaxAttributes - own.Count)
            .ToDictionary(x => x.Name, x => TextOf(x.Value)!);
    }

    /// <summary>What the sender calls attributes himself is kept as he sent it.</summary>
    private static void Write(Utf8JsonWriter writer, JsonElement data, Dictionary<string, string> further)
    {
        writer.WriteStartObject("attributes");
        if (data.TryGetProperty("attributes", out var own) && own.ValueKind == JsonValueKind.Object)
            foreach (var attribute in own.EnumerateObject())
                attribute.WriteTo(writer);
        foreach (var (name, text) in further)
            writer.WriteString(name, text);
        writer.WriteEndObject();
    }

    private static string? TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };

    private static bool IsJson(string type) =>
        Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(type, out var media)
        && (
            media.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || media.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>As the HTTP binding has it: quotes off, percent-encoded UTF-8 decoded.</summary>
    private static string? Decode(string text, string name, ICollection<FieldError> errors)
    {
        if (text is ['"', .. var quoted, '"'])
            text = quoted.Replace("\\\"", "\"").Replace("\\\\", "\\");

        var bytes = new List<byte>();

        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i] == '%'
                && i + 2 < text.Length
                && char.IsAsciiHexDigit(text[i + 1])
                && char.IsAsciiHexDigit(text[i + 2])
            )
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            errors.Add(new FieldError(name, "not-percent-encoded"));
            return null;
        }
    }
}
