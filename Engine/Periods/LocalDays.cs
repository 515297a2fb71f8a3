namespace ChallengeHub;

/// <summary>When a local day begins: midnight, unless the clocks skip it or pass it twice.</summary>
public static class LocalDays
{
    /// <summary>
    /// The first instant whose local date is <paramref name="date"/>; of a date that the zone skips, the first instant
    /// after it.
    /// </summary>
    public static DateTimeOffset Start(DateOnly date, TimeZoneInfo zone)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        // Offsets lie within ±14 h, so local midnight lies between these, and no zone changes twice in that time.
        var low = midnight.AddHours(-15);
        var high = midnight.AddHours(15);
        var before = zone.GetUtcOffset(low);
        var after = zone.GetUtcOffset(high);
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(First()), zone);

        DateTime First()
        {
            if (before == after)
                return midnight - before;
            var change = Change(low, high, zone);
            if (midnight - before < change)
                return midnight - before;
            return midnight - after > change ? midnight - after : change;
        }
    }

    /// <summary>The first instant of the offset that holds at <paramref name="high"/>.</summary>
    private static DateTime Change(DateTime low, DateTime high, TimeZoneInfo zone)
    {
        var before = zone.GetUtcOffset(low);
        while (high.Ticks - low.Ticks > 1)
        {
            var middle = new DateTime(low.Ticks + (high.Ticks - low.Ticks) / 2, DateTimeKind.Utc);
            if (zone.GetUtcOffset(middle) == before)
                low = middle;
            else
                high = middle;
        }
        return high;
    }
}
