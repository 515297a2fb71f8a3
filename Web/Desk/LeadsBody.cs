using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChallengeHub.Web;

/// <summary>One card, or several in an array.</summary>
/// <param name="Sha256">Of the body's bytes, in hex.</param>
public sealed record LeadsBody(IReadOnlyList<NewLead> Leads, bool IsArray, string Sha256)
    : IEndpointParameterMetadataProvider
{
    private const string Json = "application/json";

    public static async ValueTask<LeadsBody?> BindAsync(HttpContext http)
    {
        RequestBytes.Require(http.Request, Json);
        var bytes = await RequestBytes.Read(http);
        using var document = JsonText.Parse(bytes);
        var root = document.RootElement;
        var isArray = root.ValueKind == JsonValueKind.Array;
        if (isArray)
            RefuseMany(root);

        IReadOnlyList<LeadRequest> requests = isArray
            ? JsonText.Read<IReadOnlyList<LeadRequest>>(root)
            : [JsonText.Read<LeadRequest>(root)];
        var errors = new FieldErrors();
        for (var i = 0; i < requests.Count; i++)
            errors.If(requests[i].Code is { Length: 0 }, isArray ? $"[{i}].code" : "code", "text-length");
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        return new LeadsBody([.. requests.Select(x => x.Lead())], isArray, hash);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new TakesBody(typeof(LeadRequest), [Json]));

    /// <summary>
    /// Throws <see cref="BadHttpRequestException"/> 413 where an array is longer than a request may be.
    /// </summary>
    internal static void RefuseMany(JsonElement array)
    {
        if (array.GetArrayLength() > LeadDesk.MostAtOnce)
            throw new BadHttpRequestException(
                $"A request is about at most {LeadDesk.MostAtOnce} leads.",
                StatusCodes.Status413PayloadTooLarge
            );
    }
}

/// <summary>
/// A merge patch of a card (RFC 7396): what it names is changed, null takes a member away. Each member is of the kind
/// that the card has.
/// </summary>
public sealed record CardBody(System.Text.Json.Nodes.JsonObject Members) : IEndpointParameterMetadataProvider
{
    private const string Merge = "application/merge-patch+json";
    private const string Json = "application/json";

    public static async ValueTask<CardBody?> BindAsync(HttpContext http)
    {
        RequestBytes.Require(http.Request, Merge, Json);
        using var document = JsonText.Parse(await RequestBytes.Read(http));
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw RefusedException.Invalid("body", "not-an-object");

        var members = JsonText.Read<System.Text.Json.Nodes.JsonObject>(document.RootElement);
        // the reader names what the merge could only call wrong
        JsonText.Read<LeadRequest>(JsonSerializer.SerializeToElement(members, WebJson.Options));
        return new CardBody(members);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new TakesBody(typeof(LeadRequest), [Merge, Json]));
}
