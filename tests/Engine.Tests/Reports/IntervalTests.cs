using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Against the examples that the formulas were published with.</summary>
public sealed class IntervalTests
{
    /// <summary>R. G. Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, .2553, .3662)]
    [InlineData(15, 148, .0624, .1605)]
    [InlineData(0, 20, 0, .1611)]
    [InlineData(1, 29, .0061, .1718)]
    public void A_rate_has_the_score_interval_that_was_published(long hits, long of, double low, double high)
    {
        var interval = Wilson.Of(hits, of);
        Assert.Equal((double)hits / of, interval.Value, 12);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    /// <summary>R. G. Newcombe, Statistics in Medicine 17 (1998) 873, table II, method 10.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, .0524, .3339)]
    [InlineData(9, 10, 3, 10, .1705, .8090)]
    [InlineData(6, 7, 2, 7, .0582, .8062)]
    [InlineData(5, 56, 0, 29, -.0381, .1926)]
    [InlineData(0, 10, 0, 20, -.1611, .2775)]
    [InlineData(160, 200, 40, 200, .5139, .6701)]
    public void A_difference_has_the_interval_that_was_published(
        long hits,
        long of,
        long otherHits,
        long otherOf,
        double low,
        double high
    )
    {
        var interval = Newcombe.Difference(hits, of, otherHits, otherOf);
        Assert.Equal((double)hits / of - (double)otherHits / otherOf, interval.Value, 12);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void A_rate_never_leaves_what_a_rate_can_be()
    {
        Assert.Equal(new Interval(0, 0, Wilson.Of(0, 7).High), Wilson.Of(0, 7));
        Assert.Equal(1, Wilson.Of(7, 7).High);
        Assert.Equal(1, Wilson.Of(0, 7).High + Wilson.Of(7, 7).Low, 12);
        Assert.Null(Wilson.OfAny(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(8, 7));
    }

    [Fact]
    public void Two_differences_are_compared_by_the_same_square_and_add()
    {
        var interval = Newcombe.Difference(new Interval(.5, .4, .7), new Interval(.2, .1, .6));
        Assert.Equal(.3, interval.Value, 12);
        Assert.Equal(.3 - Math.Sqrt(.01 + .16), interval.Low, 12);
        Assert.Equal(.3 + Math.Sqrt(.04 + .01), interval.High, 12);
    }
}
