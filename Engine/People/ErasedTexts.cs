using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChallengeHub;

/// <summary>Texts that name people, once some of them are forgotten. Pure.</summary>
internal static class ErasedTexts
{
    /// <summary>
    /// All that a JSON text may name somebody by: its texts and the names of its members. Nothing, where it is none.
    /// </summary>
    public static IReadOnlySet<string> Names(string json)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            while (reader.Read())
                if (
                    reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                    && Whole(ref reader) is { } name
                )
                    names.Add(name);
        }
        catch (JsonException)
        {
            // what the product itself recorded was received as no JSON
            names.Clear();
        }

        return names;
    }

    /// <summary>Null: half a surrogate is nobody's name.</summary>
    private static string? Whole(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Rep and prospector of an event as it was received, in any envelope.</summary>
    public static string Event(string text, Func<string, string?> pseudonym)
    {
        var root = JsonNode.Parse(text)!;
        foreach (var one in Objects(root))
        foreach (var player in new[] { "rep", "prospector" })
            if (Text(one[player]) is { } name && pseudonym(name) is { } now)
                one[player] = now;
        return root.ToJsonString(EngineJson.Options);
    }

    /// <summary>Why an event of his was rejected.</summary>
    public static string Error(FieldError error, ForgottenNames who)
    {
        if (error.Code != StoredError.AsWritten)
            return StoredError.Write(error with { Args = [.. error.Args.Select(x => Arg(x, who))] });

        var sentence = ((string)error.Args[0]).Replace($"'{who.Code}'", $"'{who.Pseudonym}'", StringComparison.Ordinal);
        return who.Emails.Aggregate(
            sentence,
            (text, email) => text.Replace($"'{email}'", $"'{who.Pseudonym}'", StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <summary>A change that may name people, as it was booked.</summary>
    public static Change Change(Change change, Forgotten who) =>
        change with
        {
            Document = change.IsOfTargets ? Targets(change.Document, who) : People(change.Document, who),
        };

    /// <summary>The addresses that a change of people gave each of them.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Addresses(Change change)
    {
        if (change.IsOfTargets)
            yield break;
        foreach (var one in Objects(JsonNode.Parse(change.Document)))
            if (Text(one["code"]) is { } code && Text(one["email"]) is { Length: > 0 } email)
                yield return KeyValuePair.Create(code, email);
    }

    /// <summary>People as they were put: of these the pseudonym stays, team and role.</summary>
    private static string People(string document, Forgotten who)
    {
        var root = JsonNode.Parse(document)!;
        foreach (var one in Objects(root).ToList())
        {
            if (Text(one["code"]) is not { } code || who.Pseudonym(code) is not { } pseudonym)
                continue;
            one["code"] = pseudonym;
            if (one.ContainsKey("name"))
                one["name"] = pseudonym;
            foreach (var personal in new[] { "email", "person", "alias", "away" })
                one.Remove(personal);
        }

        return root.ToJsonString(EngineJson.Options);
    }

    /// <summary>
    /// A campaign's objectives, pairs and routing as they were put: theirs stay, under the pseudonym.
    /// </summary>
    private static string Targets(string document, Forgotten who)
    {
        var root = JsonNode.Parse(document)!;
        foreach (var board in new[] { "reps", "prospectors" })
        {
            if (root["objectives"]?[board] is not JsonObject targets)
                continue;
            foreach (var code in targets.Select(x => x.Key).Where(who.Has).ToList())
                if (targets.Remove(code, out var target))
                    targets[who.Pseudonym(code)!] = target;
        }

        return Event(root.ToJsonString(EngineJson.Options), who.Pseudonym);
    }

    private static object Arg(object arg, ForgottenNames who) =>
        arg is string name && who.Has(name) ? who.Pseudonym : arg;

    private static IEnumerable<JsonObject> Objects(JsonNode? node) =>
        node switch
        {
            JsonObject one => [one, .. one.SelectMany(x => Objects(x.Value))],
            JsonArray many => many.SelectMany(Objects),
            _ => [],
        };

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
