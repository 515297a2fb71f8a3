namespace ChallengeHub;

/// <summary>
/// Who leads a race, step after step. The lead changes when somebody gets past the leader, not when he draws level; who
/// has no points leads nothing. Pure.
/// </summary>
internal sealed class RaceFront
{
    private readonly Dictionary<string, int> led = new(StringComparer.Ordinal);
    private readonly List<FrontStretch> stretches = [];
    private string? leader;
    private string? before;

    /// <summary>How often it was another than before.</summary>
    public int Changes { get; private set; }
    public IReadOnlyList<FrontStretch> Stretches => stretches;

    /// <summary>At the end of how many steps each stood first, alone or not.</summary>
    public IReadOnlyDictionary<string, int> Led => led;

    /// <param name="ranked">The board at the end of the step, the best first.</param>
    public void Add(int step, IReadOnlyList<Ranked> ranked)
    {
        var first = ranked.TakeWhile(x => x.Rank == 1 && x.Line.Units > 0).Select(x => x.Line.Member).ToList();
        foreach (var member in first)
            led[member] = led.GetValueOrDefault(member) + 1;

        if (first.Count == 0)
        {
            leader = null;
            return;
        }
        if (leader is not null && first.Contains(leader))
        {
            stretches[^1] = stretches[^1] with { Last = step };
            return;
        }

        leader = before is not null && first.Contains(before) ? before : first[0];
        Changes += before is null || before == leader ? 0 : 1;
        before = leader;
        stretches.Add(new FrontStretch(leader, step, step));
    }
}

/// <param name="First">Of the steps, counted from 0, and <paramref name="Last"/> with it.</param>
internal sealed record FrontStretch(string Member, int First, int Last);
