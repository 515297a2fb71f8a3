namespace ChallengeHub;

/// <summary>
/// The lines of one board in the order in which they are ranked. A line that changes is moved, and a member or a rank
/// is found by halving: nothing but the whole board costs as much as the board. What it answers is what
/// <see cref="Ranking"/> says. Not for several threads at once.
/// </summary>
public sealed class BoardOrder(TieBreak ties)
{
    /// <summary>So many are moved one by one; more are merged, with one pass over the board.</summary>
    private const int Few = 16;
    private static readonly Comparer<Ranked> ByPlace = Comparer<Ranked>.Create(Compare);
    private readonly Dictionary<string, Ranked> byMember = new(StringComparer.Ordinal);
    private List<Ranked> ordered = [];

    public int Count => ordered.Count;

    /// <summary>Puts lines in the place of those that their members had; one to be removed leaves.</summary>
    /// <param name="lines">Each member once; their ranks are not looked at.</param>
    public void Put(IReadOnlyCollection<Ranked> lines)
    {
        if (lines.Count > Few)
            Merge(lines);
        else
            foreach (var line in lines)
                Move(line);
    }

    public IReadOnlyList<Ranked> Rows(BoardWindow window)
    {
        var own = window.Member is { } member && byMember.TryGetValue(member, out var line) ? PlaceOf(line) : -1;
        var (first, length) = window.Of(Count, own).GetOffsetAndLength(Count);
        var rows = new Ranked[length];
        long rank = 0;

        for (var i = 0; i < length; i++)
        {
            var row = ordered[first + i];
            if (i == 0)
                rank = 1 + Ahead(row);
            else if (!IsLevel(ordered[first + i - 1], row))
                rank = first + i + 1;
            rows[i] = row with { Rank = rank };
        }

        return rows;
    }

    private void Move(Ranked line)
    {
        if (byMember.Remove(line.Line.Member, out var before))
            ordered.RemoveAt(PlaceOf(before));
        if (line.Line.Remove)
            return;

        byMember.Add(line.Line.Member, line);
        ordered.Insert(~PlaceOf(line), line);
    }

    private void Merge(IReadOnlyCollection<Ranked> lines)
    {
        foreach (var line in lines)
            byMember[line.Line.Member] = line;

        var came = lines.Where(line => !line.Line.Remove).Order(ByPlace).ToList();
        var merged = new List<Ranked>(ordered.Count + came.Count);
        var next = 0;
        foreach (var line in ordered)
        {
            if (!ReferenceEquals(byMember[line.Line.Member], line))
                continue;
            for (; next < came.Count && Compare(came[next], line) < 0; next++)
                merged.Add(came[next]);
            merged.Add(line);
        }

        merged.AddRange(came[next..]);
        ordered = merged;
        foreach (var gone in lines.Where(line => line.Line.Remove))
            byMember.Remove(gone.Line.Member);
    }

    /// <summary>Below 0: the complement of where it would stand.</summary>
    private int PlaceOf(Ranked line) => ordered.BinarySearch(line, ByPlace);

    /// <summary>How many are strictly ahead.</summary>
    private int Ahead(Ranked row)
    {
        var ahead = 0;
        var behind = Count;
        while (ahead < behind)
        {
            var middle = ahead + (behind - ahead) / 2;
            if (IsAhead(ordered[middle], row))
                ahead = middle + 1;
            else
                behind = middle;
        }

        return ahead;
    }

    private bool IsAhead(Ranked x, Ranked y) =>
        x.Line.Units > y.Line.Units
        || (
            ties == TieBreak.FirstToReach
            && x.Line.Units == y.Line.Units
            && x.Line.ReachedAtSeconds < y.Line.ReachedAtSeconds
        );

    private bool IsLevel(Ranked x, Ranked y) => !IsAhead(x, y) && !IsAhead(y, x);

    private static int Compare(Ranked x, Ranked y)
    {
        if (x.Line.Units != y.Line.Units)
            return y.Line.Units.CompareTo(x.Line.Units);

        return x.Line.ReachedAtSeconds != y.Line.ReachedAtSeconds
            ? x.Line.ReachedAtSeconds.CompareTo(y.Line.ReachedAtSeconds)
            : string.CompareOrdinal(x.Code, y.Code);
    }
}
