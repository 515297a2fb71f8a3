using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class PeriodCalendarTests
{
    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset Local(string zone, string time)
    {
        var clock = DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(clock, Zone(zone).GetUtcOffset(clock));
    }

    private static string[] Cuts(string zone, string from, string to, PeriodLength every) =>
        [
            .. PeriodCalendar
                .Cut(Local(zone, from), Local(zone, to), Zone(zone), every)
                .Skip(1)
                .Select(slice => slice.StartsAt.ToString("yyyy-MM-ddTHH:mm:sszzz")),
        ];

    [Fact]
    public void A_year_in_Paris_has_12_months_and_summer_shortens_March_by_an_hour()
    {
        var months = PeriodCalendar.Cut(
            Local("Europe/Paris", "2026-01-01"),
            Local("Europe/Paris", "2027-01-01"),
            Some.Paris,
            PeriodLength.Month
        );
        Assert.Equal(Enumerable.Range(1, 12), months.Select(month => month.Number));
        Assert.Equal(TimeSpan.FromHours(31 * 24 - 1), months[2].EndsAt - months[2].StartsAt);
        Assert.Equal(TimeSpan.FromHours(31 * 24 + 1), months[9].EndsAt - months[9].StartsAt);
        Assert.Equal(TimeSpan.FromHours(2), months[3].StartsAt.Offset);
    }

    [Fact]
    public void The_first_and_the_last_slice_may_be_short()
    {
        Assert.Equal(
            ["2026-01-12T00:00:00+01:00", "2026-01-19T00:00:00+01:00"],
            Cuts("Europe/Paris", "2026-01-07T12:00", "2026-01-21T08:00", PeriodLength.Week)
        );
        Assert.Equal(
            ["2026-04-01T00:00:00+02:00", "2026-07-01T00:00:00+02:00"],
            Cuts("Europe/Paris", "2026-02-03", "2026-07-01T00:00:01", PeriodLength.Quarter)
        );
        Assert.Equal(
            ["2026-01-08T00:00:00+01:00"],
            Cuts("Europe/Paris", "2026-01-07T12:00", "2026-01-09", PeriodLength.Day)
        );
        Assert.Empty(Cuts("Europe/Paris", "2026-01-07", "2029-01-09", PeriodLength.None));
        Assert.Empty(Cuts("Europe/Paris", "2026-01-05", "2026-01-12", PeriodLength.Week));
    }

    [Theory]
    // no midnight
    [InlineData("Africa/Cairo", "2024-04-25", "2024-04-28", "2024-04-26T01:00:00+03:00", "2024-04-27T00:00:00+03:00")]
    // 23:00 twice
    [InlineData(
        "Africa/Cairo",
        "2024-10-30T12:00",
        "2024-11-01T12:00",
        "2024-10-31T00:00:00+03:00",
        "2024-11-01T00:00:00+02:00"
    )]
    [InlineData("Asia/Beirut", "2024-03-30", "2024-04-02", "2024-03-31T01:00:00+03:00", "2024-04-01T00:00:00+03:00")]
    [InlineData(
        "America/Asuncion",
        "2024-03-23T12:00",
        "2024-03-25T12:00",
        "2024-03-24T00:00:00-04:00",
        "2024-03-25T00:00:00-04:00"
    )]
    [InlineData(
        "America/Sao_Paulo",
        "2018-11-03",
        "2018-11-06",
        "2018-11-04T01:00:00-02:00",
        "2018-11-05T00:00:00-02:00"
    )]
    [InlineData(
        "America/Sao_Paulo",
        "2019-02-16",
        "2019-02-18T12:00",
        "2019-02-17T00:00:00-03:00",
        "2019-02-18T00:00:00-03:00"
    )]
    [InlineData(
        "America/Havana",
        "2024-11-02T12:00",
        "2024-11-04T12:00",
        "2024-11-03T00:00:00-04:00",
        "2024-11-04T00:00:00-05:00"
    )] // midnight twice
    [InlineData(
        "America/St_Johns",
        "2010-11-06T12:00",
        "2010-11-08T12:00",
        "2010-11-07T00:00:00-02:30",
        "2010-11-08T00:00:00-03:30"
    )] // 00:01 back to 23:01
    [InlineData(
        "Pacific/Apia",
        "2011-12-29",
        "2012-01-01T12:00",
        "2011-12-31T00:00:00+14:00",
        "2012-01-01T00:00:00+14:00"
    )] // no 30 December
    public void A_day_starts_at_the_first_instant_that_bears_its_date(
        string zone,
        string from,
        string to,
        params string[] cuts
    ) => Assert.Equal(cuts, Cuts(zone, from, to, PeriodLength.Day));

    [Fact]
    public void No_instant_lies_in_two_periods_and_none_in_no_period_in_any_zone()
    {
        var from = new DateTimeOffset(2024, 1, 3, 17, 20, 0, TimeSpan.Zero);
        var to = new DateTimeOffset(2028, 12, 30, 5, 40, 0, TimeSpan.Zero);
        var zones = TimeZoneInfo
            .GetSystemTimeZones()
            .Where(zone => zone.HasIanaId)
            .DistinctBy(zone => zone.Id)
            .ToList();
        Assert.True(zones.Count > 300);
        Parallel.ForEach(
            zones,
            zone =>
            {
                foreach (var every in Enum.GetValues<PeriodLength>())
                    CheckWindow(zone, every, from, to);
            }
        );
    }

    [Fact]
    public void Any_window_is_cut_without_gap_or_overlap()
    {
        var zones = TimeZoneInfo.GetSystemTimeZones().ToArray();
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        Gen.Select(
                Gen.Int[0, zones.Length - 1],
                Gen.Enum<PeriodLength>(),
                Gen.Int[0, 3 * 366 * 86_400],
                Gen.Int[1, 90 * 86_400]
            )
            .Sample(
                (index, every, offset, length) =>
                {
                    var from = DateTimeOffset.FromUnixTimeSeconds(start + offset);
                    CheckWindow(zones[index], every, from, from.AddSeconds(length));
                },
                iter: 2_000
            );
    }

    private static void CheckWindow(TimeZoneInfo zone, PeriodLength every, DateTimeOffset from, DateTimeOffset to)
    {
        var slices = PeriodCalendar.Cut(from, to, zone, every);
        if (slices[0].StartsAt != from || slices[^1].EndsAt != to)
            Assert.Fail($"{zone.Id} {every}: does not fill its window");
        for (var i = 0; i < slices.Count; i++)
        {
            var slice = slices[i];
            if (slice.Number != i + 1 || slice.StartsAt >= slice.EndsAt)
                Assert.Fail($"{zone.Id} {every}: {slice} is empty or misnumbered");
            if (i == 0)
                continue;
            if (slices[i - 1].EndsAt != slice.StartsAt)
                Assert.Fail($"{zone.Id} {every}: {slice} does not join the one before");
            if (!IsDayStart(slice.StartsAt, zone, every))
                Assert.Fail($"{zone.Id} {every}: {slice} does not start with a day");
        }
        CheckSlicesAreWhole(zone, every, slices);
    }

    /// <summary>
    /// The local date is new at the instant, to the tick, and no instant of the three hours before has it; and it is
    /// one that may start a slice.
    /// </summary>
    private static bool IsDayStart(DateTimeOffset instant, TimeZoneInfo zone, PeriodLength every)
    {
        var date = Date(instant, zone);
        if (Date(instant.AddSeconds(-1), zone) >= date || Date(instant.AddTicks(-1), zone) >= date)
            return false;
        for (var minutes = 30; minutes <= 180; minutes += 30)
            if (Date(instant.AddMinutes(-minutes), zone) >= date)
                return false;
        return every switch
        {
            PeriodLength.Week => date.DayOfWeek == DayOfWeek.Monday,
            PeriodLength.Month => date.Day == 1,
            PeriodLength.Quarter => date is { Day: 1, Month: 1 or 4 or 7 or 10 },
            _ => true,
        };
    }

    /// <summary>
    /// No cut is missing: a slice is never longer than its kind allows, an hour or two of summer time aside.
    /// </summary>
    private static void CheckSlicesAreWhole(TimeZoneInfo zone, PeriodLength every, IReadOnlyList<PeriodSlice> slices)
    {
        var days = every switch
        {
            PeriodLength.Day => 1,
            PeriodLength.Week => 7,
            PeriodLength.Month => 31,
            PeriodLength.Quarter => 92,
            _ => 10_000,
        };
        foreach (var slice in slices)
            if (slice.EndsAt - slice.StartsAt > TimeSpan.FromHours(days * 24 + 3))
                Assert.Fail($"{zone.Id} {every}: {slice} is too long");
    }

    private static DateOnly Date(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
