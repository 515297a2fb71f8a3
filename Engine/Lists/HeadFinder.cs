namespace ChallengeHub;

/// <summary>Finds the line of headings: titles, a date or an empty line may stand above it.</summary>
internal static class HeadFinder
{
    /// <summary>Lines that are looked at for headings.</summary>
    public const int Looked = 20;

    /// <summary>The first line with the most headings that are known; -1 where none has so many.</summary>
    /// <param name="known">How much of a line is known: 0 where it is no line of headings.</param>
    public static int Find(IReadOnlyList<ListRow> rows, Func<ListRow, int> known)
    {
        var best = -1;
        var most = 0;
        for (var at = 0; at < Math.Min(rows.Count, Looked); at++)
            if (known(rows[at]) is var count && count > most)
            {
                best = at;
                most = count;
            }
        return best;
    }

    /// <summary>Where the table begins: below lines of one cell, where the others have more.</summary>
    public static int Start(IReadOnlyList<ListRow> rows)
    {
        var wide = rows.Count(row => Filled(row) > 1);
        if (wide * 2 <= rows.Count)
            return 0;
        return Math.Max(0, rows.Take(Looked).TakeWhile(row => Filled(row) == 1).Count());
    }

    private static int Filled(ListRow row) => row.Cells.Count(cell => cell.Length > 0);
}
