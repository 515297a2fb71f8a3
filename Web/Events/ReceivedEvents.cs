using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChallengeHub.Web;

/// <summary>The events of one request, in whichever of the accepted forms they came.</summary>
public sealed record ReceivedEvents(IReadOnlyList<ReceivedEvent> Events) : IEndpointParameterMetadataProvider
{
    public const int Most = 1000;
    private const string Json = "application/json";
    private const string Structured = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";

    public static async ValueTask<ReceivedEvents?> BindAsync(HttpContext http)
    {
        var request = http.Request;

        // binary mode is known by its headers: its content type is that of the data
        if (request.Headers.ContainsKey("ce-specversion"))
        {
            if (request.ContentType is not null)
                RequestBytes.RequireJson(request);
            return Read(
                CloudEvents.Binary(request.Headers, await RequestBytes.Read(http)),
                (json, _, _) => json,
                Sender.Of(http)
            );
        }

        RequestBytes.Require(request, Json, Structured, Batch);
        var isBatch = request.ContentType!.StartsWith(Batch, StringComparison.OrdinalIgnoreCase);
        var isCloud = isBatch || request.ContentType.StartsWith(Structured, StringComparison.OrdinalIgnoreCase);
        using var document = JsonText.Parse(await RequestBytes.Read(http));
        var root = document.RootElement;
        if (isBatch && root.ValueKind != JsonValueKind.Array)
            throw RefusedException.Invalid("body", "not-an-array");
        if (isCloud && !isBatch && root.ValueKind != JsonValueKind.Object)
            throw RefusedException.Invalid("body", "not-an-object");

        return Read(root, isCloud ? CloudEvents.Native : (json, _, _) => json, Sender.Of(http));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new TakesBody(typeof(LeadEvent), [Json, Structured, Batch]));

    private delegate JsonElement? ToNative(JsonElement json, string path, ICollection<FieldError> errors);

    private static ReceivedEvents Read(JsonElement root, ToNative native, Sender sender)
    {
        var items =
            root.ValueKind == JsonValueKind.Array
                ? root.EnumerateArray().Select((json, index) => (json, Path: $"[{index}]"))
                : [(root, "")];

        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > Most)
            throw new BadHttpRequestException(
                $"A request carries at most {Most} events.",
                StatusCodes.Status413PayloadTooLarge
            );

        var errors = new List<FieldError>();
        var events = new List<ReceivedEvent>();
        foreach (var (json, path) in items)
            if (native(json, path, errors) is { } plain && sender.Read(plain, path, errors) is { } received)
                events.Add(received);

        return errors.Count == 0 ? new ReceivedEvents(events) : throw RefusedException.Invalid(errors);
    }
}
