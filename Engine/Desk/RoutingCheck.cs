using System.Globalization;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Checks a campaign's routing: each rule names a team or a rep, on conditions that a card can meet. It does not ask
/// whether a rep exists: people come after the campaign.
/// </summary>
public static class RoutingCheck
{
    public const int MostRules = 100;
    private const int MostConditions = 20;

    public static void Errors(
        FieldErrors errors,
        IReadOnlyList<RoutingRule>? routing,
        IReadOnlyList<Team> teams,
        Sheet? sheet
    )
    {
        if (routing is null)
            return;
        errors.If(routing.Count > MostRules, "routing", "at-most", MostRules);
        for (var i = 0; i < Math.Min(routing.Count, MostRules); i++)
        {
            if (routing[i] is not { } rule)
            {
                errors.Add($"routing[{i}]", "required");
                continue;
            }

            Goal(errors, $"routing[{i}]", rule, teams);
            Where(errors, $"routing[{i}].where", rule.Where, sheet);
        }
    }

    private static void Goal(FieldErrors errors, string path, RoutingRule rule, IReadOnlyList<Team> teams)
    {
        errors.If((rule.Team is null) == (rule.Rep is null), path, "team-or-rep");
        errors.If(
            rule.Team is not null && teams.All(team => team?.Code != rule.Team),
            $"{path}.team",
            "not-a-team-of-campaign"
        );
        errors.If(rule.Rep is not null && !Codes.IsValid(rule.Rep), $"{path}.rep", Codes.Rule);
        errors.If(rule.Turn && rule.Team is null, $"{path}.turn", "turn-without-team");
    }

    private static void Where(FieldErrors errors, string path, IReadOnlyList<Condition>? conditions, Sheet? sheet)
    {
        if (conditions is null)
            return;
        errors.If(conditions.Count > MostConditions, path, "at-most", MostConditions);
        for (var i = 0; i < Math.Min(conditions.Count, MostConditions); i++)
        {
            if (conditions[i] is { } condition)
                Check(errors, $"{path}[{i}]", condition, sheet);
            else
                errors.Add($"{path}[{i}]", "required");
        }
    }

    private static void Check(FieldErrors errors, string path, Condition condition, Sheet? sheet)
    {
        var asked = Asked(condition.Field, sheet);
        if (asked is { Kind: SheetKind.YesNo })
        {
            YesOrNo(errors, path, condition);
            return;
        }
        if (Alike(condition.Field, asked) is not { } alike)
        {
            errors.Add($"{path}.field", condition.Field is null ? "required" : "routing-field");
            return;
        }

        var before = errors.Count;
        ConditionCheck.Check(errors, path, condition with { Field = alike }, []);
        if (asked is not null && errors.Count == before)
            Answers(errors, $"{path}.value", condition, asked);
    }

    /// <summary>The field of the sheet that a condition is on.</summary>
    private static SheetField? Asked(string? field, Sheet? sheet) =>
        field is not null && field.StartsWith(RoutingConditions.AnswerPrefix, StringComparison.Ordinal)
            ? sheet?.Fields.FirstOrDefault(x => x?.Code == field[RoutingConditions.AnswerPrefix.Length..])
            : null;

    /// <summary>
    /// A field of a rule's conditions that takes the same operators and values; null: a card has no such field.
    /// </summary>
    private static string? Alike(string? field, SheetField? asked) =>
        field switch
        {
            null => null,
            "source" or "account" => "account",
            _ when asked is { Kind: SheetKind.Number } => "amount",
            _ when asked is { Kind: SheetKind.Text } => Conditions.AttributePrefix + "text",
            _ when asked is not null => "account",
            _ when field.StartsWith(Conditions.AttributePrefix, StringComparison.Ordinal)
                    && Codes.IsText(field[Conditions.AttributePrefix.Length..]) => field,
            _ => null,
        };

    private static void YesOrNo(FieldErrors errors, string path, Condition condition)
    {
        var value = condition.Value.ValueKind;
        if (condition.Op is not ("=" or "!="))
            errors.Add($"{path}.op", condition.Op is null ? "required" : "equality-operator");
        else if (value is not (JsonValueKind.True or JsonValueKind.False))
            errors.Add($"{path}.value", value == JsonValueKind.Undefined ? "required" : "not-a-boolean");
    }

    private static void Answers(FieldErrors errors, string path, Condition condition, SheetField asked)
    {
        if (condition.Op != "in")
        {
            Answer(errors, path, condition.Value, asked);
            return;
        }

        var i = 0;
        foreach (var value in condition.Value.EnumerateArray())
            Answer(errors, $"{path}[{i++}]", value, asked);
    }

    private static void Answer(FieldErrors errors, string path, JsonElement value, SheetField asked)
    {
        if (asked.Kind == SheetKind.Date)
            errors.If(!IsDay(value.GetString()), path, "day-format");
        if (asked.Kind != SheetKind.Choice)
            return;

        var options = (asked.Options ?? []).Select(option => option?.Value).OfType<string>().ToList();
        errors.If(!options.Contains(value.GetString()!), path, "one-of", string.Join(", ", options));
    }

    private static bool IsDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
