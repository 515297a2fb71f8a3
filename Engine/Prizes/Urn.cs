namespace ChallengeHub;

/// <summary>
/// The tickets of a draw in their holders' order. Whose a ticket is, and taking all of its holder's away, is found
/// by halving
/// (a tree of partial sums), so that a thousand winners among a hundred thousand holders take no longer than they
/// must.
/// </summary>
internal sealed class Urn
{
    private readonly long[] tickets;
    private readonly long[] sums;
    private readonly int highest;

    /// <param name="held">By holder, each at least 1.</param>
    public Urn(IEnumerable<long> held)
    {
        tickets = [.. held];
        sums = new long[tickets.Length + 1];
        for (var i = 1; i < sums.Length; i++)
        {
            sums[i] += tickets[i - 1];
            var parent = i + (i & -i);
            if (parent < sums.Length)
                sums[parent] += sums[i];
            Left += tickets[i - 1];
        }
        highest = 1;
        while (highest * 2 < sums.Length)
            highest *= 2;
    }

    /// <summary>Tickets that are left.</summary>
    public long Left { get; private set; }

    /// <summary>
    /// The place of the holder of a ticket, counted from 0 through those that are left; all of his leave the urn.
    /// </summary>
    public int Take(long ticket)
    {
        var at = 0;
        for (var step = highest; step > 0; step /= 2)
            if (at + step < sums.Length && sums[at + step] <= ticket)
                ticket -= sums[at += step];
        var gone = tickets[at];
        Left -= gone;
        tickets[at] = 0;
        for (var i = at + 1; i < sums.Length; i += i & -i)
            sums[i] -= gone;
        return at;
    }
}
