using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChallengeHub.Web;

/// <summary>A card of a lead that does not exist, and beside it what a program would tell of the lead.</summary>
public sealed record RouteBody(TriedLead Lead) : IEndpointParameterMetadataProvider
{
    private const string Json = "application/json";
    private const string Attributes = "attributes";
    private const string Unnamed = "try";

    public static async ValueTask<RouteBody?> BindAsync(HttpContext http)
    {
        RequestBytes.Require(http.Request, Json);
        using var document = JsonText.Parse(await RequestBytes.Read(http));
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw RefusedException.Invalid("body", "not-an-object");

        var members = JsonText.Read<JsonObject>(document.RootElement);
        var attributes = AttributesOf(members);
        members.Remove(Attributes);
        var card = JsonText.Read<LeadRequest>(JsonSerializer.SerializeToElement(members, WebJson.Options)).Lead().Card;
        return new RouteBody(new TriedLead(card.Code.Length == 0 ? card with { Code = Unnamed } : card, attributes));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new TakesBody(typeof(LeadRequest), [Json]));

    private static Dictionary<string, string>? AttributesOf(JsonObject members)
    {
        if (members[Attributes] is not { } sent)
            return null;
        if (sent is not JsonObject pairs || pairs.Any(x => x.Value?.GetValueKind() != JsonValueKind.String))
            throw RefusedException.Invalid(Attributes, "not-strings");

        return pairs.ToDictionary(x => x.Key, x => x.Value!.GetValue<string>(), StringComparer.Ordinal);
    }
}
