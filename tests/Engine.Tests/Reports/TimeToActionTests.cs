using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class TimeToActionTests
{
    private static TimeToAction Curve(double days, params IEnumerable<Watched> some)
    {
        var curve = new TimeToAction(TimeSpan.FromDays(days));
        foreach (var one in some)
            for (var i = 0; i < one.Leads; i++)
                curve.Add(one.ActedAfter is { } hours ? TimeSpan.FromHours(hours) : null, TimeSpan.FromHours(one.For));
        return curve;
    }

    /// <summary>
    /// Ten leads: two after an hour, three looked at for two hours only, two of the other five after three.
    /// </summary>
    [Fact]
    public void Leads_that_still_wait_count_for_as_long_as_they_were_looked_at()
    {
        var curve = Curve(1, new(2, 1, 24), new(3, null, 2), new(2, 3, 24), new(3, null, 24)).Points();

        Assert.Equal(25, curve.Count);
        Assert.Equal(0, curve[0].Share, 12);
        Assert.Equal(0.2, curve[1].Share, 12);
        Assert.Equal(0.2, curve[2].Share, 12);
        // 1 − 0.8 × (1 − 2/5), not 4 of 10
        Assert.Equal(0.52, curve[3].Share, 12);
        Assert.Equal(0.52, curve[24].Share, 12);
        Assert.Equal([10, 8, 8, 3, 3], new[] { 0, 1, 2, 3, 24 }.Select(x => curve[x].AtRisk));
    }

    [Fact]
    public void Without_waiting_leads_it_is_the_plain_share_and_the_median_is_the_hour_of_the_half()
    {
        var curve = Curve(1, new(3, 0.5, 24), new(2, 4.2, 24), new(5, null, 24));

        Assert.Equal(0.3, curve.Points()[1].Share, 12);
        Assert.Equal(0.5, curve.Points()[5].Share, 12);
        Assert.Equal(5, curve.MedianHours());
        Assert.Null(Curve(1, new(4, 1, 24), new(6, null, 24)).MedianHours());
    }

    [Fact]
    public void A_lead_that_was_taken_before_it_was_received_was_acted_on_at_once() =>
        Assert.Equal(1, Curve(1, new Watched(1, -30, 24)).Points()[0].Share, 12);

    [Fact]
    public void Of_many_days_not_every_hour_is_a_point_but_the_last_is()
    {
        var curve = Curve(90, new Watched(1, 5, 90 * 24)).Points();
        Assert.InRange(curve.Count, 100, 170);
        Assert.Equal(90 * 24, curve[^1].Hours);
        Assert.Empty(Curve(1).Points());
    }

    /// <summary>Leads that are alike; hours.</summary>
    private sealed record Watched(int Leads, double? ActedAfter, double For);
}
