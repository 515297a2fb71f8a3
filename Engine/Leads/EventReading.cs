using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChallengeHub;

/// <summary>
/// Reads events from JSON. A wrong JSON type or a missing member is an error of the whole request, by path;
/// a bad value, or a member that is not known, is a <see cref="FieldError"/> of that one event.
/// </summary>
public static partial class EventReading
{
    private static readonly HashSet<string> Members =
    [
        "source",
        "id",
        "campaign",
        "type",
        "lead",
        "rep",
        "prospector",
        "at",
        "amount",
        "currency",
        "account",
        "attributes",
        "originLead",
    ];

    public const int MaxAttributes = 50;

    /// <summary>As long as an address may be.</summary>
    private const int MaxEmail = 254;

    public static bool IsMember(string name) => Members.Contains(name);

    /// <param name="path">"" for a single event, "[3]" inside an array.</param>
    /// <param name="errors">Receives each error of shape; the event is then null.</param>
    public static ReceivedEvent? Read(JsonElement json, string path, ICollection<FieldError> errors)
    {
        var before = errors.Count;
        var reading = new Reading(json, path.Length == 0 ? "" : path + ".", errors);
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new FieldError(path.Length == 0 ? "body" : path, "not-an-object"));
            return null;
        }

        foreach (var member in json.EnumerateObject().Where(x => !Members.Contains(x.Name)))
            reading.Unknown(member.Name);

        var at = Instant(reading.Required("at"));
        var leadEvent = new LeadEvent
        {
            Source = reading.Required("source"),
            Id = reading.Required("id"),
            Campaign = reading.Required("campaign"),
            Type = reading.Required("type"),
            Lead = reading.Required("lead"),
            Rep = reading.Optional("rep"),
            Prospector = reading.Optional("prospector"),
            At = at ?? default,
            Amount = reading.Number("amount"),
            Currency = reading.Optional("currency"),
            Account = reading.Optional("account"),
            Attributes = reading.Strings("attributes"),
            OriginLead = reading.Origin("originLead"),
        };

        if (errors.Count > before)
            return null;

        return new ReceivedEvent(leadEvent, ErrorOf(leadEvent, at) ?? reading.Error, json.GetRawText());
    }

    /// <summary>
    /// An RFC 3339 instant with an offset, also as some CRMs write it (+0100, +01), cut to the millisecond; null when
    /// it is none.
    /// </summary>
    public static DateTimeOffset? Instant(string text) =>
        Rfc3339().Match(text) is { Success: true } match
        && DateTimeOffset.TryParse(
            match.Groups["head"].Value + match.Groups["fraction"].Value + Zone(match),
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var instant
        )
            ? instant.ToMilliseconds()
            : null;

    private static string Zone(Match match) =>
        match.Groups["hours"] is { Success: true } hours
            ? $"{hours.Value}:{(match.Groups["minutes"] is { Success: true } minutes ? minutes.Value : "00")}"
            : "Z";

    private static FieldError? ErrorOf(LeadEvent leadEvent, DateTimeOffset? at)
    {
        const string text = "text-length";
        const string code = "not-a-code";
        if (!Codes.IsText(leadEvent.Source))
            return new FieldError("source", text);
        if (!Codes.IsText(leadEvent.Id))
            return new FieldError("id", text);
        if (!Codes.IsValid(leadEvent.Campaign))
            return new FieldError("campaign", code);
        if (!Codes.IsText(leadEvent.Lead))
            return new FieldError("lead", text);
        if (at is null)
            return new FieldError("at", "rfc3339");
        if (leadEvent.Rep is { } rep && !NamesSomebody(rep))
            return new FieldError("rep", code);
        if (leadEvent.Prospector is { } prospector && !NamesSomebody(prospector))
            return new FieldError("prospector", code);
        if (leadEvent.Account is { } account && !Codes.IsText(account))
            return new FieldError("account", text);
        if (AmountError(leadEvent.Amount) is { } amount)
            return amount;
        if (leadEvent.OriginLead is { } origin && !Codes.IsValid(origin.Campaign))
            return new FieldError("originLead.campaign", code);
        if (leadEvent.OriginLead is { } lead && !Codes.IsText(lead.Lead))
            return new FieldError("originLead.lead", text);

        return AttributesError(leadEvent.Attributes);
    }

    internal static FieldError? AmountError(decimal? amount) =>
        amount is <= -1_000_000_000_000m or >= 1_000_000_000_000m ? new FieldError("amount", "amount-size") : null;

    /// <summary>A participant's code or e-mail address.</summary>
    private static bool NamesSomebody(string text) =>
        Codes.IsValid(text) || (Codes.IsEmail(text) && Codes.IsLine(text, MaxEmail));

    /// <summary>Whether an event's attributes can hold this.</summary>
    public static bool IsAttribute(string name, string? value) => Codes.IsText(name) && value is { Length: <= 1000 };

    private static FieldError? AttributesError(IReadOnlyDictionary<string, string>? attributes)
    {
        if (attributes is null)
            return null;
        if (attributes.Count > MaxAttributes)
            return new FieldError("attributes", "at-most", MaxAttributes);
        foreach (var (name, value) in attributes)
        {
            if (!Codes.IsText(name))
                return new FieldError("attributes", "attribute-name");
            if (!IsAttribute(name, value))
                return new FieldError($"attributes.{name}", "attribute-length");
        }
        return null;
    }

    [GeneratedRegex(
        @"\A(?<head>\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(?<fraction>\.\d{1,7})?\d*"
            + @"([Zz]|(?<hours>[+-]\d\d)(:?(?<minutes>\d\d))?)\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Rfc3339();

    private sealed class Reading(JsonElement json, string prefix, ICollection<FieldError> errors)
    {
        public FieldError? Error { get; private set; }

        public void Wrong(string member, string code) => errors.Add(new FieldError(prefix + member, code));

        public void Unknown(string member) => Error ??= new FieldError(member, "not-an-event-member");

        public string Required(string member)
        {
            if (Find(member) is not { } value)
                Wrong(member, "required");
            else if (value.ValueKind == JsonValueKind.String)
                return value.GetString()!;
            else
                Wrong(member, "not-a-string");
            return "";
        }

        public string? Optional(string member)
        {
            if (Find(member) is not { } value)
                return null;
            if (value.ValueKind == JsonValueKind.String)
                return value.GetString();
            Wrong(member, "not-a-string");
            return null;
        }

        public decimal? Number(string member)
        {
            if (Find(member) is not { } value)
                return null;
            if (value.ValueKind != JsonValueKind.Number)
                Wrong(member, "not-a-number");
            else if (value.TryGetDecimal(out var number))
                return number;
            else
                Error ??= new FieldError(member, "number-too-large");
            return null;
        }

        public IReadOnlyDictionary<string, string>? Strings(string member)
        {
            if (Find(member) is not { } value)
                return null;
            if (value.ValueKind != JsonValueKind.Object)
            {
                Wrong(member, "not-strings");
                return null;
            }

            var strings = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var item in value.EnumerateObject())
            {
                if (item.Value.ValueKind == JsonValueKind.String)
                    strings[item.Name] = item.Value.GetString()!;
                else
                    Wrong($"{member}.{item.Name}", "not-a-string");
            }

            return strings.Count == 0 ? null : strings;
        }

        public OriginLead? Origin(string member)
        {
            if (Find(member) is not { } value)
                return null;
            if (value.ValueKind != JsonValueKind.Object)
            {
                Wrong(member, "not-an-object");
                return null;
            }
            foreach (var other in value.EnumerateObject().Where(x => x.Name is not ("campaign" or "lead")))
                Unknown($"{member}.{other.Name}");
            var inner = new Reading(value, $"{prefix}{member}.", errors);
            return new OriginLead(inner.Required("campaign"), inner.Required("lead"));
        }

        private JsonElement? Find(string member) =>
            json.ValueKind == JsonValueKind.Object
            && json.TryGetProperty(member, out var value)
            && value.ValueKind != JsonValueKind.Null
                ? value
                : null;
    }
}
