using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Puts null into every member and every list of every body that the API takes, as the endpoints themselves declare
/// them: a
/// body that is new is among them by itself.
/// </summary>
public sealed partial class NullEverywhereTests(HubFixture fixture)
{
    [Fact]
    public async Task Null_in_any_member_or_list_of_any_body_is_never_a_failure_and_a_list_names_its_place()
    {
        var campaign = await fixture.Api.Launched();
        var takers = Endpoints(fixture.Hub).Where(x => Taken(x) is { } type && type != typeof(string)).ToList();
        Assert.True(takers.Count >= 12, "the endpoints do not say any more what they take");
        var sent = 0;
        var lists = 0;
        var wrong = new List<string>();
        foreach (var endpoint in takers)
        {
            var sample = SampleOf(Taken(endpoint)!, 0)!;
            var path = Address(endpoint, campaign);
            foreach (var place in Places(sample, "").Append(""))
            {
                sent++;
                var answer = await Send(endpoint, path, With(sample, place, null));
                if (answer.Status >= 500)
                    wrong.Add($"{Method(endpoint)} {path}: null at '{place}' is {answer.Status}");
            }
            foreach (var place in Places(sample, "").Append("").Where(x => At(sample, x) is JsonArray))
            {
                lists++;
                var answer = await Send(endpoint, path, With(sample, place, new JsonArray([null])));
                // of an endpoint that a key does not reach, or not so often, nothing is learned here
                var open = answer.Status is 403 or 429;
                var named = answer.Status == 400 && answer.Fields.Any(field => field == $"{place}[0]");
                if (!named && !open)
                    wrong.Add($"{Method(endpoint)} {path}: [null] at '{place}' is {answer.Status} {answer.Text}");
            }
        }
        Assert.Empty(wrong);
        Assert.True(sent > 150 && lists > 10, $"only {sent} bodies and {lists} lists were sent");
    }

    [Theory]
    [InlineData("""{ "email": "a@example.org", "name": "A", "grants": [null] }""", "accounts", "grants[0]")]
    [InlineData(
        """{ "email": "a@example.org", "name": "A", "grants": [{ "role": "admin" }, null] }""",
        "accounts",
        "grants[1]"
    )]
    [InlineData("""{ "name": "k", "scopes": [null] }""", "keys", "scopes[0]")]
    public async Task A_null_in_a_list_is_told_by_its_place(string body, string path, string field) =>
        Assert.Equal([field], (await fixture.Api.Post(path, body)).Is(400).Fields);

    [Theory]
    [InlineData("[null]", "application/json")]
    [InlineData("[{}, null]", "application/json")]
    [InlineData("null", "application/json")]
    [InlineData("[null]", "application/cloudevents-batch+json")]
    [InlineData("null", "application/cloudevents+json")]
    [InlineData(
        """{ "specversion": "1.0", "id": "1", "source": "crm", "type": "lead.taken", "data": null }""",
        "application/cloudevents+json"
    )]
    [InlineData(
        """{ "specversion": "1.0", "id": "1", "source": "crm", "type": "lead.taken", "data": [null] }""",
        "application/cloudevents+json"
    )]
    public async Task Null_in_place_of_an_event_is_a_400(string body, string type)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, type);
        using var answer = await fixture.Api.Http.PostAsync("events", content);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Null_in_any_member_of_an_event_is_never_a_failure()
    {
        var campaign = await fixture.Api.Launched();
        var sample = JsonNode.Parse(ApiClient.Event(campaign, "null", at: $"{ApiClient.Today:O}"))!;
        sample["attributes"] = new JsonObject { ["source"] = "web" };
        sample["originLead"] = new JsonObject { ["campaign"] = "before", ["lead"] = "L1" };
        foreach (var place in Places(sample, ""))
            Assert.True(
                (await fixture.Api.Post("events", With(sample, place, null)!.ToJsonString())).Status is 200 or 400,
                place
            );
    }

    [Fact]
    public async Task Null_in_any_member_or_list_of_a_theme_is_never_a_failure()
    {
        var packs = new PackCalls(fixture.Api);
        var code = await packs.Copied();
        var sample = await packs.Document(code);
        foreach (var place in Places(sample, ""))
            Assert.True(
                (await fixture.Api.Put($"themes/{code}", With(sample, place, null)!.ToJsonString())).Status
                    is 200
                        or 400,
                place
            );
    }

    private Task<ApiAnswer> Send(RouteEndpoint endpoint, string path, JsonNode? body) =>
        fixture.Api.Send(new HttpMethod(Method(endpoint)), path, body?.ToJsonString() ?? "null");

    private static IEnumerable<RouteEndpoint> Endpoints(RunningHub hub) =>
        hub
            .Endpoints.OfType<RouteEndpoint>()
            .Where(x =>
                x.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) == true
                && x.Metadata.GetMetadata<TakesBody>() is not null
            );

    private static Type? Taken(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<TakesBody>()!.Type is var type && type == typeof(JsonObject)
            ? typeof(CampaignDocument)
            : type;

    private static string Method(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];

    private static string Address(RouteEndpoint endpoint, string campaign) =>
        Parameter()
            .Replace(
                endpoint.RoutePattern.RawText!["/api/v1/".Length..].TrimEnd('/'),
                hole => hole.Value.Contains("code", StringComparison.OrdinalIgnoreCase) ? campaign : "1"
            );

    /// <summary>Something of every member of a type, one item in every list.</summary>
    private static JsonNode? SampleOf(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (depth > 6)
            return null;
        if (type == typeof(string) || type == typeof(LocalText))
            return "anna";
        if (type.IsEnum)
            return JsonNamingPolicy.KebabCaseLower.ConvertName(Enum.GetNames(type)[0]);
        if (type == typeof(bool))
            return true;
        if (type == typeof(DateTimeOffset))
            return $"{ApiClient.Today:O}";
        if (type == typeof(DateOnly))
            return "2026-03-02";
        if (type == typeof(JsonElement) || type == typeof(JsonNode))
            return "x";
        if (type.IsPrimitive || type == typeof(decimal))
            return 1;
        if (Item(type, typeof(IReadOnlyDictionary<,>)) is { } pair)
            return new JsonObject { ["anna"] = SampleOf(pair[1], depth + 1) };
        if (type.IsArray)
            return new JsonArray([SampleOf(type.GetElementType()!, depth + 1)]);
        if (typeof(IEnumerable).IsAssignableFrom(type))
            return new JsonArray([SampleOf(Item(type, typeof(IEnumerable<>))![0], depth + 1)]);
        var sample = new JsonObject();
        foreach (
            var member in WebJson
                .Options.GetTypeInfo(type)
                .Properties.Where(x => x.Set is not null || x.AssociatedParameter is not null)
        )
            sample[member.Name] = SampleOf(member.PropertyType, depth + 1);
        return sample;
    }

    private static Type[]? Item(Type type, Type open) =>
        new[] { type }
            .Concat(type.GetInterfaces())
            .FirstOrDefault(x => x.IsGenericType && x.GetGenericTypeDefinition() == open)
            ?.GetGenericArguments();

    /// <summary>Paths as errors name them, of every member and every item.</summary>
    private static IEnumerable<string> Places(JsonNode? node, string path) =>
        node switch
        {
            JsonObject members => members.SelectMany(x =>
                (string[])[Inside(path, x.Key), .. Places(x.Value, Inside(path, x.Key))]
            ),
            JsonArray items => items.SelectMany((x, i) => (string[])[$"{path}[{i}]", .. Places(x, $"{path}[{i}]")]),
            _ => [],
        };

    private static string Inside(string path, string member) => path.Length == 0 ? member : $"{path}.{member}";

    private static JsonNode? With(JsonNode sample, string place, JsonNode? value)
    {
        if (place.Length == 0)
            return value;
        var copy = sample.DeepClone();
        var steps = Step().Matches(place).Select(x => x.Value.Trim('.', '[', ']')).ToList();
        var holder = steps[..^1]
            .Aggregate(copy, (node, step) => node is JsonArray list ? list[int.Parse(step)]! : node[step]!);
        if (holder is JsonArray array)
            array[int.Parse(steps[^1])] = value;
        else
            holder[steps[^1]] = value;
        return copy;
    }

    private static JsonNode? At(JsonNode sample, string place) =>
        place.Length == 0
            ? sample
            : Step()
                .Matches(place)
                .Select(x => x.Value.Trim('.', '[', ']'))
                .Aggregate(
                    (JsonNode?)sample,
                    (node, step) => node is JsonArray list ? list[int.Parse(step)] : node?[step]
                );

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\[\d+\]|[^.\[\]]+")]
    private static partial Regex Step();
}
