namespace ChallengeHub;

/// <summary>
/// Numbers that look random and are the same for the same seed on every machine: G. L. Steele, D. Lea, C. H. Flood,
/// Fast Splittable Pseudorandom Number Generators, OOPSLA 2014. Not for secrets.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>One of 0 … <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Above 0 and below 1.</summary>
    public double Part() => ((Next() >> 11) + 0.5) / (1UL << 53);
}
