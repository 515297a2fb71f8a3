using System.Text.Json.Nodes;

namespace ChallengeHub.Web.Tests;

/// <summary>Takes members out of a JSON text and puts others in.</summary>
public static class JsonEdit
{
    public static string Without(this string json, string member)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        node.Remove(member);
        return node.ToJsonString();
    }

    /// <param name="value">JSON text, put in as it is: it may be what no serializer would write.</param>
    public static string With(this string json, string member, string value) =>
        json[..json.LastIndexOf('}')] + (json.Contains(':') ? "," : "") + $"\"{member}\":{value}}}";
}
