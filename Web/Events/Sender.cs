using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// Who tells the events of a request. What a person tells has a source of its own, whatever was sent, so that it
/// never stands in the way of an outside system's event of the same id; the product's own sources are refused to
/// programs.
/// </summary>
/// <param name="Account">Of the person; null: a program.</param>
public sealed record Sender(long? Account)
{
    public static Sender Of(HttpContext http) => new(http.AccountId());

    public ReceivedEvent? Read(JsonElement json, string path, ICollection<FieldError> errors)
    {
        var received = EventReading.Read(Account is { } account ? Signed(json, account) : json, path, errors);
        return received is { Error: null } && Account is null && EventSources.IsOwn(received.Event.Source)
            ? received with
            {
                Error = EventSources.Error,
            }
            : received;
    }

    private static JsonElement Signed(JsonElement json, long account)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return json;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("source", EventSources.OfPerson(account));
            foreach (var member in json.EnumerateObject().Where(x => !x.NameEquals("source")))
                member.WriteTo(writer);
            writer.WriteEndObject();
        }
        return JsonSerializer.Deserialize<JsonElement>(buffer.ToArray());
    }
}
