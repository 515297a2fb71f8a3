namespace ChallengeHub;

/// <summary>A line of a list that has something in it.</summary>
/// <param name="Line">The first of its lines, counted from 1.</param>
/// <param name="Error">Why it cannot be read; the list ends with it.</param>
public sealed record ListRow(int Line, IReadOnlyList<string> Cells, FieldError? Error = null)
{
    public string Cell(int place) => place < Cells.Count ? Cells[place] : "";

    /// <summary>Up to the last cell with something in it.</summary>
    public int Width { get; } = WidthOf(Cells);

    /// <summary>
    /// More cells with something in them than columns, or fewer cells: something stands in a wrong one.
    /// </summary>
    /// <param name="head">How wide the line of headings is; 0 where there is none.</param>
    public FieldError? WidthError(int columns, int head)
    {
        if (Width > columns)
            return new FieldError("", "cell-count", Width, columns);
        var least = Math.Min(columns, head);
        return Cells.Count < least ? new FieldError("", "cell-count", Cells.Count, least) : null;
    }

    private static int WidthOf(IReadOnlyList<string> cells)
    {
        var width = cells.Count;
        while (width > 0 && cells[width - 1].Length == 0)
            width--;
        return width;
    }
}

/// <summary>What is wrong with a line of a list, or worth saying of it.</summary>
/// <param name="Column">Null: the line as a whole.</param>
public sealed record ListFault(int Line, string? Column, string Code, params IReadOnlyList<object> Args)
{
    public FieldError Error => new(Column ?? "", Code, Args);
}
