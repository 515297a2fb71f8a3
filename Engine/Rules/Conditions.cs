using System.Globalization;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Whether a rule's conditions hold for a fact. A field that the fact lacks never holds, not even for <c>!=</c>.
/// </summary>
public static class Conditions
{
    public const string AttributePrefix = "attributes.";

    /// <summary>As conditions spell them, Sunday first, as <see cref="DayOfWeek"/> counts.</summary>
    public static IReadOnlyList<string> Weekdays { get; } = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static bool Hold(IReadOnlyList<Condition>? conditions, PayableFact fact, TimeZoneInfo zone) =>
        conditions is null || conditions.All(condition => Holds(condition, fact, zone));

    public static bool Holds(Condition condition, PayableFact fact, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(fact.At, zone);
        return condition.Field switch
        {
            "amount" => Number(fact.Amount, condition),
            "ageHours" => Number(Hours(fact.At - fact.ReceivedAt), condition),
            "hour" => Number(local.Hour, condition),
            "weekday" => Word(Weekdays[(int)local.DayOfWeek], condition),
            "account" => Word(fact.Account, condition),
            "team" => Word(fact.Team, condition),
            { } field when field.StartsWith(AttributePrefix, StringComparison.Ordinal) => Attribute(
                fact.Attributes?.GetValueOrDefault(field[AttributePrefix.Length..]),
                condition
            ),
            _ => false,
        };
    }

    /// <summary>A decimal as conditions read it: no exponent, no thousands, a point.</summary>
    public static bool TryNumber(string? text, out decimal number) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out number
        );

    private static decimal? Hours(TimeSpan? span) =>
        span is { } some ? (decimal)some.Ticks / TimeSpan.TicksPerHour : null;

    private static bool Number(decimal? fact, Condition condition)
    {
        if (fact is not { } left)
            return false;
        if (condition.Op == "in")
            return Any(condition.Value, value => NumberOf(value) == left);
        return NumberOf(condition.Value) is { } right && Compare(left, condition.Op, right);
    }

    internal static bool Word(string? fact, Condition condition) =>
        fact is not null
        && condition.Op switch
        {
            "=" => IsWord(condition.Value, fact),
            "!=" => condition.Value.ValueKind == JsonValueKind.String && !IsWord(condition.Value, fact),
            "in" => Any(condition.Value, value => IsWord(value, fact)),
            _ => false,
        };

    internal static bool Attribute(string? fact, Condition condition) =>
        fact is not null
        && condition.Op switch
        {
            "=" => IsValue(condition.Value, fact),
            "!=" => IsScalar(condition.Value) && !IsValue(condition.Value, fact),
            "in" => Any(condition.Value, value => IsValue(value, fact)),
            _ => TryNumber(fact, out var left)
                && LooseNumberOf(condition.Value) is { } right
                && Compare(left, condition.Op, right),
        };

    /// <summary>Words are compared as they are spelt, numbers by their value.</summary>
    private static bool IsValue(JsonElement value, string fact) =>
        IsWord(value, fact) || (NumberOf(value) is { } right && TryNumber(fact, out var left) && left == right);

    private static bool IsWord(JsonElement value, string fact) =>
        value.ValueKind == JsonValueKind.String && string.Equals(value.GetString(), fact, StringComparison.Ordinal);

    private static bool IsScalar(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number;

    private static bool Any(JsonElement values, Func<JsonElement, bool> holds) =>
        values.ValueKind == JsonValueKind.Array && values.EnumerateArray().Any(holds);

    private static decimal? NumberOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    private static decimal? LooseNumberOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && TryNumber(value.GetString(), out var number)
            ? number
            : NumberOf(value);

    private static bool Compare(decimal left, string? op, decimal right) =>
        op switch
        {
            "=" => left == right,
            "!=" => left != right,
            "<" => left < right,
            "<=" => left <= right,
            ">" => left > right,
            ">=" => left >= right,
            _ => false,
        };
}
