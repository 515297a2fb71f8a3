namespace ChallengeHub;

/// <summary>
/// Where a players' list begins, and which of its columns is what: as somebody said, as the headings say, or by what
/// stands in it.
/// </summary>
/// <param name="Above">Lines above the first player: titles, and the head.</param>
internal sealed record ListColumns(HeadLine Head, int Above, IReadOnlyList<ListColumn?> Meanings)
{
    private const int Looked = 50;

    public bool HasHead => Head is HeadLine.Recognised or HeadLine.Said;

    /// <param name="known">Names of players and teams that are there already: a line with one is no head.</param>
    public static ListColumns Of(IReadOnlyList<ListRow> rows, ListShape? shape, IReadOnlySet<string> known)
    {
        var recognised = shape?.HasHead == false ? -1 : HeadFinder.Find(rows, ListHeads.Known);
        if (recognised >= 0)
            return new(
                HeadLine.Recognised,
                recognised + 1,
                ChosenColumns(shape) ?? ListHeads.Columns(rows[recognised])
            );
        var start = HeadFinder.Start(rows);
        var head = shape?.HasHead switch
        {
            true => HeadLine.Said,
            false => HeadLine.None,
            null => HeadOf(rows, start, known),
        };
        var above = head is HeadLine.None ? start : Math.Min(start + 1, rows.Count);

        return new(
            head,
            above,
            ChosenColumns(shape)
                ?? Guessed(rows.Skip(above).Take(Looked).ToList() is { Count: > 0 } below ? below : rows)
        );
    }

    /// <summary>Where a column of this meaning stands; null: nowhere.</summary>
    public string? Cell(ListRow row, ListColumn column)
    {
        for (var at = 0; at < Meanings.Count; at++)
            if (Meanings[at] == column && row.Cell(at).Length > 0)
                return row.Cell(at);
        return null;
    }

    private static IReadOnlyList<ListColumn?>? ChosenColumns(ListShape? shape) => shape?.Columns;

    /// <summary>By what only a player's line has, or only headings; where neither shows, it is asked.</summary>
    private static HeadLine HeadOf(IReadOnlyList<ListRow> rows, int start, IReadOnlySet<string> known)
    {
        if (start >= rows.Count)
            return HeadLine.None;

        var first = rows[start];
        var below = rows.Skip(start + 1).Take(Looked).ToList();
        if (first.Cells.Any(cell => IsOfPlayer(cell) || known.Contains(cell)))
            return HeadLine.None;
        // what stands above a column stands in it once
        if (
            below.Any(row =>
                Enumerable
                    .Range(0, first.Cells.Count)
                    .Any(at => first.Cells[at].Length > 0 && row.Cell(at) == first.Cells[at])
            )
        )
            return HeadLine.None;

        return HeadLine.Asked;
    }

    private static bool IsOfPlayer(string cell) =>
        cell.Contains('@', StringComparison.Ordinal) || ListedLine.RoleOf(cell) is not null;

    /// <summary>
    /// Addresses and roles show themselves; of the rest the first is the name and the second the team.
    /// </summary>
    private static IReadOnlyList<ListColumn?> Guessed(IReadOnlyList<ListRow> rows)
    {
        var columns = new ListColumn?[rows.Count == 0 ? 0 : rows.Max(row => row.Width)];
        for (var at = 0; at < columns.Length; at++)
        {
            var cells = rows.Select(row => row.Cell(at)).Where(cell => cell.Length > 0).ToList();
            if (cells.Count == 0)
                continue;
            if (cells.Count(cell => cell.Contains('@', StringComparison.Ordinal)) * 2 > cells.Count)
                Give(ListColumn.Email, at);
            else if (cells.Count(cell => ListedLine.RoleOf(cell) is not null) * 2 > cells.Count)
                Give(ListColumn.Role, at);
        }
        foreach (var column in new[] { ListColumn.Name, ListColumn.Team })
            if (Array.IndexOf(columns, null) is var free and >= 0)
                columns[free] = column;
        return columns;

        void Give(ListColumn column, int at)
        {
            if (!columns.Contains(column))
                columns[at] = column;
        }
    }
}
