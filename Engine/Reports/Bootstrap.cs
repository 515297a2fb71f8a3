using MathNet.Numerics.Distributions;

namespace ChallengeHub;

/// <summary>
/// Percentile bootstrap: B. Efron, R. Tibshirani, An Introduction to the Bootstrap (1993), chapter 13. The same seed
/// gives the same bounds on every machine. Pure.
/// </summary>
public static class Bootstrap
{
    public const int Resamples = 10_000;

    /// <summary>Below so many closings on a side amounts say nothing: an outlier would be the whole of it.</summary>
    public const int LeastClosings = 10;

    /// <summary>Of more closings their sum is drawn at once: by then it is a normal one.</summary>
    public const int MostDrawn = 10_000;

    private const double Low = 0.025;
    private const double High = 0.975;

    /// <summary>The amounts per lead of each resampling.</summary>
    /// <remarks>
    /// Drawing n of n leads with replacement is drawing the number of closings among them, and then their amounts: the
    /// leads themselves are never looked at.
    /// </remarks>
    public static double[] PerLead(AmountSample sample, SplitMix64 random)
    {
        var drawn = new double[Resamples];
        if (sample.Leads == 0 || sample.Sorted.Count == 0)
            return drawn;
        var amounts = sample.Sorted.Select(x => (double)x).ToArray();
        var closings = new BinomialTable(sample.Leads, (double)amounts.Length / sample.Leads);
        var mean = amounts.Average();
        var deviation = Math.Sqrt(amounts.Average(x => (x - mean) * (x - mean)));

        for (var i = 0; i < drawn.Length; i++)
        {
            var count = closings.Draw(random);
            var sum =
                count > MostDrawn
                    ? count * mean + Math.Sqrt(count) * deviation * Normal.InvCDF(0, 1, random.Part())
                    : Sum(amounts, count, random);
            drawn[i] = sum / sample.Leads;
        }

        return drawn;
    }

    /// <summary>Both rates of each resampling of whole reps: leads of one rep are no independent proofs.</summary>
    public static ResampledRates Rates(RepSample sample, SplitMix64 random)
    {
        var acted = new double[Resamples];
        var closed = new double[Resamples];
        var reps = sample.Reps;
        for (var i = 0; i < Resamples && reps.Count > 0; i++)
        {
            var leads = sample.Nobodys;
            var actedOn = 0L;
            var closings = 0L;
            for (var j = 0; j < reps.Count; j++)
            {
                var rep = reps[random.Below(reps.Count)];
                leads += rep.Leads;
                actedOn += rep.ActedOn;
                closings += rep.Closed;
            }

            acted[i] = RepSample.Part(actedOn, leads);
            closed[i] = RepSample.Part(closings, leads);
        }

        return new ResampledRates(acted, closed);
    }

    /// <summary>The bounds between which 95 of 100 resamplings lie.</summary>
    public static Interval Bounds(double value, IEnumerable<double> resampled)
    {
        var sorted = resampled.Order().ToList();
        return new Interval(value, Quantile(sorted, Low), Quantile(sorted, High));
    }

    /// <summary>Of the first less the second, resampling by resampling.</summary>
    public static Interval Difference(double value, double[] one, double[] other) =>
        Bounds(value, one.Zip(other, (first, second) => first - second));

    private static double Sum(double[] amounts, int count, SplitMix64 random)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
            sum += amounts[random.Below(amounts.Length)];
        return sum;
    }

    /// <summary>The ⌈p·n⌉-th smallest.</summary>
    private static double Quantile(List<double> sorted, double part) =>
        sorted[Math.Clamp((int)Math.Ceiling(part * sorted.Count) - 1, 0, sorted.Count - 1)];
}

/// <summary>The two rates of each resampling.</summary>
public sealed record ResampledRates(double[] ActedOn, double[] Closed);
