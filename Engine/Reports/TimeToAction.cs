namespace ChallengeHub;

/// <summary>
/// How soon leads are acted on, by the hour. Those that still wait count for as long as they were looked at: E. L.
/// Kaplan, P. Meier, Journal of the American Statistical Association 53 (1958) 457. Its size follows from the days
/// looked at, not from the leads.
/// </summary>
public sealed class TimeToAction
{
    private const int MostPoints = 168;

    /// <summary>What products of shares lose in the last digits.</summary>
    private const double Tiny = 1e-9;

    private readonly long[] acted;
    private readonly long[] gone;
    private long all;

    public TimeToAction(TimeSpan within)
    {
        var hours = (int)Math.Ceiling(within.TotalHours);
        acted = new long[hours + 1];
        gone = new long[hours + 1];
    }

    /// <param name="actedAfter">Null: it waits.</param>
    /// <param name="watched">How long it was looked at.</param>
    public void Add(TimeSpan? actedAfter, TimeSpan watched)
    {
        all++;
        if (actedAfter is { } after)
            acted[Hour(after)]++;
        else
            gone[Hour(watched)]++;
    }

    /// <summary>Every hour of a week; of more days every so many hours, and the last.</summary>
    public IReadOnlyList<ActionPoint> Points() =>
        all == 0 ? [] : [.. Hourly().Where(x => x.Hours % Step == 0 || x.Hours == acted.Length - 1)];

    /// <summary>When half of them were acted on; null: not by the last hour.</summary>
    public int? MedianHours() => all == 0 ? null : Hourly().FirstOrDefault(x => x.Share >= 0.5 - Tiny)?.Hours;

    private int Step => Math.Max(1, (acted.Length - 1 + MostPoints - 1) / MostPoints);

    private IEnumerable<ActionPoint> Hourly()
    {
        var atRisk = all;
        var waiting = 1.0;
        for (var hour = 0; hour < acted.Length; hour++)
        {
            if (atRisk > 0)
                waiting *= 1 - (double)acted[hour] / atRisk;
            atRisk -= acted[hour];
            yield return new ActionPoint(hour, 1 - waiting, atRisk);
            atRisk -= gone[hour];
        }
    }

    /// <summary>What happened before the reception happened at once.</summary>
    private int Hour(TimeSpan after) => (int)Math.Clamp(Math.Ceiling(after.TotalHours), 0, acted.Length - 1);
}
