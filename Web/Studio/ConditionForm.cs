using System.Globalization;
using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>One condition of a rule as it is chosen and typed; equal to another when every field is.</summary>
public sealed record ConditionForm
{
    public const string OfAttribute = "attributes";
    public static readonly IReadOnlyList<string> Fields =
    [
        "amount",
        "team",
        "account",
        "hour",
        "weekday",
        "ageHours",
        OfAttribute,
    ];
    public static readonly IReadOnlyList<string> Ops = ["=", "!=", ">=", ">", "<=", "<", "in"];

    public string? Field { get; set; }

    /// <summary>Its name, where the field is an attribute.</summary>
    public string? Attribute { get; set; }
    public string? Op { get; set; }
    public string? Value { get; set; }

    /// <summary>Nothing was chosen or typed; how it compares is always chosen.</summary>
    public bool IsBlank => Typed.Text(Field) is null && Typed.Text(Attribute) is null && Typed.Text(Value) is null;

    public static ConditionForm Of(Condition condition, RuleReading reading)
    {
        var attribute =
            condition.Field?.StartsWith(Conditions.AttributePrefix, StringComparison.Ordinal) == true
                ? condition.Field[Conditions.AttributePrefix.Length..]
                : null;

        string Said(JsonElement value) =>
            reading.Shown(
                condition.Field,
                value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
            );

        var values =
            condition.Value.ValueKind == JsonValueKind.Array
                ? condition.Value.EnumerateArray().Select(Said).ToList()
                : [Said(condition.Value)];

        return new()
        {
            Field = attribute is null ? condition.Field : OfAttribute,
            Attribute = attribute,
            Op = condition.Op,
            Value = string.Join(values.Any(value => value.Contains(',')) ? "; " : ", ", values),
        };
    }

    /// <summary>Null for a line that was left empty, or whose value is of nothing.</summary>
    public Condition? Read(RuleReading reading, IReadOnlyList<Condition> before, string path)
    {
        if (Typed.Text(Field) is not { } field)
        {
            if (!IsBlank)
                reading.Errors.Add($"{path}.field", "condition-without-field");
            return null;
        }
        // what is unchanged stays as it was, to the letter
        if (before.FirstOrDefault(x => Of(x, reading) == this) is { } same)
            return same;

        var name = field == OfAttribute ? Conditions.AttributePrefix + Typed.Text(Attribute) : field;
        var op = Typed.Text(Op) ?? "=";
        var value =
            op == "in"
                ? JsonSerializer.SerializeToElement(
                    (Value ?? "")
                        .Split((Value ?? "").Contains(';') ? ';' : ',')
                        .Select(Typed.Text)
                        .Where(x => x is not null)
                        .Select(x => One(name, op, x!, reading))
                )
                : One(name, op, Typed.Text(Value) ?? "", reading);

        return new Condition(name, op, value);
    }

    private static JsonElement One(string field, string op, string text, RuleReading reading)
    {
        var isNumber =
            field is "amount" or "ageHours" or "hour"
            || (
                field.StartsWith(Conditions.AttributePrefix, StringComparison.Ordinal)
                && op is "<" or "<=" or ">" or ">="
            );
        if (isNumber && Typed.Number(text, [], "") is { } number)
            return JsonSerializer.SerializeToElement(number);
        return JsonSerializer.SerializeToElement(reading.Kept(field, text));
    }
}

/// <summary>What is needed to read a rule out of a form: zone, language, teams, and where faults are shown.</summary>
public sealed record RuleReading(TimeZoneInfo Zone, string Language, IReadOnlyList<Team> Teams, FieldErrors Errors)
{
    public static RuleReading Of(CampaignDocument document, string language) =>
        new(CampaignCheck.ZoneOf(document.TimeZone) ?? TimeZoneInfo.Utc, language, document.Teams, []);

    /// <summary>A team by its name, a weekday as it is called here; all else as it is kept.</summary>
    public string Shown(string? field, string value) =>
        field switch
        {
            "team" => Teams.FirstOrDefault(x => x.Code == value)?.Name.In(Language) ?? value,
            "weekday" when Conditions.Weekdays.Contains(value) => DayName(value, Language),
            _ => value,
        };

    /// <summary>The code of a team that is named, a weekday's short word; all else as it was typed.</summary>
    public string Kept(string field, string text) =>
        field switch
        {
            "team" => Teams
                .FirstOrDefault(x => x.Code == text || Is(x.Name.In("en"), text) || Is(x.Name.In("fr"), text))
                ?.Code
                ?? text,
            "weekday" => Conditions.Weekdays.FirstOrDefault(day =>
                Is(day, text) || Is(DayName(day, "en"), text) || Is(DayName(day, "fr"), text)
            ) ?? text,
            _ => text,
        };

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    public static string DayName(string day, string language) =>
        CultureInfo
            .GetCultureInfo(language)
            .DateTimeFormat.GetDayName((DayOfWeek)Conditions.Weekdays.ToList().IndexOf(day));
}
