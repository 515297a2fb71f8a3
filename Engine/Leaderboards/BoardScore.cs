namespace ChallengeHub;

/// <summary>
/// Packs units (points, or hundredths of an average) and the moment they were reached into the one score that a sorted
/// set ranks by: units × 2^28 + (2^28 − 1 − seconds since the campaign's start). More units win, then the earlier
/// second. Exact in a double.
/// </summary>
public static class BoardScore
{
    public const long MaxUnits = (1L << 25) - 1;
    public const long MaxSeconds = (1L << 28) - 1;
    private const long Slots = 1L << 28;

    /// <exception cref="ArgumentOutOfRangeException">Units beyond ±33,554,431, or a moment before the start or more
    /// than 2^28 − 1 s (8.5 years) after it.</exception>
    public static double Pack(long units, long reachedAtUnixSeconds, long startsAtUnixSeconds)
    {
        if (units is < -MaxUnits or > MaxUnits)
            throw new ArgumentOutOfRangeException(nameof(units), units, "A board holds ±33,554,431 units.");
        var seconds = reachedAtUnixSeconds - startsAtUnixSeconds;
        if (seconds is < 0 or > MaxSeconds)
            throw new ArgumentOutOfRangeException(
                nameof(reachedAtUnixSeconds),
                reachedAtUnixSeconds,
                "Outside the 2^28 seconds that follow the campaign's start."
            );
        return units * Slots + (MaxSeconds - seconds);
    }

    // the shift is arithmetic: it floors, so negative totals come back whole
    public static long Units(double score) => (long)score >> 28;

    public static long ReachedAt(double score, long startsAtUnixSeconds) =>
        startsAtUnixSeconds + MaxSeconds - ((long)score & MaxSeconds);
}
