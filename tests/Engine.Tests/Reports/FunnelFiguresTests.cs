using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>What a funnel's figures are made with.</summary>
public sealed class FunnelFiguresTests
{
    private static Quantiles Of(params IEnumerable<double> hours)
    {
        var quantiles = new Quantiles();
        foreach (var some in hours)
            quantiles.Add(TimeSpan.FromHours(some));
        return quantiles;
    }

    [Fact]
    public void A_quantile_is_one_of_the_times_that_there_are()
    {
        Assert.Equal(new HoursSummary(4, 2, 4), Of(4, 1, 3, 2).Summary());
        Assert.Equal(new HoursSummary(5, 3, 5), Of(5, 1, 4, 2, 3).Summary());
        Assert.Equal(new HoursSummary(1, 7.25m, 7.25m), Of(7.25).Summary());
        Assert.Equal(
            new HoursSummary(100, 50, 90),
            Of(Enumerable.Range(1, 100).Select(x => (double)x).Reverse()).Summary()
        );
    }

    [Fact]
    public void A_step_from_before_the_reception_took_no_time() =>
        Assert.Equal(new HoursSummary(1, 0, 0), Of(-3).Summary());

    [Fact]
    public void Half_a_hundredth_of_an_hour_is_rounded_up()
    {
        var quantiles = new Quantiles();
        quantiles.Add(TimeSpan.FromSeconds(18));
        Assert.Equal(.01m, quantiles.Summary().Median);
    }

    [Fact]
    public void Shares_sum_to_what_is_shared()
    {
        Assert.Equal([33.33m, 66.67m, 0m], FixedShares.Of(100, [1, 2, 0]));
        Assert.Equal([33.34m, 33.33m, 33.33m], FixedShares.Of(100, [1, 1, 1]));
        Assert.Equal([0m, 0m], FixedShares.Of(100, [0, 0]));
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var sum = random.Next(0, 1_000_000) / 100m;
            var leads = Enumerable.Range(0, random.Next(1, 30)).Select(_ => (long)random.Next(1, 400)).ToList();
            Assert.Equal(sum, FixedShares.Of(sum, leads).Sum());
        }
    }

    [Fact]
    public void Working_time_that_is_laid_out_once_is_that_of_the_calendar()
    {
        var calendar = WorkingCalendar.Of(new WorkingHours(Holidays: "FR"), Some.Paris, null);
        var from = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(1));
        var worked = new WorkedTime(calendar, from, from.AddDays(120));
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            // some reach beyond what is laid out
            var start = from.AddMinutes(random.Next(-2_000, 150 * 24 * 60));
            var end = start.AddMinutes(random.Next(-100, 60 * 24 * 60));
            Assert.Equal(calendar.Between(start, end), worked.Between(start, end));
        }
    }

    [Fact]
    public void Without_working_hours_the_clock_counts()
    {
        var calendar = WorkingCalendar.Of(null, Some.Paris, null);
        var worked = new WorkedTime(calendar, Some.Instant, Some.Instant.AddDays(9));
        var hours = worked.Between(Some.Instant.AddHours(2), Some.Instant.AddDays(4));
        Assert.Equal(TimeSpan.FromHours(94), hours);
        Assert.Equal(TimeSpan.Zero, worked.Between(Some.Instant.AddHours(2), Some.Instant));
    }
}
