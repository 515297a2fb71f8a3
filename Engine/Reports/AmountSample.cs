namespace ChallengeHub;

/// <summary>
/// What the leads of one side brought: how many there were, and the amounts of those that were closed.
/// </summary>
/// <param name="Sorted">The smallest first.</param>
public sealed record AmountSample(long Leads, IReadOnlyList<decimal> Sorted)
{
    /// <summary>Those too whose amount nobody said.</summary>
    public long Closings { get; init; } = Sorted.Count;

    public double PerLead => Leads == 0 ? 0 : (double)Sorted.Sum() / Leads;
}

/// <summary>The leads of one rep on one side.</summary>
public sealed record RepLeads(long Leads, long ActedOn, long Closed);

/// <summary>One side by its reps, in the order of their numbers.</summary>
/// <param name="Nobodys">Leads that no rep has: they stay as they are when reps are drawn.</param>
public sealed record RepSample(IReadOnlyList<RepLeads> Reps, long Nobodys)
{
    public long Leads => Nobodys + Reps.Sum(x => x.Leads);
    public double ActedOn => Part(Reps.Sum(x => x.ActedOn), Leads);
    public double Closed => Part(Reps.Sum(x => x.Closed), Leads);

    internal static double Part(long hits, long of) => of == 0 ? 0 : (double)hits / of;
}
