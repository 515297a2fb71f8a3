using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChallengeHub;

/// <summary>
/// Reads events as told in JSON. A wrong JSON type, a missing or an unknown member is an error of the whole request, by path;
/// a bad value is a <see cref="Flaw"/> of that one event.
/// </summary>
public static partial class EventReading
{
    private static readonly HashSet<string> Members =
        ["source", "id", "campaign", "type", "lead", "rep", "prospector", "at", "amount", "account", "attributes", "originLead"];

    public static bool IsMember(string name) => Members.Contains(name);

    /// <param name="path">"" for a single event, "[3]" inside an array.</param>
    /// <param name="errors">Receives (path, message) for each error of shape; the event is then null.</param>
    public static Told? Read(JsonElement json, string path, ICollection<(string Field, string Message)> errors)
    {
        var before = errors.Count;
        var reading = new Reading(json, path.Length == 0 ? "" : path + ".", errors);
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add((path.Length == 0 ? "body" : path, "must be an object"));
            return null;
        }
        foreach (var member in json.EnumerateObject().Where(x => !Members.Contains(x.Name)))
            reading.Wrong(member.Name, "is not a member of an event");
        var at = reading.Required("at");
        var told = new LeadEvent
        {
            Source = reading.Required("source"),
            Id = reading.Required("id"),
            Campaign = reading.Required("campaign"),
            Type = reading.Required("type"),
            Lead = reading.Required("lead"),
            Rep = reading.Optional("rep"),
            Prospector = reading.Optional("prospector"),
            At = Instant(at) ?? default,
            Amount = reading.Number("amount"),
            Account = reading.Optional("account"),
            Attributes = reading.Strings("attributes"),
            OriginLead = reading.Origin("originLead"),
        };
        if (errors.Count > before) return null;
        return new Told(told, FlawOf(told, at) ?? reading.Flaw, json.GetRawText());
    }

    /// <summary>An RFC 3339 instant with an offset, cut to the millisecond; null when it is none.</summary>
    public static DateTimeOffset? Instant(string text) =>
        Rfc3339().Match(text) is { Success: true } match
        && DateTimeOffset.TryParse(match.Groups["head"].Value + match.Groups["fraction"].Value + match.Groups["zone"].Value,
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.ToMilliseconds()
            : null;

    private static Flaw? FlawOf(LeadEvent told, string at)
    {
        const string text = "must be 1 to 200 characters without control characters or outer spaces";
        const string code = "must be a code: letters, digits, '.', '_' or '-', at most 64, beginning with a letter or digit";
        if (!Codes.IsText(told.Source)) return new Flaw("source", text);
        if (!Codes.IsText(told.Id)) return new Flaw("id", text);
        if (!Codes.IsValid(told.Campaign)) return new Flaw("campaign", code);
        if (!Codes.IsText(told.Lead)) return new Flaw("lead", text);
        if (Instant(at) is null) return new Flaw("at", "must be an RFC 3339 instant with an offset, such as 2026-03-01T09:30:00+01:00");
        if (told.Rep is { } rep && !Codes.IsValid(rep)) return new Flaw("rep", code);
        if (told.Prospector is { } prospector && !Codes.IsValid(prospector)) return new Flaw("prospector", code);
        if (told.Account is { } account && !Codes.IsValid(account)) return new Flaw("account", code);
        if (told.Amount is { } amount && Math.Abs(amount) >= 1_000_000_000_000m) return new Flaw("amount", "must be below 1,000,000,000,000 in size");
        if (told.OriginLead is { } origin && !Codes.IsValid(origin.Campaign)) return new Flaw("originLead.campaign", code);
        if (told.OriginLead is { } lead && !Codes.IsText(lead.Lead)) return new Flaw("originLead.lead", text);
        return AttributesFlaw(told.Attributes);
    }

    private static Flaw? AttributesFlaw(IReadOnlyDictionary<string, string>? attributes)
    {
        if (attributes is null) return null;
        if (attributes.Count > 50) return new Flaw("attributes", "must be at most 50");
        foreach (var (name, value) in attributes)
        {
            if (!Codes.IsText(name)) return new Flaw("attributes", "names must be 1 to 200 characters without control characters or outer spaces");
            if (value.Length > 1000) return new Flaw($"attributes.{name}", "must be at most 1,000 characters");
        }
        return null;
    }

    [GeneratedRegex(@"\A(?<head>\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(?<fraction>\.\d{1,7})?\d*(?<zone>[Zz]|[+-]\d\d:\d\d)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Rfc3339();

    private sealed class Reading(JsonElement json, string prefix, ICollection<(string Field, string Message)> errors)
    {
        public Flaw? Flaw { get; private set; }

        public void Wrong(string member, string message) => errors.Add((prefix + member, message));

        public string Required(string member)
        {
            if (Find(member) is not { } value) Wrong(member, "is required");
            else if (value.ValueKind == JsonValueKind.String) return value.GetString()!;
            else Wrong(member, "must be a string");
            return "";
        }

        public string? Optional(string member)
        {
            if (Find(member) is not { } value) return null;
            if (value.ValueKind == JsonValueKind.String) return value.GetString();
            Wrong(member, "must be a string");
            return null;
        }

        public decimal? Number(string member)
        {
            if (Find(member) is not { } value) return null;
            if (value.ValueKind != JsonValueKind.Number) Wrong(member, "must be a number");
            else if (value.TryGetDecimal(out var number)) return number;
            else Flaw ??= new Flaw(member, "is out of range");
            return null;
        }

        public IReadOnlyDictionary<string, string>? Strings(string member)
        {
            if (Find(member) is not { } value) return null;
            if (value.ValueKind != JsonValueKind.Object)
            {
                Wrong(member, "must be an object of strings");
                return null;
            }
            var strings = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var item in value.EnumerateObject())
            {
                if (item.Value.ValueKind == JsonValueKind.String) strings[item.Name] = item.Value.GetString()!;
                else Wrong($"{member}.{item.Name}", "must be a string");
            }
            return strings.Count == 0 ? null : strings;
        }

        public OriginLead? Origin(string member)
        {
            if (Find(member) is not { } value) return null;
            if (value.ValueKind != JsonValueKind.Object)
            {
                Wrong(member, "must be an object");
                return null;
            }
            var inner = new Reading(value, $"{prefix}{member}.", errors);
            return new OriginLead(inner.Required("campaign"), inner.Required("lead"));
        }

        private JsonElement? Find(string member) =>
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
