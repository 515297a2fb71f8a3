using System.Collections;

namespace ChallengeHub;

/// <summary>Which facts hold a key and wait for nothing, by their numbers: a bit each.</summary>
internal sealed class HeldFacts
{
    private readonly BitArray bits = new(1024);

    /// <summary>False: it was so already.</summary>
    public bool Turn(long factSeq, bool holds)
    {
        var at = (int)factSeq;
        if (at >= bits.Length)
        {
            if (!holds)
                return false;
            bits.Length = Math.Max(at + 1, 2 * bits.Length);
        }

        if (bits[at] == holds)
            return false;
        bits[at] = holds;
        return true;
    }
}

/// <summary>What streaks and first-of-the-day look at of a fact that holds a key.</summary>
internal sealed record HeldFact
{
    public long FactSeq { get; init; }
    public Stage Stage { get; init; }
    public int? Rep { get; init; }
    public int? Prospector { get; init; }
    public DateTimeOffset At { get; init; }

    public IEnumerable<int> Players => new[] { Rep, Prospector }.OfType<int>();

    /// <summary>Of a fact with a stage.</summary>
    public static HeldFact Of(Fact fact) =>
        new()
        {
            FactSeq = fact.FactSeq,
            Stage = fact.Stage!.Value,
            Rep = fact.Rep,
            Prospector = fact.Prospector,
            At = fact.At,
        };
}
