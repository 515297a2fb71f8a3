using System.Globalization;
using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class WorkingCalendarTests
{
    private static readonly WorkingHours Always = new("mon-sun", "00:00", "24:00");

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static WorkingCalendar Paris(WorkingHours? hours = null, string? team = null) =>
        WorkingCalendar.Of(hours ?? new WorkingHours(), Some.Paris, team);

    private static void Ends(string expected, WorkingCalendar calendar, string from, double hours) =>
        Assert.Equal(expected, $"{calendar.Add(At(from), (decimal)hours):yyyy-MM-ddTHH:mm:sszzz}");

    [Fact]
    public void Without_working_hours_the_clock_runs_around_it()
    {
        var calendar = WorkingCalendar.Of(null, Some.Paris, "FR");
        Ends("2026-05-02T21:00:00+02:00", calendar, "2026-04-30T21:00+02:00", 48);
        Ends("2026-03-29T04:00:00+02:00", calendar, "2026-03-28T23:00+01:00", 4);
        Assert.True(calendar.IsOpen(At("2026-01-01T03:00Z")));
        Assert.Equal(TimeSpan.FromHours(7), calendar.Between(At("2026-05-01T01:00Z"), At("2026-05-01T08:00Z")));
    }

    [Theory]
    // over the weekend
    [InlineData("2026-01-16T17:30+01:00", 2, "2026-01-19T10:30:00+01:00")]
    // at night
    [InlineData("2026-01-14T03:00+01:00", 1, "2026-01-14T10:00:00+01:00")]
    // on a Saturday
    [InlineData("2026-01-17T12:00+01:00", 9, "2026-01-19T18:00:00+01:00")]
    // to the last moment of a day, and over it
    [InlineData("2026-01-14T17:00+01:00", 1, "2026-01-14T18:00:00+01:00")]
    [InlineData("2026-01-14T17:00+01:00", 1.01, "2026-01-15T09:00:36+01:00")]
    // a whole week
    [InlineData("2026-01-12T09:00+01:00", 45, "2026-01-16T18:00:00+01:00")]
    // told in the time of another zone
    [InlineData("2026-01-16T16:30Z", 2, "2026-01-19T10:30:00+01:00")]
    // over both changes of the clocks
    [InlineData("2026-03-27T17:00+01:00", 2, "2026-03-30T10:00:00+02:00")]
    [InlineData("2026-10-23T17:00+02:00", 2, "2026-10-26T10:00:00+01:00")]
    public void Only_working_hours_count(string from, double hours, string expected) =>
        Ends(expected, Paris(), from, hours);

    [Fact]
    public void A_team_in_India_works_by_its_own_clocks() =>
        Ends(
            "2026-01-19T10:30:00+05:30",
            WorkingCalendar.Of(new WorkingHours(), Zone("Asia/Kolkata"), null),
            "2026-01-16T17:30+05:30",
            2
        );

    [Fact]
    public void Nobody_works_in_France_on_the_first_of_May()
    {
        Ends("2026-05-04T10:00:00+02:00", Paris(new WorkingHours(Holidays: "FR")), "2026-04-30T17:00+02:00", 2);
        Ends("2026-05-01T10:00:00+02:00", Paris(), "2026-04-30T17:00+02:00", 2);
    }

    [Fact]
    public void Bavaria_rests_on_Corpus_Christi_and_Germany_does_not()
    {
        Ends("2026-06-05T10:00:00+02:00", Paris(new WorkingHours(Holidays: "DE-BY")), "2026-06-03T17:00+02:00", 2);
        Ends("2026-06-04T10:00:00+02:00", Paris(new WorkingHours(Holidays: "DE")), "2026-06-03T17:00+02:00", 2);
    }

    [Fact]
    public void The_holidays_of_a_team_replace_those_of_its_campaign()
    {
        var hours = new WorkingHours(Holidays: "FR");
        Ends("2026-07-15T10:00:00+02:00", Paris(hours), "2026-07-13T17:00+02:00", 2);
        Ends("2026-07-14T10:00:00+02:00", Paris(hours, team: "DE"), "2026-07-13T17:00+02:00", 2);
        Assert.False(Paris(hours, team: "DE").IsOpen(At("2026-04-03T10:00+02:00")));
    }

    [Fact]
    public void Closed_days_are_free_too()
    {
        var hours = new WorkingHours(Closed: [new DateOnly(2026, 1, 15), new DateOnly(2026, 1, 16)]);
        Ends("2026-01-19T10:00:00+01:00", Paris(hours), "2026-01-14T17:00+01:00", 2);
    }

    [Fact]
    public void A_day_may_end_at_midnight_and_a_run_go_over_the_end_of_a_week()
    {
        var calendar = Paris(new WorkingHours("sat-mon", "18:00", "24:00"));
        Ends("2026-01-18T18:30:00+01:00", calendar, "2026-01-17T23:30+01:00", 1);
        Ends("2026-01-24T18:30:00+01:00", calendar, "2026-01-19T23:30+01:00", 1);
        Ends("2026-01-18T00:00:00+01:00", calendar, "2026-01-17T23:30+01:00", 0.5);
    }

    [Fact]
    public void Days_without_a_pause_between_them_are_one_long_day()
    {
        Ends("2026-03-29T04:00:00+02:00", Paris(Always), "2026-03-28T23:00+01:00", 4);
        Ends("2026-10-25T02:00:00+01:00", Paris(Always), "2026-10-24T23:00+02:00", 4);
    }

    [Theory]
    [InlineData("Europe/Paris", "2026-03-29", "00:00", "24:00", 23)]
    [InlineData("Europe/Paris", "2026-03-29", "02:00", "04:00", 1)]
    [InlineData("Europe/Paris", "2026-03-29", "01:30", "02:30", 0.5)]
    // skipped as a whole
    [InlineData("Europe/Paris", "2026-03-29", "02:15", "02:45", 0)]
    [InlineData("Europe/Paris", "2026-10-25", "00:00", "24:00", 25)]
    [InlineData("Europe/Paris", "2026-10-25", "02:00", "04:00", 3)]
    // passed twice, worked once
    [InlineData("Europe/Paris", "2026-10-25", "02:15", "02:45", 0.5)]
    [InlineData("America/New_York", "2026-03-08", "00:00", "24:00", 23)]
    [InlineData("America/New_York", "2026-03-08", "02:00", "04:00", 1)]
    [InlineData("America/New_York", "2026-11-01", "00:00", "24:00", 25)]
    [InlineData("America/New_York", "2026-11-01", "01:00", "03:00", 3)]
    [InlineData("America/New_York", "2026-11-01", "02:00", "04:00", 2)]
    [InlineData("Asia/Kolkata", "2026-03-29", "02:00", "04:00", 2)]
    public void A_working_hour_is_a_real_hour(string zone, string day, string from, string until, double hours)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var calendar = WorkingCalendar.Of(new WorkingHours("mon-sun", from, until), Zone(zone), null);
        var start = LocalDays.Start(date, Zone(zone));
        var end = LocalDays.Start(date.AddDays(1), Zone(zone));
        Assert.Equal(TimeSpan.FromHours(hours), calendar.Between(start, end));
    }

    [Fact]
    public void What_opens_at_a_time_that_the_clocks_skip_opens_when_they_go_on()
    {
        var calendar = Paris(new WorkingHours("sun", "02:30", "06:00"));
        Assert.Equal(At("2026-03-29T03:00+02:00"), calendar.NextOpen(At("2026-03-28T12:00+01:00")));
        Ends("2026-03-29T04:00:00+02:00", calendar, "2026-03-28T12:00+01:00", 1);
    }

    [Fact]
    public void A_day_that_a_zone_skips_has_no_hours() =>
        Ends(
            "2011-12-31T10:30:00+14:00",
            WorkingCalendar.Of(new WorkingHours("mon-sun"), Zone("Pacific/Apia"), null),
            "2011-12-29T17:30-10:00",
            2
        );

    [Fact]
    public void It_is_open_from_the_first_moment_to_before_the_last()
    {
        var calendar = Paris();
        Assert.False(calendar.IsOpen(At("2026-01-14T08:59:59+01:00")));
        Assert.True(calendar.IsOpen(At("2026-01-14T09:00+01:00")));
        Assert.True(calendar.IsOpen(At("2026-01-14T17:59:59+01:00")));
        Assert.False(calendar.IsOpen(At("2026-01-14T18:00+01:00")));
        Assert.False(calendar.IsOpen(At("2026-01-17T10:00+01:00")));
        Assert.Equal(At("2026-01-19T09:00+01:00"), calendar.NextOpen(At("2026-01-16T18:00+01:00")));
        Assert.Equal(At("2026-01-16T17:00+01:00"), calendar.NextOpen(At("2026-01-16T17:00+01:00")));
    }

    [Theory]
    [InlineData("2026-01-16T17:00+01:00", "2026-01-19T10:00+01:00", 2)]
    [InlineData("2026-01-14T10:00+01:00", "2026-01-14T10:15+01:00", 0.25)]
    [InlineData("2026-01-17T10:00+01:00", "2026-01-18T10:00+01:00", 0)]
    [InlineData("2026-01-19T10:00+01:00", "2026-01-16T17:00+01:00", 0)]
    [InlineData("2026-03-01T00:00+01:00", "2026-04-01T00:00+02:00", 198)]
    public void Between_two_instants_lies_what_was_open(string from, string until, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Paris().Between(At(from), At(until)));

    [Fact]
    public void A_calendar_that_opens_no_more_ends_after_400_days()
    {
        var sundays = Enumerable.Range(0, 60).Select(week => new DateOnly(2026, 1, 18).AddDays(7 * week));
        var calendar = Paris(new WorkingHours("sun", Closed: [.. sundays]));
        Assert.Equal(Some.Instant.AddDays(400), calendar.Add(Some.Instant, 1));
        Assert.False(calendar.IsOpen(Some.Instant));
        Assert.Equal(TimeSpan.Zero, calendar.Between(Some.Instant, Some.Instant.AddDays(390)));
    }

    [Fact]
    public void Nobody_waits_longer_than_ten_years() =>
        Assert.Equal(
            Some.Instant.AddDays(WorkingCalendar.MaxDays),
            Paris(new WorkingHours("mon", "00:00", "00:01")).Add(Some.Instant, 8760)
        );

    [Theory]
    [InlineData("mon-fri", "mon,tue,wed,thu,fri")]
    [InlineData("sat-mon", "sat,sun,mon")]
    [InlineData("mon-wed,fri", "mon,tue,wed,fri")]
    [InlineData("tue-tue", "tue")]
    [InlineData("sun,sun", "sun")]
    public void Days_are_runs_and_lists(string text, string days) =>
        Assert.Equal(
            days.Split(',').ToHashSet(),
            WorkingCalendar.DaysOf(text)!.Select(day => Conditions.Weekdays[(int)day]).ToHashSet()
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mon-")]
    [InlineData("mon, tue")]
    [InlineData("Mon-Fri")]
    [InlineData("monday")]
    [InlineData("mon-wed-fri")]
    [InlineData("mon,")]
    public void What_is_neither_names_no_days(string? text) => Assert.Null(WorkingCalendar.DaysOf(text));

    [Theory]
    [InlineData("00:00", 0)]
    [InlineData("09:30", 9.5)]
    [InlineData("24:00", 24)]
    public void A_time_has_hours_and_minutes(string text, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), WorkingCalendar.TimeOf(text));

    [Theory]
    [InlineData(null)]
    [InlineData("9:30")]
    [InlineData("09:60")]
    [InlineData("24:01")]
    [InlineData("09:30:00")]
    [InlineData(" 09:30")]
    public void Nothing_else_is_a_time(string? text) => Assert.Null(WorkingCalendar.TimeOf(text));

    [Fact]
    public void Every_known_code_has_public_holidays()
    {
        Assert.Contains("FR-974", PublicHolidays.KnownCodes);
        foreach (var code in PublicHolidays.KnownCodes)
            for (var year = 2024; year <= 2040; year++)
                Assert.True(PublicHolidays.Of(code, year).Count >= 4, $"{code} {year}");
        foreach (var code in new[] { "", "fr", "DE-XX", "IN", "PO", "DE-ALL" })
        {
            Assert.False(PublicHolidays.IsKnown(code));
            Assert.Empty(PublicHolidays.Of(code, 2026));
        }
    }

    [Theory]
    // the Friday before a New Year on a Saturday
    [InlineData("US", "2027-12-31", true)]
    [InlineData("GB", "2026-11-30", false)]
    [InlineData("GB-SCT", "2026-11-30", true)]
    [InlineData("FR-67", "2026-04-03", true)]
    [InlineData("FR", "2026-04-03", false)]
    // two holidays of Martinique on one day
    [InlineData("FR-972", "2031-05-01", true)]
    // the Orthodox Easter
    [InlineData("RS", "2026-04-13", true)]
    [InlineData("RS", "2026-04-06", false)]
    public void Holidays_are_those_of_the_place(string code, string day, bool free) =>
        Assert.Equal(free, PublicHolidays.Contain(code, DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void What_is_added_is_what_lies_between_and_more_is_never_earlier()
    {
        string[] zones = ["Europe/Paris", "America/New_York", "Asia/Kolkata", "America/Havana", "Australia/Lord_Howe"];
        string[] days = ["mon-fri", "sat-mon", "mon,wed,fri", "sun", "mon-sun"];
        var times = Gen.Select(Gen.Int[0, 1410], Gen.Int[30, 1440]);
        var hours = Gen.Select(Gen.Int[0, 4], times, (i, time) => HoursOf(days[i], time.Item1, time.Item2));
        var lengths = Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 500]);
        Gen.Select(hours, Gen.Int[0, 4], Gen.Int[0, 200_000_000], lengths)
            .Sample(
                (open, place, seconds, length) =>
                {
                    var calendar = WorkingCalendar.Of(open, Zone(zones[place]), null);
                    var from = At("2024-01-01T00:00Z").AddSeconds(seconds);
                    var until = calendar.Add(from, length.Item1 / 100m);
                    if (until < from.AddDays(WorkingCalendar.MaxDays))
                        Assert.Equal(TimeSpan.FromSeconds(36 * length.Item1), calendar.Between(from, until));
                    Assert.True(calendar.Add(from, (length.Item1 + length.Item2) / 100m) >= until);
                    Assert.True(calendar.Add(from.AddHours(length.Item2), length.Item1 / 100m) >= until);
                },
                iter: 500
            );
    }

    private static WorkingHours HoursOf(string days, int from, int length)
    {
        var until = Math.Min(from + length, 1440);
        return new WorkingHours(days, Text(from), Text(until));

        string Text(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";
    }
}
