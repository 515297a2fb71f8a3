using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class LeadDeadlineTests
{
    private static readonly WorkingCalendar Office = WorkingCalendar.Of(new WorkingHours(), Some.Paris, null);

    private static readonly Deadlines Plan = new()
    {
        Validate = 1,
        Take = 2,
        Contact = 4,
        Close = 90,
        OnTake = Overdue.Release,
        OnContact = Overdue.Release,
    };

    /// <summary>Received at 10:00 on a Wednesday, offered at 11:00, taken at 12:00, contacted at 13:00.</summary>
    private static readonly LeadInstants Instants = new(
        Some.Instant,
        Some.Instant.AddHours(1),
        Some.Instant.AddHours(2),
        Some.Instant.AddHours(3)
    );

    /// <summary>At noon on a Wednesday.</summary>
    private static readonly LeadDeadline Noon = new(DeadlineKind.Take, Some.Instant.AddHours(2));

    private static DeadlineStep Step(
        double minutesAfter,
        double? lastLook = null,
        double? reminded = null,
        Overdue overdue = Overdue.Release
    ) => Noon.Step(new DeadlineLook(After(minutesAfter)!.Value, After(lastLook), After(reminded)), overdue, Office);

    private static DateTimeOffset? After(double? minutes) => minutes is { } some ? Noon.At.AddMinutes(some) : null;

    private static string[] Wrong(Deadlines? deadlines)
    {
        var errors = new FieldErrors();
        DeadlinesCheck.Errors(errors, deadlines);
        return [.. errors.Select(error => error.ToString())];
    }

    private static string[] Wrong(WorkingHours hours) => Wrong(new Deadlines { WorkingHours = hours });

    [Theory]
    [InlineData(LeadStatus.Waiting, DeadlineKind.Validate, 0)]
    [InlineData(LeadStatus.Open, DeadlineKind.Take, 1)]
    [InlineData(LeadStatus.Assigned, DeadlineKind.Take, 1)]
    [InlineData(LeadStatus.Taken, DeadlineKind.Contact, 2)]
    [InlineData(LeadStatus.Contacted, DeadlineKind.Close, 3)]
    public void Each_status_has_its_clock(LeadStatus status, DeadlineKind what, int hour) =>
        Assert.Equal(new LeadClock(what, Some.Instant.AddHours(hour)), LeadClock.Of(status, Instants));

    [Theory]
    [InlineData(LeadStatus.Refused)]
    [InlineData(LeadStatus.Won)]
    [InlineData(LeadStatus.Lost)]
    public void What_is_over_has_none(LeadStatus status) => Assert.Null(LeadClock.Of(status, Instants));

    [Fact]
    public void A_step_that_nobody_told_starts_no_clock() =>
        Assert.Null(LeadClock.Of(LeadStatus.Taken, new LeadInstants(Some.Instant)));

    [Theory]
    [InlineData(DeadlineKind.Validate, "2026-01-14T11:00+01:00")]
    [InlineData(DeadlineKind.Take, "2026-01-14T12:00+01:00")]
    [InlineData(DeadlineKind.Contact, "2026-01-14T14:00+01:00")]
    [InlineData(DeadlineKind.Close, "2026-01-28T10:00+01:00")]
    public void A_deadline_is_so_many_working_hours_after_its_clock_started(DeadlineKind what, string at) =>
        Assert.Equal(
            new LeadDeadline(what, DateTimeOffset.Parse(at)),
            LeadDeadline.Of(new LeadClock(what, Some.Instant), Plan, Office)
        );

    [Fact]
    public void Without_hours_there_is_no_deadline()
    {
        var clock = new LeadClock(DeadlineKind.Take, Some.Instant);
        Assert.Null(LeadDeadline.Of(clock, null, Office));
        Assert.Null(LeadDeadline.Of(clock, Plan with { Take = null }, Office));
    }

    [Fact]
    public void Only_what_somebody_holds_is_released()
    {
        Assert.Equal(Overdue.Release, LeadDeadline.OverdueOf(LeadStatus.Assigned, Plan));
        Assert.Equal(Overdue.Release, LeadDeadline.OverdueOf(LeadStatus.Taken, Plan));
        foreach (var status in new[] { LeadStatus.Waiting, LeadStatus.Open, LeadStatus.Contacted, LeadStatus.Won })
            Assert.Equal(Overdue.Remind, LeadDeadline.OverdueOf(status, Plan));
        Assert.Equal(Overdue.Remind, LeadDeadline.OverdueOf(LeadStatus.Taken, new Deadlines()));
    }

    [Fact]
    public void Before_the_deadline_there_is_nothing_to_do()
    {
        Assert.Equal(DeadlineStep.None, Step(-1, lastLook: -2));
        Assert.Equal(DeadlineStep.None, Step(-1, lastLook: -600, overdue: Overdue.Remind));
    }

    [Fact]
    public void A_reminder_comes_once()
    {
        Assert.Equal(DeadlineStep.Remind, Step(0, lastLook: -1, overdue: Overdue.Remind));
        Assert.Equal(DeadlineStep.Remind, Step(600, overdue: Overdue.Remind));
        Assert.Equal(DeadlineStep.None, Step(1, lastLook: 0, reminded: 0, overdue: Overdue.Remind));
        Assert.Equal(DeadlineStep.None, Step(6000, lastLook: 5999, reminded: 0, overdue: Overdue.Remind));
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(0.5, -0.5)]
    [InlineData(5, -5)]
    // the release failed a minute ago
    [InlineData(2, 1)]
    public void What_falls_due_under_the_eyes_of_the_process_is_released_at_once(double now, double lastLook) =>
        Assert.Equal(DeadlineStep.Release, Step(now, lastLook));

    [Theory]
    // first look since a restart
    [InlineData(1, null)]
    // away from before the deadline
    [InlineData(1, -6.0)]
    [InlineData(300, -1.0)]
    // known too late: a fact of three days ago arrived now
    [InlineData(4320, 4319.0)]
    public void What_fell_due_in_downtime_is_reminded_first(double now, double? lastLook) =>
        Assert.Equal(DeadlineStep.Remind, Step(now, lastLook));

    [Fact]
    public void After_the_reminder_it_is_released_one_working_hour_later()
    {
        // reminded at 17:30: half an hour is left of the day
        Assert.Equal(DeadlineStep.None, Step(331, lastLook: 330, reminded: 330));
        Assert.Equal(DeadlineStep.None, Step(391, lastLook: 390, reminded: 330));
        var morning = (21.5 - 0.01) * 60;
        Assert.Equal(DeadlineStep.None, Step(morning, lastLook: 390, reminded: 330));
        Assert.Equal(DeadlineStep.Release, Step(21.5 * 60, lastLook: morning, reminded: 330));
    }

    [Fact]
    public void A_reminder_of_an_earlier_deadline_does_not_count()
    {
        Assert.Equal(DeadlineStep.Remind, Step(300, reminded: -60));
        Assert.Equal(DeadlineStep.Release, Step(0, lastLook: -1, reminded: -60));
    }

    [Fact]
    public void Good_deadlines_have_no_errors()
    {
        Assert.Empty(Wrong((Deadlines?)null));
        Assert.Empty(Wrong(new Deadlines()));
        Assert.Empty(Wrong(Plan with { Validate = 0.25m, Close = 8760, WorkingHours = new WorkingHours() }));
        Assert.Empty(Wrong(new WorkingHours("sat-mon", "00:00", "24:00", "DE-BY", [new DateOnly(2026, 12, 24)])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(8760.01)]
    [InlineData(0.125)]
    public void Hours_are_more_than_none_at_most_a_year_and_have_two_decimals(double hours)
    {
        var wrong = (decimal)hours;
        Assert.Equal(
            [
                "deadlines.validate: hours-range(8760)",
                "deadlines.take: hours-range(8760)",
                "deadlines.contact: hours-range(8760)",
                "deadlines.close: hours-range(8760)",
            ],
            Wrong(
                new Deadlines
                {
                    Validate = wrong,
                    Take = wrong,
                    Contact = wrong,
                    Close = wrong,
                }
            )
        );
    }

    [Fact]
    public void Working_hours_that_cannot_be_read_are_named()
    {
        const string path = "deadlines.workingHours";
        Assert.Equal(
            [
                $"{path}.days: days-format",
                $"{path}.from: time-format",
                $"{path}.until: time-format",
                $"{path}.holidays: unknown-holidays",
            ],
            Wrong(new WorkingHours("weekdays", "9", "25:00", "XX"))
        );
        Assert.Equal(
            [$"{path}.days: required", $"{path}.from: required", $"{path}.until: required"],
            Wrong(new WorkingHours(null!, null!, null!))
        );
        Assert.Equal([$"{path}.until: not-after-from"], Wrong(new WorkingHours("mon", "18:00", "18:00")));
        Assert.Equal([$"{path}.until: not-after-from"], Wrong(new WorkingHours("mon", "22:00", "06:00")));
        Assert.Equal([$"{path}.closed[0]: year-range"], Wrong(new WorkingHours(Closed: [DateOnly.MaxValue])));
    }

    [Fact]
    public void At_most_400_days_are_closed()
    {
        DateOnly[] Days(int count) =>
            [.. Enumerable.Range(0, count).Select(week => new DateOnly(2026, 1, 14).AddDays(7 * week))];
        Assert.Empty(Wrong(new WorkingHours(Closed: Days(400))));
        Assert.Equal(["deadlines.workingHours.closed: at-most(400)"], Wrong(new WorkingHours(Closed: Days(401))));
    }

    [Fact]
    public void Some_day_of_the_next_400_is_open()
    {
        DateOnly[] Sundays(int count) =>
            [.. Enumerable.Range(0, count).Select(week => new DateOnly(2026, 1, 18).AddDays(7 * week))];
        Assert.Empty(Wrong(new WorkingHours("sun", Closed: Sundays(57))));
        Assert.Equal(["deadlines.workingHours: no-open-day(400)"], Wrong(new WorkingHours("sun", Closed: Sundays(58))));
    }
}
