using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>How long each step may take, and which hours count, as they are typed.</summary>
public sealed partial class DeadlinesForm
{
    private const string OfHours = "deadlines.workingHours";

    public string? Validate { get; set; }
    public string? Take { get; set; }
    public string? Contact { get; set; }
    public string? Close { get; set; }

    /// <summary>Only working hours count.</summary>
    public bool Working { get; set; }

    /// <summary>As conditions spell them.</summary>
    public List<string> Days { get; set; } = [];
    public string? From { get; set; }
    public string? Until { get; set; }
    public string? Holidays { get; set; }

    /// <summary>One date on each line.</summary>
    public string? Closed { get; set; }
    public Overdue OnTake { get; set; }
    public Overdue OnContact { get; set; }

    public static DeadlinesForm Of(Deadlines? deadlines)
    {
        var hours = deadlines is null ? new WorkingHours() : deadlines.WorkingHours;
        var shown = hours ?? new WorkingHours();

        return new()
        {
            Validate = Typed.Of(deadlines?.Validate),
            Take = Typed.Of(deadlines?.Take),
            Contact = Typed.Of(deadlines?.Contact),
            Close = Typed.Of(deadlines?.Close),
            Working = hours is not null,
            Days = [.. DaysOf(shown)],
            From = shown.From,
            Until = shown.Until,
            Holidays = shown.Holidays,
            Closed = shown.Closed is { } closed ? string.Join('\n', closed.Select(x => Typed.Of(x))) : null,
            OnTake = deadlines?.OnTake ?? Overdue.Remind,
            OnContact = deadlines?.OnContact ?? Overdue.Remind,
        };
    }

    /// <summary>Null where nothing is said; what is unchanged is what it was.</summary>
    public Deadlines? Read(Deadlines? before, FieldErrors errors)
    {
        var read = (before ?? new Deadlines()) with
        {
            Validate = Typed.Number(Validate, errors, "deadlines.validate"),
            Take = Typed.Number(Take, errors, "deadlines.take"),
            Contact = Typed.Number(Contact, errors, "deadlines.contact"),
            Close = Typed.Number(Close, errors, "deadlines.close"),
            WorkingHours = Working ? Hours(before?.WorkingHours ?? new WorkingHours(), errors) : null,
            OnTake = OnTake,
            OnContact = OnContact,
        };
        if (read == before)
            return before;

        var isPlain = read.WorkingHours is null || read.WorkingHours == new WorkingHours();
        return isPlain && read with { WorkingHours = null } == new Deadlines() ? null : read;
    }

    private WorkingHours Hours(WorkingHours before, FieldErrors errors) =>
        before with
        {
            Days = Span(before, errors),
            From = Clock(From),
            Until = Clock(Until),
            Holidays = Typed.Text(Holidays),
            Closed = Dates(before.Closed, errors),
        };

    /// <summary>The days of working hours, Monday first.</summary>
    public static IReadOnlyList<string> DaysOf(WorkingHours hours) =>
        WorkingCalendar.DaysOf(hours.Days) is { } days
            ? [.. WeekForm.AllDays.Where(x => days.Contains((DayOfWeek)Conditions.Weekdays.ToList().IndexOf(x)))]
            : [];

    /// <summary>A run where there is one: <c>mon-fri</c>.</summary>
    private string Span(WorkingHours before, FieldErrors errors)
    {
        var chosen = WeekForm.AllDays.Where(Days.Contains).ToList();
        if (chosen.Count == 0)
            errors.Add($"{OfHours}.days", "required");
        if (chosen.Count == 0 || chosen.SequenceEqual(DaysOf(before)))
            return before.Days;

        var first = WeekForm.AllDays.ToList().IndexOf(chosen[0]);
        var isRun = chosen.Count > 1 && WeekForm.AllDays.Skip(first).Take(chosen.Count).SequenceEqual(chosen);
        return isRun ? $"{chosen[0]}-{chosen[^1]}" : string.Join(',', chosen);
    }

    /// <summary>"9", "9:30" and "9h30" are read as a time; all else stays as it was typed.</summary>
    private static string Clock(string? typed)
    {
        var text = Typed.Text(typed) ?? "";
        var time = Time().Match(text.Replace(" ", "", StringComparison.Ordinal));
        if (!time.Success)
            return text;
        var minutes = time.Groups["minutes"].Success ? time.Groups["minutes"].Value : "00";
        return $"{time.Groups["hours"].Value.PadLeft(2, '0')}:{minutes}";
    }

    /// <summary>With a date that cannot be read, all stay as they were.</summary>
    private IReadOnlyList<DateOnly>? Dates(IReadOnlyList<DateOnly>? before, FieldErrors errors)
    {
        var faults = errors.Count;
        var dates = (Closed ?? "")
            .Split([' ', '\n', '\r', '\t', ',', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(x => Typed.Day(x, errors, $"{OfHours}.closed"))
            .OfType<DateOnly>()
            .ToList();
        if (errors.Count > faults || dates.SequenceEqual(before ?? []))
            return before;

        return dates.Count == 0 ? null : dates;
    }

    [GeneratedRegex(@"\A(?<hours>[0-9]{1,2})([:h.](?<minutes>[0-9]{2})?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Time();
}

/// <summary>Where and when a team works, where it is not as the campaign.</summary>
public sealed class TeamHoursForm
{
    public string? Code { get; set; }
    public string? TimeZone { get; set; }
    public string? Holidays { get; set; }

    public bool IsUsed => Typed.Text(TimeZone) is not null || Typed.Text(Holidays) is not null;

    public static TeamHoursForm Of(Team team) =>
        new()
        {
            Code = team.Code,
            TimeZone = team.TimeZone,
            Holidays = team.Holidays,
        };

    public Team Read(Team before) =>
        before with
        {
            TimeZone = Known(TimeZone, BasicsForm.Zones),
            Holidays = Known(Holidays, PublicHolidays.KnownCodes),
        };

    /// <summary>Whatever the capitals; what is not known stays as it was typed.</summary>
    private static string? Known(string? typed, IReadOnlyList<string> all) =>
        Typed.Text(typed) is { } text
            ? all.FirstOrDefault(x => string.Equals(x, text, StringComparison.OrdinalIgnoreCase)) ?? text
            : null;
}
