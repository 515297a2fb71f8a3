namespace ChallengeHub;

/// <summary>
/// A race's board, ranked step after step as <see cref="Ranking"/> ranks it: who moved is put in place among the
/// others, so that a day on which few earned something costs no sorting of all. Pure.
/// </summary>
internal sealed class RaceRanks(CampaignSnapshot snapshot)
{
    /// <summary>The best first.</summary>
    public IReadOnlyList<Ranked> Lines { get; private set; } = [];

    /// <param name="moved">As they stand now.</param>
    public void Move(IReadOnlyCollection<BoardLine> moved)
    {
        var members = moved.Select(x => x.Member).ToHashSet(StringComparer.Ordinal);
        var stayed = Lines.Where(x => !members.Contains(x.Line.Member));
        Lines = Placed(Merged(stayed, Ranking.Rank(moved, snapshot)));
    }

    private static IEnumerable<Ranked> Merged(IEnumerable<Ranked> stayed, IReadOnlyList<Ranked> moved)
    {
        var next = 0;
        foreach (var line in stayed)
        {
            while (next < moved.Count && IsBefore(moved[next], line))
                yield return moved[next++];
            yield return line;
        }

        while (next < moved.Count)
            yield return moved[next++];
    }

    private static bool IsBefore(Ranked one, Ranked other)
    {
        if (one.Line.Units != other.Line.Units)
            return one.Line.Units > other.Line.Units;
        if (one.Line.ReachedAtSeconds != other.Line.ReachedAtSeconds)
            return one.Line.ReachedAtSeconds < other.Line.ReachedAtSeconds;
        return string.CompareOrdinal(one.Code, other.Code) < 0;
    }

    private IReadOnlyList<Ranked> Placed(IEnumerable<Ranked> lines)
    {
        var placed = new List<Ranked>(Lines.Count);
        foreach (var line in lines)
        {
            var rank = placed.Count > 0 && IsLevel(placed[^1].Line, line.Line) ? placed[^1].Rank : placed.Count + 1;
            placed.Add(line.Rank == rank ? line : line with { Rank = rank });
        }

        return placed;
    }

    private bool IsLevel(BoardLine one, BoardLine other) =>
        one.Units == other.Units
        && (snapshot.Campaign.Document.Ties == TieBreak.Shared || one.ReachedAtSeconds == other.ReachedAtSeconds);
}
