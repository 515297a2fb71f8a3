namespace ChallengeHub;

/// <summary>
/// Ranks a stretch of a board whose ends are whole groups of equal score: rank = 1 + number strictly ahead.
/// </summary>
internal static class BoardRanks
{
    /// <summary>Members ahead of the stretch's first row: by score, and by units alone.</summary>
    public readonly record struct Ahead(long ByScore, long ByUnits);

    public static List<BoardRow> Of(List<BoardRow> rows, Ahead ahead, BoardQuery query)
    {
        rows.Sort((x, y) => Compare(x, y, query.Order));

        // members above the stretch may have the first row's units, only reached earlier: they share its rank under
        // Shared
        var rank = 1 + (query.Ties == TieBreak.Shared ? ahead.ByUnits : ahead.ByScore);

        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0 && !Tied(rows[i - 1], rows[i], query.Ties))
                rank = 1 + ahead.ByScore + i;
            rows[i] = rows[i] with { Rank = rank };
        }

        return rows;
    }

    private static int Compare(BoardRow x, BoardRow y, Comparison<string> order)
    {
        if (x.Units != y.Units)
            return y.Units.CompareTo(x.Units);

        return x.ReachedAtSeconds != y.ReachedAtSeconds
            ? x.ReachedAtSeconds.CompareTo(y.ReachedAtSeconds)
            : order(x.Member, y.Member);
    }

    private static bool Tied(BoardRow x, BoardRow y, TieBreak ties) =>
        x.Units == y.Units && (ties == TieBreak.Shared || x.ReachedAtSeconds == y.ReachedAtSeconds);
}
