namespace ChallengeHub;

/// <summary>
/// The score interval of a rate, 95 %, without continuity correction: E. B. Wilson, Journal of the American Statistical
/// Association 22 (1927) 209. Newcombe, Statistics in Medicine 17 (1998) 857, calls it method 3.
/// </summary>
public static class Wilson
{
    /// <summary>Of the normal distribution: 95 of 100 lie within so many deviations.</summary>
    public const double Z = 1.959964;

    /// <summary>Of so many hits among <paramref name="of"/>, which is above 0.</summary>
    public static Interval Of(long hits, long of)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(of);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, of);

        double n = of;
        var rate = hits / n;
        var middle = 2 * hits + Z * Z;
        var reach = Z * Math.Sqrt(Z * Z + 4 * hits * (1 - rate));
        var whole = 2 * (n + Z * Z);

        // at the ends the formula gives the end itself, but for the last digit
        var low = hits == 0 ? 0 : (middle - reach) / whole;
        var high = hits == of ? 1 : (middle + reach) / whole;
        return new Interval(rate, low, high);
    }

    /// <summary>Null: there is nothing to have a rate of.</summary>
    public static Interval? OfAny(long hits, long of) => of == 0 ? null : Of(hits, of);
}
