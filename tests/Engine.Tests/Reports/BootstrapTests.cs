using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class BootstrapTests
{
    /// <summary>The numbers that its authors' own program prints for this seed.</summary>
    [Fact]
    public void Random_numbers_are_the_published_ones()
    {
        var random = new SplitMix64(1234567);
        Assert.Equal(
            [
                6457827717110365317UL,
                3203168211198807973UL,
                9817491932198370423UL,
                4593380528125082431UL,
                16408922859458223821UL,
            ],
            Enumerable.Range(0, 5).Select(_ => random.Next())
        );
    }

    [Fact]
    public void A_number_below_another_is_each_of_them_about_equally_often()
    {
        var random = new SplitMix64(7);
        var counts = Enumerable.Range(0, 60_000).CountBy(_ => random.Below(6)).ToDictionary();
        Assert.Equal([0, 1, 2, 3, 4, 5], counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Theory]
    [InlineData(200, 0.2)]
    [InlineData(1_000_000, 0.03)]
    [InlineData(40, 0.95)]
    public void Closings_are_drawn_with_the_mean_and_the_spread_of_a_binomial(int trials, double chance)
    {
        var table = new BinomialTable(trials, chance);
        var random = new SplitMix64(42);
        var drawn = Enumerable.Range(0, 20_000).Select(_ => (double)table.Draw(random)).ToList();
        var mean = drawn.Average();
        var spread = drawn.Average(x => (x - mean) * (x - mean));
        var expected = trials * chance * (1 - chance);

        Assert.InRange(mean, trials * chance - Math.Sqrt(expected) / 20, trials * chance + Math.Sqrt(expected) / 20);
        Assert.InRange(spread, expected * 0.95, expected * 1.05);
        Assert.All(drawn, x => Assert.InRange(x, 0, trials));
    }

    [Fact]
    public void Where_each_lead_is_closed_with_one_amount_nothing_is_left_to_chance()
    {
        var drawn = Bootstrap.PerLead(new AmountSample(12, [.. Enumerable.Repeat(250m, 12)]), new SplitMix64(1));
        Assert.Equal(Bootstrap.Resamples, drawn.Length);
        Assert.All(drawn, x => Assert.Equal(250, x, 9));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bounds_and_they_hold_the_mean()
    {
        var sample = new AmountSample(400, [.. Enumerable.Range(1, 60).Select(x => 100m * x)]);
        var one = Bootstrap.Bounds(sample.PerLead, Bootstrap.PerLead(sample, new SplitMix64(5)));
        var again = Bootstrap.Bounds(sample.PerLead, Bootstrap.PerLead(sample, new SplitMix64(5)));

        Assert.Equal(one, again);
        Assert.Equal(457.5, one.Value, 9);
        // the deviation of a lead's amount, 0 for those not closed, ÷ √400
        const double deviation = 63.95;
        Assert.InRange(one.Low, one.Value - 2.3 * deviation, one.Value - 1.6 * deviation);
        Assert.InRange(one.High, one.Value + 1.6 * deviation, one.Value + 2.3 * deviation);
    }

    [Fact]
    public void So_many_closings_that_their_sum_is_drawn_at_once_give_the_bounds_of_their_mean()
    {
        var sample = new AmountSample(100_000, [.. Enumerable.Range(0, 50_000).Select(x => x % 2 == 0 ? 100m : 300m)]);
        var bounds = Bootstrap.Bounds(sample.PerLead, Bootstrap.PerLead(sample, new SplitMix64(5)));

        // of four leads two bring nothing, one 100 and one 300: mean 100, variance 15,000
        var reach = 1.96 * Math.Sqrt(15_000.0 / 100_000);
        Assert.Equal(100, bounds.Value, 9);
        Assert.InRange(bounds.Low, 100 - 1.1 * reach, 100 - 0.9 * reach);
        Assert.InRange(bounds.High, 100 + 0.9 * reach, 100 + 1.1 * reach);
    }

    [Fact]
    public void Reps_who_all_work_alike_leave_no_doubt_and_reps_who_differ_leave_much()
    {
        var alike = new RepSample([.. Enumerable.Repeat(new RepLeads(20, 10, 2), 8)], 0);
        var rates = Bootstrap.Rates(alike, new SplitMix64(3));
        Assert.All(rates.ActedOn, x => Assert.Equal(0.5, x, 12));
        Assert.All(rates.Closed, x => Assert.Equal(0.1, x, 12));

        var unlike = new RepSample(
            [.. Enumerable.Range(0, 8).Select(x => new RepLeads(20, x % 2 == 0 ? 20 : 0, 0))],
            0
        );
        var bounds = Bootstrap.Bounds(unlike.ActedOn, Bootstrap.Rates(unlike, new SplitMix64(3)).ActedOn);
        Assert.Equal(0.5, bounds.Value, 12);
        // wider than if the 160 leads were independent: 0.42 to 0.58
        Assert.True(bounds.Low <= 0.25 && bounds.High >= 0.75, $"{bounds}");
    }

    [Fact]
    public void Leads_that_nobody_has_stay_when_reps_are_drawn()
    {
        var sample = new RepSample([new RepLeads(10, 10, 0)], 30);
        Assert.All(Bootstrap.Rates(sample, new SplitMix64(3)).ActedOn, x => Assert.Equal(0.25, x, 12));
    }

    [Fact]
    public void The_bounds_are_the_250th_and_the_9750th_of_the_resamplings()
    {
        var bounds = Bootstrap.Bounds(1, Enumerable.Range(1, Bootstrap.Resamples).Reverse().Select(x => (double)x));
        Assert.Equal(new Interval(1, 250, 9750), bounds);
    }
}
