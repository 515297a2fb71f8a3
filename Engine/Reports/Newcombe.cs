namespace ChallengeHub;

/// <summary>
/// The interval of a difference of two rates by their own score intervals, square and add: R. G. Newcombe, Statistics
/// in Medicine 17 (1998) 873, method 10.
/// </summary>
public static class Newcombe
{
    /// <summary>Of the first rate less the second.</summary>
    public static Interval Difference(long hits1, long n1, long hits2, long n2) =>
        Difference(Wilson.Of(hits1, n1), Wilson.Of(hits2, n2));

    /// <summary>Of two figures with intervals of any kind, such as two differences.</summary>
    public static Interval Difference(Interval one, Interval other)
    {
        var value = one.Value - other.Value;
        return new Interval(
            value,
            value - Root(one.Value - one.Low, other.High - other.Value),
            value + Root(one.High - one.Value, other.Value - other.Low)
        );
    }

    private static double Root(double one, double other) => Math.Sqrt(one * one + other * other);
}
