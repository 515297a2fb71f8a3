using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// A rule's conditions in words. Days and hours are those for which the engine itself says that the conditions hold.
/// </summary>
public static class ConditionWords
{
    /// <summary>The operators by the names that they have among the words.</summary>
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["="] = "Equals",
        ["!="] = "NotEquals",
        ["<"] = "LessThan",
        ["<="] = "AtMost",
        [">"] = "MoreThan",
        [">="] = "AtLeast",
        ["in"] = "OneOf",
    };

    private const string OfNumbers = "ConditionNumber";
    private const string OfTexts = "ConditionText";

    /// <summary>A Monday, 0:00: from here the week's days and hours are tried.</summary>
    private static readonly DateTimeOffset Monday = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// All of them, which must all hold, as parts of a sentence: what the fact says, then days, then hours.
    /// </summary>
    public static IEnumerable<string> Of(IReadOnlyList<Condition>? conditions, RuleFormatter formatter)
    {
        var all = (conditions ?? []).OfType<Condition>().ToList();
        var tests = all.Where(x => x.Field is not ("weekday" or "hour")).Select(x => Test(x, formatter)).ToList();
        if (tests.Count > 0)
            yield return T.FormatConditionIf(formatter.And(tests));
        if (all.Where(x => x.Field == "weekday").ToList() is { Count: > 0 } weekdays)
            yield return Days(weekdays, formatter);
        if (all.Where(x => x.Field == "hour").ToList() is { Count: > 0 } hours)
            yield return Hours(hours, formatter);
    }

    private static string Test(Condition condition, RuleFormatter formatter) =>
        condition.Field switch
        {
            "amount" => Numeric(T.ConditionAmount, condition, formatter, formatter.Money),
            "ageHours" => Numeric(T.ConditionAge, condition, formatter, hours => HourCount(hours, formatter)),
            "account" => Worded(T.ConditionAccount, condition, formatter, formatter.Quoted),
            "team" => Worded(T.ConditionTeam, condition, formatter, formatter.TeamName),
            { } field when field.StartsWith(Conditions.AttributePrefix, StringComparison.Ordinal) => OfAttribute(
                field[Conditions.AttributePrefix.Length..],
                condition,
                formatter
            ),
            _ => RuleFormatter.Blank,
        };

    /// <summary>"4 hours".</summary>
    public static string HourCount(decimal hours, RuleFormatter formatter) =>
        formatter.Counted(hours, T.ConditionHour, T.ConditionHoursMany);

    private static string Numeric(
        string subject,
        Condition condition,
        RuleFormatter formatter,
        Func<decimal, string> unit
    ) => $"{subject} {Verb(OfNumbers, condition, formatter, value => Value(value, x => x, unit))}";

    private static string Worded(
        string subject,
        Condition condition,
        RuleFormatter formatter,
        Func<string, string> word
    ) => $"{subject} {Verb(OfTexts, condition, formatter, value => Value(value, word, formatter.Number))}";

    private static string OfAttribute(string name, Condition condition, RuleFormatter formatter) =>
        Test(T.FormatConditionAttribute(formatter.Quoted(name)), condition, formatter, formatter.Quoted);

    /// <summary>
    /// Words are compared as they are spelt, numbers by their value; an order always compares numbers.
    /// </summary>
    /// <param name="word">How a text is said.</param>
    public static string Test(string subject, Condition condition, RuleFormatter formatter, Func<string, string> word)
    {
        return condition.Op is "=" or "!=" or "in"
            ? Worded(subject, condition, formatter, word)
            : $"{subject} {Verb(OfNumbers, condition, formatter, value => Value(value, Figure, formatter.Number))}";

        string Figure(string text) => Conditions.TryNumber(text, out var number) ? formatter.Number(number) : text;
    }

    private static string Verb(
        string verbs,
        Condition condition,
        RuleFormatter formatter,
        Func<JsonElement, string> say
    )
    {
        var value = condition is { Op: "in", Value.ValueKind: JsonValueKind.Array }
            ? formatter.Or([.. condition.Value.EnumerateArray().Select(say)])
            : say(condition.Value);
        return Operator(condition.Op) is { } name
            ? T.Of($"{verbs}-{name}", new WordArgument("value", value))
            : $"{condition.Op ?? RuleFormatter.Blank} {value}";
    }

    /// <summary>"AtLeast" for ">="; null for what is none.</summary>
    public static string? Operator(string? sign) => Operators.GetValueOrDefault(sign ?? "");

    private static string Value(JsonElement value, Func<string, string> word, Func<decimal, string> number) =>
        value.ValueKind switch
        {
            JsonValueKind.String => word(value.GetString()!),
            JsonValueKind.Number when value.TryGetDecimal(out var some) => number(some),
            _ => RuleFormatter.Blank,
        };

    private static string Days(IReadOnlyList<Condition> conditions, RuleFormatter formatter)
    {
        var days = Enumerable.Range(0, 7).Where(day => Hold(conditions, Monday.AddDays(day))).ToList();
        if (days.Count is 0 or 7)
            return days.Count == 0 ? T.ConditionNoDay : T.ConditionAnyDay;
        return days.Count > 2 && days[^1] - days[0] == days.Count - 1
            ? T.FormatConditionDaysFrom(first: Weekday(days[0], formatter), last: Weekday(days[^1], formatter))
            : formatter.And([.. days.Select(day => T.FormatConditionEveryDay(Weekday(day, formatter)))]);
    }

    private static string Hours(IReadOnlyList<Condition> conditions, RuleFormatter formatter)
    {
        var hours = Enumerable.Range(0, 24).Where(hour => Hold(conditions, Monday.AddHours(hour))).ToList();
        if (hours.Count is 0 or 24)
            return hours.Count == 0 ? T.ConditionNoHour : T.ConditionAnyHour;

        var spans = hours
            .Where(hour => !hours.Contains(hour - 1))
            .Select(first =>
            {
                var until = first + 1;
                while (hours.Contains(until))
                    until++;
                return T.FormatConditionBetween(from: Clock(first), until: Clock(until));
            });

        return formatter.Or([.. spans]);
    }

    private static bool Hold(IReadOnlyList<Condition> conditions, DateTimeOffset at) =>
        Conditions.Hold(
            conditions,
            new PayableFact
            {
                Stage = Stage.Taken,
                Lead = "",
                At = at,
                Period = 0,
            },
            TimeZoneInfo.Utc
        );

    private static string Weekday(int fromMonday, RuleFormatter formatter) =>
        Monday.AddDays(fromMonday).ToString("dddd", formatter.Culture);

    /// <summary>"14:00", "14 h".</summary>
    public static string Clock(int hour) =>
        hour.ToString(T.PatternWholeHour, System.Globalization.CultureInfo.InvariantCulture);
}
