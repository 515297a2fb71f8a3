using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChallengeHub.Web;

/// <summary>
/// A JSON body, read strictly: what is unknown, repeated, or of the wrong type is a 400 that names the field.
/// </summary>
public sealed record Body<T>(T Value) : IEndpointParameterMetadataProvider
{
    public static async ValueTask<Body<T>?> BindAsync(HttpContext http)
    {
        RequestBytes.Require(http.Request, "application/json");
        using var document = JsonText.Parse(await RequestBytes.Read(http));
        return new Body<T>(JsonText.Read<T>(document.RootElement));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new TakesBody(typeof(T), ["application/json"]));
}

/// <summary>Says in the OpenAPI document what an operation takes.</summary>
public sealed record TakesBody(Type Type, IReadOnlyList<string> MediaTypes);

/// <summary>Parses JSON text and puts into the caller's words what is wrong with it.</summary>
public static class JsonText
{
    /// <summary>
    /// Throws <see cref="RefusedException"/> (400) for anything but one JSON text in UTF-8 whose members stand once.
    /// </summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        if (text.Length == 0)
            throw RefusedException.Invalid("body", "required");
        if (!System.Text.Unicode.Utf8.IsValid(text.Span))
            throw RefusedException.Invalid("body", "not-utf8");
        if (Plain(text) is { } plain)
            return plain;

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException failure)
        {
            throw RefusedException.Invalid(
                "body",
                "not-valid-json",
                failure.LineNumber + 1 ?? 0,
                failure.BytePositionInLine + 1 ?? 0
            );
        }

        var errors = new List<FieldError>();
        Look(document.RootElement, "", errors);
        if (errors.Count == 0)
            return document;

        document.Dispose();
        throw RefusedException.Invalid(errors);
    }

    /// <summary>The fast way for almost every body; null when it needs a closer look.</summary>
    private static JsonDocument? Plain(ReadOnlyMemory<byte> text)
    {
        if (text.Span.IndexOf("\\ud"u8) >= 0 || text.Span.IndexOf("\\uD"u8) >= 0)
            return null;
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static T Read<T>(JsonElement json)
    {
        // the serializer lets null into any list, whatever its items are declared to be; no list of ours has a use for
        // it
        var nulls = new List<FieldError>();
        NullItems(json, "", nulls);
        if (nulls.Count > 0)
            throw RefusedException.Invalid(nulls);

        try
        {
            return json.Deserialize<T>(WebJson.Options) ?? throw RefusedException.Invalid("body", "is-null");
        }
        catch (JsonException failure)
        {
            throw RefusedException.Invalid(JsonErrors.Of(failure));
        }
    }

    private static void NullItems(JsonElement json, string path, List<FieldError> errors)
    {
        if (json.ValueKind == JsonValueKind.Object)
            foreach (var member in json.EnumerateObject())
                NullItems(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", errors);

        if (json.ValueKind != JsonValueKind.Array)
            return;

        var index = 0;

        foreach (var item in json.EnumerateArray())
        {
            var place = $"{path}[{index++}]";
            if (item.ValueKind == JsonValueKind.Null)
                errors.Add(new FieldError(place, "is-null"));
            else
                NullItems(item, place, errors);
        }
    }

    /// <summary>
    /// Repeated members, and strings with half of a surrogate pair, which can be neither stored nor hashed.
    /// </summary>
    private static void Look(JsonElement json, string path, List<FieldError> errors)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in json.EnumerateArray())
                Look(item, $"{path}[{index++}]", errors);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);

            foreach (var member in json.EnumerateObject())
            {
                if (Text(() => member.Name) is not { } name)
                    errors.Add(new FieldError(path.Length == 0 ? "body" : path, "half-surrogate-name"));
                else
                {
                    var field = path.Length == 0 ? name : $"{path}.{name}";
                    if (!names.Add(name))
                        errors.Add(new FieldError(field, "twice"));
                    Look(member.Value, field, errors);
                }
            }
        }
        else if (json.ValueKind == JsonValueKind.String && Text(json.GetString) is null)
            errors.Add(new FieldError(path.Length == 0 ? "body" : path, "half-surrogate"));
    }

    private static string? Text(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
