using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// A rule's conditions in words. Days and hours are those for which the engine itself says that the conditions hold.
/// </summary>
public static class ConditionWords
{
    private static readonly Phrase If = new("if {tests}", "si {tests}"),
        Amount = new("the amount", "le montant"),
        Age = new("the lead’s age", "l’âge de la piste"),
        Account = new("the account", "le compte"),
        Team = new("the team", "l’équipe"),
        Attribute = new("the field {name}", "le champ {name}"),
        Hour = new("hour", "heure"),
        HoursMany = new("hours", "heures"),
        Between = new("between {from} and {until}", "entre {from} et {until}"),
        AnyHour = new("at any hour", "à toute heure"),
        NoHour = new("at no hour of the day", "à aucune heure du jour"),
        AnyDay = new("on any day", "n’importe quel jour"),
        NoDay = new("on no day of the week", "aucun jour de la semaine"),
        DaysFrom = new("from {first} to {last}", "du {first} au {last}"),
        EveryDay = new("on {day}s", "le {day}");

    private static readonly Dictionary<string, Phrase> Numbers =
            new()
            {
                ["="] = new("is exactly {value}", "est exactement de {value}"),
                ["!="] = new("is not {value}", "n’est pas de {value}"),
                ["<"] = new("is less than {value}", "est inférieur à {value}"),
                ["<="] = new("is at most {value}", "est d’au plus {value}"),
                [">"] = new("is more than {value}", "dépasse {value}"),
                [">="] = new("is at least {value}", "est d’au moins {value}"),
                ["in"] = new("is {value}", "est de {value}"),
            },
        Words =
            new()
            {
                ["="] = new("is {value}", "est {value}"),
                ["!="] = new("is not {value}", "n’est pas {value}"),
                ["in"] = new("is {value}", "est {value}"),
            };

    /// <summary>A Monday, 0:00: from here the week's days and hours are tried.</summary>
    private static readonly DateTimeOffset Monday = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// All of them, which must all hold, as parts of a sentence: what the fact says, then days, then hours.
    /// </summary>
    public static IEnumerable<string> Of(IReadOnlyList<Condition>? conditions, RuleFormatter formatter)
    {
        var told = (conditions ?? []).OfType<Condition>().ToList();
        var tests = told.Where(x => x.Field is not ("weekday" or "hour")).Select(x => Test(x, formatter)).ToList();
        if (tests.Count > 0)
            yield return formatter.Say(If, ("tests", formatter.And(tests)));
        if (told.Where(x => x.Field == "weekday").ToList() is { Count: > 0 } weekdays)
            yield return Days(weekdays, formatter);
        if (told.Where(x => x.Field == "hour").ToList() is { Count: > 0 } hours)
            yield return Hours(hours, formatter);
    }

    private static string Test(Condition condition, RuleFormatter formatter) =>
        condition.Field switch
        {
            "amount" => Numeric(Amount, condition, formatter, formatter.Money),
            "ageHours" => Numeric(Age, condition, formatter, hours => HourCount(hours, formatter)),
            "account" => Worded(formatter.Say(Account), condition, formatter, formatter.Quoted),
            "team" => Worded(formatter.Say(Team), condition, formatter, formatter.TeamName),
            { } field when field.StartsWith(Conditions.AttributePrefix, StringComparison.Ordinal) => OfAttribute(
                field[Conditions.AttributePrefix.Length..],
                condition,
                formatter
            ),
            _ => RuleFormatter.Blank,
        };

    /// <summary>"4 hours".</summary>
    public static string HourCount(decimal hours, RuleFormatter formatter) => formatter.Counted(hours, Hour, HoursMany);

    private static string Numeric(
        Phrase subject,
        Condition condition,
        RuleFormatter formatter,
        Func<decimal, string> unit
    ) => $"{formatter.Say(subject)} {Verb(Numbers, condition, formatter, value => Value(value, x => x, unit))}";

    private static string Worded(
        string subject,
        Condition condition,
        RuleFormatter formatter,
        Func<string, string> word
    ) => $"{subject} {Verb(Words, condition, formatter, value => Value(value, word, formatter.Number))}";

    /// <summary>
    /// Words are compared as they are spelt, numbers by their value; an order always compares numbers.
    /// </summary>
    private static string OfAttribute(string name, Condition condition, RuleFormatter formatter)
    {
        var subject = formatter.Say(Attribute, ("name", formatter.Quoted(name)));
        return Words.ContainsKey(condition.Op ?? "")
            ? Worded(subject, condition, formatter, formatter.Quoted)
            : $"{subject} {Verb(Numbers, condition, formatter, value => Value(value, Figure, formatter.Number))}";

        string Figure(string text) => Conditions.TryNumber(text, out var number) ? formatter.Number(number) : text;
    }

    private static string Verb(
        Dictionary<string, Phrase> verbs,
        Condition condition,
        RuleFormatter formatter,
        Func<JsonElement, string> say
    )
    {
        var value = condition is { Op: "in", Value.ValueKind: JsonValueKind.Array }
            ? formatter.Or([.. condition.Value.EnumerateArray().Select(say)])
            : say(condition.Value);
        return verbs.TryGetValue(condition.Op ?? "", out var verb)
            ? formatter.Say(verb, ("value", value))
            : $"{condition.Op ?? RuleFormatter.Blank} {value}";
    }

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
            return formatter.Say(days.Count == 0 ? NoDay : AnyDay);
        return days.Count > 2 && days[^1] - days[0] == days.Count - 1
            ? formatter.Say(DaysFrom, ("first", Weekday(days[0], formatter)), ("last", Weekday(days[^1], formatter)))
            : formatter.And([.. days.Select(day => formatter.Say(EveryDay, ("day", Weekday(day, formatter))))]);
    }

    private static string Hours(IReadOnlyList<Condition> conditions, RuleFormatter formatter)
    {
        var hours = Enumerable.Range(0, 24).Where(hour => Hold(conditions, Monday.AddHours(hour))).ToList();
        if (hours.Count is 0 or 24)
            return formatter.Say(hours.Count == 0 ? NoHour : AnyHour);
        var spans = hours
            .Where(hour => !hours.Contains(hour - 1))
            .Select(first =>
            {
                var until = first + 1;
                while (hours.Contains(until))
                    until++;
                return formatter.Say(Between, ("from", Clock(first, formatter)), ("until", Clock(until, formatter)));
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

    private static string Clock(int hour, RuleFormatter formatter) => Clock(hour, formatter.Language);

    /// <summary>"14:00", "14 h".</summary>
    public static string Clock(int hour, string language) => language == "fr" ? $"{hour} h" : $"{hour:00}:00";
}
