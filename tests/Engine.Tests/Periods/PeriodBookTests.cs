using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class PeriodBookTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Day(double day) => Start.AddDays(day);

    /// <summary>Periods of ten days each; those named are closed or void.</summary>
    private static Period[] Periods(int[] closed, params int[] voids) =>
        [
            .. Enumerable
                .Range(1, 4)
                .Select(n => new Period(
                    n,
                    Day(10 * n - 10),
                    Day(10 * n),
                    Day(10 * n + 1),
                    closed.Contains(n) ? Day(10 * n + 1) : null,
                    voids.Contains(n)
                )),
        ];

    [Fact]
    public void A_fact_counts_in_its_own_period_as_long_as_that_is_not_closed()
    {
        Assert.Equal(new Booking(1, false), PeriodBook.Book(Periods([]), Day(3), Day(5)));
        Assert.Equal(new Booking(1, false), PeriodBook.Book(Periods([]), Day(3), Day(35)));
        Assert.Equal(new Booking(2, false), PeriodBook.Book(Periods([]), Day(10), Day(10)));
    }

    [Fact]
    public void A_late_fact_goes_to_the_period_of_its_recording() =>
        Assert.Equal(new Booking(3, true), PeriodBook.Book(Periods([1]), Day(3), Day(25)));

    [Fact]
    public void A_late_fact_whose_moment_lies_in_a_closed_period_goes_to_the_next_one_open()
    {
        Assert.Equal(new Booking(4, true), PeriodBook.Book(Periods([1, 3]), Day(3), Day(25)));
        Assert.Equal(new Booking(4, true), PeriodBook.Book(Periods([1, 2, 3]), Day(3), Day(15)));
    }

    [Fact]
    public void A_late_fact_after_the_last_period_goes_to_the_last_one_open()
    {
        Assert.Equal(new Booking(4, true), PeriodBook.Book(Periods([1]), Day(3), Day(99)));
        Assert.Equal(new Booking(2, true), PeriodBook.Book(Periods([1, 3, 4]), Day(3), Day(40.5)));
    }

    [Fact]
    public void When_all_is_closed_nothing_is_booked()
    {
        Assert.Null(PeriodBook.Book(Periods([1, 2, 3, 4]), Day(3), Day(50)));
        Assert.Null(PeriodBook.Rebook(Periods([1, 2], 3, 4), 1, Day(25)));
    }

    [Fact]
    public void Void_periods_take_nothing()
    {
        Assert.Equal(new Booking(2, true), PeriodBook.Book(Periods([1], 3, 4), Day(3), Day(25)));
        Assert.Equal(new Booking(2, true), PeriodBook.Rebook(Periods([1], 3, 4), 1, Day(25)));
    }

    [Fact]
    public void A_reversal_is_booked_where_its_original_was_or_as_a_late_fact()
    {
        Assert.Equal(new Booking(2, false), PeriodBook.Rebook(Periods([1]), 2, Day(35)));
        Assert.Equal(new Booking(4, true), PeriodBook.Rebook(Periods([1, 2]), 2, Day(35)));
    }

    [Fact]
    public void The_current_period_is_the_one_that_contains_now_or_the_nearest_end_of_the_campaign()
    {
        Assert.Equal(1, PeriodBook.Current(Periods([]), Day(-5))?.Number);
        Assert.Equal(1, PeriodBook.Current(Periods([1]), Day(0))?.Number);
        Assert.Equal(2, PeriodBook.Current(Periods([1]), Day(10))?.Number);
        Assert.Equal(4, PeriodBook.Current(Periods([1]), Day(40))?.Number);
        Assert.Equal(2, PeriodBook.Current(Periods([1], 3, 4), Day(40))?.Number);
        Assert.Null(PeriodBook.Current(Periods([], 1, 2, 3, 4), Day(3)));
    }

    [Fact]
    public void Nothing_is_ever_booked_in_a_closed_or_void_period() =>
        Gen.Select(Gen.Int[1, 4].Array[0, 4], Gen.Int[1, 4].Array[0, 2], Gen.Double[0, 39.9], Gen.Double[-5, 50])
            .Sample(
                (closed, voids, at, now) =>
                {
                    var periods = Periods(closed, voids);
                    var open = periods.Where(p => p is { ClosedAt: null, Void: false }).ToList();
                    var booking = PeriodBook.Book(periods, Day(at), Day(now));
                    Assert.Equal(open.Count == 0, booking is null);
                    if (booking is { } some)
                        Assert.Contains(open, p => p.Number == some.Number && p.Contains(Day(at)) == !some.Late);
                }
            );
}
