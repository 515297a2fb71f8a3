namespace ChallengeHub;

/// <summary>
/// A period before it has a state: <c>[StartsAt, EndsAt)</c> in the campaign's local time. Numbers start at 1.
/// </summary>
public sealed record PeriodSlice(int Number, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>
/// Cuts a campaign's window at local days' first instants: every instant falls into exactly one slice, whatever the
/// clocks do.
/// </summary>
public static class PeriodCalendar
{
    public static IReadOnlyList<PeriodSlice> Cut(
        DateTimeOffset startsAt,
        DateTimeOffset endsAt,
        TimeZoneInfo zone,
        PeriodLength every
    )
    {
        var slices = new List<PeriodSlice>();
        var start = TimeZoneInfo.ConvertTime(startsAt, zone);
        var end = TimeZoneInfo.ConvertTime(endsAt, zone);
        if (every != PeriodLength.None)
        {
            for (var date = Next(Day(start), every); ; date = Next(date, every))
            {
                var cut = LocalDays.Start(date, zone);
                if (cut >= end)
                    break;
                // A day that the zone skips starts with the day after it; one that clocks turned back into has begun
                // before.
                if (cut <= start)
                    continue;
                slices.Add(new PeriodSlice(slices.Count + 1, start, cut));
                start = cut;
            }
        }

        if (start < end)
            slices.Add(new PeriodSlice(slices.Count + 1, start, end));

        return slices;
    }

    private static DateOnly Day(DateTimeOffset local) => DateOnly.FromDateTime(local.DateTime);

    /// <summary>The first day after <paramref name="date"/> on which a slice of this length starts.</summary>
    private static DateOnly Next(DateOnly date, PeriodLength every) =>
        every switch
        {
            PeriodLength.Day => date.AddDays(1),
            PeriodLength.Week => date.AddDays(7 - ((int)date.DayOfWeek + 6) % 7),
            PeriodLength.Month => new DateOnly(date.Year, date.Month, 1).AddMonths(1),
            _ => new DateOnly(date.Year, (date.Month - 1) / 3 * 3 + 1, 1).AddMonths(3),
        };
}
