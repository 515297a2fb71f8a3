namespace ChallengeHub;

/// <summary>A file of facts as lines of cells: where its head is, what its columns are, and the facts below.</summary>
internal sealed class FactSheet : IDisposable
{
    private readonly ListRows lines;
    private readonly IEnumerator<ListRow> rows;
    private readonly List<ListRow> first = [];
    private readonly int above;

    private FactSheet(TextReader text, FactShape? shape, CancellationToken stop)
    {
        lines = ListRows.Of(text, ListBounds.Facts, stop);
        rows = lines.Read().GetEnumerator();
        while (first.Count < HeadFinder.Looked && rows.MoveNext())
            first.Add(rows.Current);

        var recognised = shape?.HasHead == false ? -1 : HeadFinder.Find(first, FactColumns.Known);
        var at = recognised >= 0 ? recognised : HeadFinder.Start(first);
        Kind =
            recognised >= 0
                ? HeadLine.Recognised
                : shape?.HasHead switch
                {
                    true => HeadLine.Said,
                    false => HeadLine.None,
                    null => first.Count > 0 ? HeadLine.Asked : HeadLine.None,
                };

        Head = Kind is HeadLine.None || first.Count == 0 ? null : first[at];
        above = Head is null ? at : at + 1;
        Columns = shape?.Columns ?? [.. (Head?.Cells.Take(Head.Width) ?? []).Select(FactColumns.Of)];
    }

    public HeadLine Kind { get; }

    /// <summary>Null: there is none.</summary>
    public ListRow? Head { get; }

    /// <summary>What each column is; null: it is not used.</summary>
    public IReadOnlyList<string?> Columns { get; }
    public char Separator => lines.Separator;

    public static FactSheet Of(TextReader text, FactShape? shape, CancellationToken stop) => new(text, shape, stop);

    /// <summary>The lines below the head, once; totals are left out.</summary>
    public IEnumerable<ListRow> Facts()
    {
        foreach (var row in first.Skip(above))
            if (!TotalLine.Is(row))
                yield return row;
        while (rows.MoveNext())
            if (!TotalLine.Is(rows.Current))
                yield return rows.Current;
    }

    public ListPreview Preview()
    {
        var shown = first
            .Where(row => row.Error is null)
            .Skip(Math.Max(0, above - 3))
            .Take(ListPreview.MostRows)
            .ToList();
        var width = Math.Max(Columns.Count, shown.Count == 0 ? 0 : shown.Max(row => row.Width));
        var places = Enumerable.Range(0, width).ToList();
        return new(
            Kind,
            [.. places.Select(at => at < Columns.Count ? Columns[at] : null)],
            [.. places.Select(at => Kind is HeadLine.Recognised or HeadLine.Said ? Head!.Cell(at) : "")],
            [.. shown.Select(row => new PreviewRow(row, FateOf(row)))]
        );
    }

    public void Dispose()
    {
        rows.Dispose();
        lines.Dispose();
    }

    private RowFate FateOf(ListRow row)
    {
        if (row == Head)
            return Kind is HeadLine.Asked ? RowFate.Asked : RowFate.Head;
        if (first.IndexOf(row) < above)
            return RowFate.Title;
        return TotalLine.Is(row) ? RowFate.Total : RowFate.Kept;
    }
}

/// <summary>The first lines of a file of facts as they are read, and an amount that could be two numbers.</summary>
/// <param name="Asked">Such as <c>12.500</c>; null: there is none, or it was said what the decimal mark is.</param>
public sealed record FactPreview(ListPreview Table, string? Asked)
{
    /// <param name="text">The file, or its beginning.</param>
    public static FactPreview Of(TextReader text, FactShape? shape, CancellationToken stop = default)
    {
        using var sheet = FactSheet.Of(text, shape, stop);
        var table = sheet.Preview();
        var amounts = Enumerable.Range(0, sheet.Columns.Count).Where(at => sheet.Columns[at] == "amount").ToList();
        var asked = sheet
            .Facts()
            .SelectMany(row => amounts.Select(row.Cell))
            .FirstOrDefault(cell => FactAmount.Read(cell, sheet.Separator, null).IsAsked);
        return new(table, asked);
    }
}
