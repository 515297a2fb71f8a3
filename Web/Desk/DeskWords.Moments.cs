namespace ChallengeHub.Web;

/// <summary>Instants as people say them who have something to do by then.</summary>
public sealed partial record DeskWords
{
    private TimeZoneInfo Zone => Snapshot.Campaign.Zone;

    public bool IsOverdue(StoredLead lead) => lead.DeadlineAt <= Now;

    /// <summary>"Call until Tuesday 10:00", "overdue since Monday 18:00"; null: it has no deadline.</summary>
    public string? Deadline(StoredLead lead)
    {
        if (lead.DeadlineAt is not { } at || lead.DeadlineWhat is not { } what)
            return null;

        var moment = Moment(at);
        if (at <= Now)
            return what switch
            {
                DeadlineKind.Validate => T.FormatDeskOverdueValidate(moment),
                DeadlineKind.Take => T.FormatDeskOverdueTake(moment),
                DeadlineKind.Contact => T.FormatDeskOverdueContact(moment),
                _ => T.FormatDeskOverdueClose(moment),
            };
        return what switch
        {
            DeadlineKind.Validate => T.FormatDeskUntilValidate(moment),
            DeadlineKind.Take => T.FormatDeskUntilTake(moment),
            DeadlineKind.Contact => T.FormatDeskUntilContact(moment),
            _ => T.FormatDeskUntilClose(moment),
        };
    }

    /// <summary>"today 10:00", "Tuesday 10:00" within a week, else "3 March 10:00", with the year when it is another.
    /// </summary>
    public string Moment(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        var time = local.ToString(T.PatternTime, System.Globalization.CultureInfo.InvariantCulture);
        return $"{DayOf(local)} {time}";
    }

    public string Day(DateOnly day) => day.ToString(day.Day == 1 ? T.PatternFirstDay : T.PatternDay, Culture);

    /// <summary>As a field of a form has it.</summary>
    public string? Field(DateTimeOffset? at) => Typed.Of(at, Zone);

    private string DayOf(DateTimeOffset local)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);
        var day = DateOnly.FromDateTime(local.DateTime);
        return (day.DayNumber - today.DayNumber) switch
        {
            0 => T.DeskToday,
            1 => T.DeskTomorrow,
            -1 => T.DeskYesterday,
            > -7 and < 7 => day.ToString("dddd", Culture),
            _ when day.Year == today.Year => day.ToString(T.DeskPatternDay, Culture),
            _ => Day(day),
        };
    }
}
