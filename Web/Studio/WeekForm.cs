using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// The hours of the week in which a bonus is paid, as they are chosen: some weekdays, from one hour until another,
/// on the challenge's clocks.
/// </summary>
public sealed class WeekForm
{
    public const int Midnight = 24;
    private const string Weekday = "weekday";
    private const string Hour = "hour";

    /// <summary>Monday first.</summary>
    public static readonly IReadOnlyList<string> AllDays = [.. Conditions.Weekdays.Skip(1), Conditions.Weekdays[0]];

    /// <summary>As conditions spell them; none: every day.</summary>
    public List<string> Days { get; set; } = [];

    /// <summary>0 to 23; null: from the day's start.</summary>
    public int? From { get; set; }

    /// <summary>1 to 24, that hour no more; null: to the day's end.</summary>
    public int? Until { get; set; }

    public bool IsChosen => IsSomeDays || FirstHour > 0 || LastHour < Midnight;

    private bool IsSomeDays => Chosen.Count is > 0 and < 7;
    private IReadOnlyList<string> Chosen => [.. AllDays.Where(Days.Contains)];
    private int FirstHour => From ?? 0;
    private int LastHour => Until ?? Midnight;

    /// <summary>
    /// Takes out of a rule's conditions those that say days and hours as this form does; all others stay what they
    /// are.
    /// </summary>
    public static WeekRead Of(IReadOnlyList<Condition>? where)
    {
        var all = where ?? [];
        var days = all.Where(x => x.Field == Weekday).ToList();
        var hours = all.Where(x => x.Field == Hour).ToList();
        var from = hours.Where(x => x.Op == ">=").ToList();
        var until = hours.Where(x => x.Op == "<").ToList();
        var isPlain =
            days.Count < 2
            && from.Count < 2
            && until.Count < 2
            && from.Count + until.Count == hours.Count
            && days.All(x => DaysOf(x) is not null)
            && hours.All(x => HourOf(x) is not null);
        if (!isPlain)
            return new(new WeekForm(), all);

        var week = new WeekForm
        {
            Days = [.. days.SelectMany(x => DaysOf(x)!)],
            From = from.Count == 0 ? null : HourOf(from[0]),
            Until = until.Count == 0 ? null : HourOf(until[0]),
        };

        return week.FirstHour < week.LastHour
            ? new(week, [.. all.Where(x => x.Field is not (Weekday or Hour))])
            : new(new WeekForm(), all);
    }

    public IReadOnlyList<Condition> Read(FieldErrors errors, string path)
    {
        var conditions = new List<Condition>();
        if (FirstHour is < 0 or >= Midnight || LastHour is < 1 or > Midnight || FirstHour >= LastHour)
        {
            errors.Add(path, "week-span");
            return conditions;
        }
        if (IsSomeDays)
            conditions.Add(new(Weekday, "in", JsonSerializer.SerializeToElement(Chosen)));
        if (FirstHour > 0)
            conditions.Add(new(Hour, ">=", JsonSerializer.SerializeToElement(FirstHour)));
        if (LastHour < Midnight)
            conditions.Add(new(Hour, "<", JsonSerializer.SerializeToElement(LastHour)));
        return conditions;
    }

    public bool Says(WeekForm other) =>
        Chosen.SequenceEqual(other.Chosen) && (FirstHour, LastHour) == (other.FirstHour, other.LastHour);

    private static IReadOnlyList<string>? DaysOf(Condition condition)
    {
        var days = condition switch
        {
            { Op: "in", Value.ValueKind: JsonValueKind.Array } => condition.Value.EnumerateArray().ToList(),
            { Op: "=" } => [condition.Value],
            _ => [],
        };
        return days.Count > 0 && days.All(x => x.ValueKind == JsonValueKind.String && AllDays.Contains(x.GetString()!))
            ? [.. days.Select(x => x.GetString()!)]
            : null;
    }

    private static int? HourOf(Condition condition) =>
        condition.Value.ValueKind == JsonValueKind.Number
        && condition.Value.TryGetInt32(out var hour)
        && hour is > 0 and < Midnight
            ? hour
            : null;
}

/// <summary>A rule's conditions, those of days and hours apart.</summary>
public sealed record WeekRead(WeekForm Week, IReadOnlyList<Condition> Others);
