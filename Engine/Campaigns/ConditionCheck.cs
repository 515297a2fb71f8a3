using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Checks one condition of a rule: a known field, an operator that fits it, a value that it can have.
/// </summary>
internal static class ConditionCheck
{
    private const int MaxValues = 500;

    public static void Check(FieldErrors errors, string path, Condition condition, IReadOnlyList<Team> teams)
    {
        var isOrder = condition.Op is "<" or "<=" or ">" or ">=";
        if (Field(condition.Field, isOrder, teams) is not { } field)
        {
            errors.Add($"{path}.field", condition.Field is null ? "required" : "condition-field");
            return;
        }
        if (condition.Op is not ("=" or "!=" or "in") && !(isOrder && field.HasOrder))
        {
            var wanted = field.HasOrder ? "ordered-operator" : "plain-operator";
            errors.Add($"{path}.op", condition.Op is null ? "required" : wanted);
            return;
        }
        Value(errors, $"{path}.value", condition, field);
    }

    private static void Value(FieldErrors errors, string path, Condition condition, Kind field)
    {
        var value = condition.Value;
        if (value.ValueKind == JsonValueKind.Undefined)
            errors.Add(path, "required");
        else if (condition.Op != "in")
            errors.If(!field.Fits(value), path, field.Code);
        else if (value.ValueKind != JsonValueKind.Array)
            errors.Add(path, "not-an-array");
        else if (value.GetArrayLength() is 0 or > MaxValues)
            errors.Add(path, "value-count", MaxValues);
        else
        {
            var i = 0;
            foreach (var one in value.EnumerateArray())
                errors.If(!field.Fits(one), $"{path}[{i++}]", field.Code);
        }
    }

    private static Kind? Field(string? field, bool isOrder, IReadOnlyList<Team> teams) =>
        field switch
        {
            "amount" or "ageHours" => new Kind(IsNumber, "not-a-number", HasOrder: true),
            "hour" => new Kind(IsHour, "not-an-hour", HasOrder: true),
            "weekday" => new Kind(IsWeekday, "not-a-weekday"),
            "account" => new Kind(IsText, "not-a-short-text"),
            "team" => new Kind(value => IsTeam(value, teams), "not-a-team-code"),
            not null
                when field.StartsWith(Conditions.AttributePrefix, StringComparison.Ordinal)
                    && Codes.IsText(field[Conditions.AttributePrefix.Length..]) => isOrder
                ? new Kind(IsLooseNumber, "not-a-number", HasOrder: true)
                : new Kind(IsScalar, "not-text-or-number", HasOrder: true),
            _ => null,
        };

    private static bool IsNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _);

    private static bool IsHour(JsonElement value) =>
        IsNumber(value) && value.GetDecimal() is >= 0 and <= 23 && decimal.IsInteger(value.GetDecimal());

    private static bool IsText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && TextOf(value) is { Length: >= 1 and <= 200 } text
        && Codes.IsClean(text);

    /// <summary>Null for an escaped half of a surrogate pair, which JSON can spell and no string can hold.</summary>
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsWeekday(JsonElement value) =>
        IsText(value) && Conditions.Weekdays.Contains(value.GetString()!);

    private static bool IsTeam(JsonElement value, IReadOnlyList<Team> teams) =>
        IsText(value) && teams.Any(team => team?.Code == value.GetString());

    private static bool IsScalar(JsonElement value) => IsText(value) || IsNumber(value);

    private static bool IsLooseNumber(JsonElement value) =>
        IsNumber(value) || (IsText(value) && Conditions.TryNumber(value.GetString(), out _));

    private sealed record Kind(Func<JsonElement, bool> Fits, string Code, bool HasOrder = false);
}
