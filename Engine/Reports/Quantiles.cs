namespace ChallengeHub;

/// <summary>
/// The middle and the like of many times, in hours to two places. Times are counted by the hundredth of an hour that
/// they round to: as rounding keeps their order, it is that of the quantile itself, however many times there are.
/// </summary>
public sealed class Quantiles
{
    private const long HundredthInTicks = TimeSpan.TicksPerHour / 100;
    private Dictionary<long, long>? times;

    public long Count { get; private set; }

    /// <summary>One that would be below 0 is 0.</summary>
    public void Add(TimeSpan time)
    {
        var hundredths = (Math.Max(0, time.Ticks) + HundredthInTicks / 2) / HundredthInTicks;
        times ??= [];
        times[hundredths] = times.GetValueOrDefault(hundredths) + 1;
        Count++;
    }

    /// <summary>Of n times the ⌈p·n⌉-th smallest.</summary>
    public HoursSummary Summary()
    {
        if (times is null)
            return HoursSummary.None;
        var sorted = times.OrderBy(x => x.Key).ToList();
        return new HoursSummary(Count, At(sorted, 50), At(sorted, 90));
    }

    private decimal At(IReadOnlyList<KeyValuePair<long, long>> sorted, int percent)
    {
        var left = (Count * percent + 99) / 100;
        foreach (var (hundredths, count) in sorted)
        {
            left -= count;
            if (left <= 0)
                return hundredths / 100m;
        }

        throw new InvalidOperationException("A quantile is one of the times.");
    }
}
