using MathNet.Numerics.Distributions;

namespace ChallengeHub;

/// <summary>
/// Draws how many of so many leads are closed in a resampling. The chances are summed once, around the mean, where all
/// but one in 10^20 of them lie.
/// </summary>
public sealed class BinomialTable
{
    private const int Deviations = 10;

    private readonly int first;
    private readonly double[] sums;

    public BinomialTable(long trials, double chance)
    {
        var mean = trials * chance;
        var reach = Deviations * (Math.Sqrt(mean * (1 - chance)) + 1);
        first = (int)Math.Max(0, Math.Floor(mean - reach));
        var last = (int)Math.Min(trials, Math.Ceiling(mean + reach));

        sums = new double[last - first + 1];
        var sum = 0.0;
        for (var i = 0; i < sums.Length; i++)
            sums[i] = sum += Math.Exp(Binomial.PMFLn(chance, (int)trials, first + i));
    }

    public int Draw(SplitMix64 random)
    {
        var place = Array.BinarySearch(sums, random.Part() * sums[^1]);
        return first + Math.Min(place < 0 ? ~place : place, sums.Length - 1);
    }
}
