namespace ChallengeHub;

/// <summary>A file of leads, and how somebody wants it to be read.</summary>
public sealed record LeadFile(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>
    /// Which column each member of the card is: its heading, or <c>#</c> and its number. None: as the headings say.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Mapping { get; init; } = [];

    /// <summary>Whether there is a line of headings. Null: as the file says; where it says nothing, there is.</summary>
    public bool? HasHead { get; init; }

    /// <summary>Cards that are there already are changed.</summary>
    public bool Update { get; init; }

    /// <summary>What stands before the decimals. Null: as the file itself says, or it is asked.</summary>
    public DecimalMark? Decimal { get; init; }
}

/// <summary>A list of leads as lines of cells: where its head is, what its columns are, and the rows below.</summary>
/// <param name="Head">Null: there is none.</param>
/// <param name="Columns">What each column is; null: it is not used.</param>
/// <param name="First">The first lines as they were read, titles and head among them.</param>
internal sealed record LeadSheet(
    ListRow? Head,
    IReadOnlyList<string?> Columns,
    IReadOnlyList<ListRow> Rows,
    IReadOnlyList<ListRow> First
)
{
    public required char Separator { get; init; }

    public IReadOnlyList<LeadColumn> Named =>
        [.. Columns.Select((member, at) => new LeadColumn(at + 1, Head?.Cell(at) ?? "", member))];

    /// <exception cref="RefusedException">It is no list, too long, or not mapped to what it has.</exception>
    public static LeadSheet Read(LeadFile file, Sheet? sheet, CancellationToken stop = default)
    {
        using var text = ListFile.Open(file.Bytes, ListBounds.Leads, stop);
        using var lines = ListRows.Of(text, ListBounds.Leads, stop);
        List<ListRow> rows = [.. lines.Read()];
        if (rows is [.., { Error: { } flaw } broken])
            throw RefusedException.Invalid(flaw with { Field = $"line {broken.Line}" });

        var at = HeadAt(rows, file, sheet);
        var head = at < 0 || rows.Count == 0 ? null : rows[at];
        var above = head is null ? HeadFinder.Start(rows) : at + 1;
        var below = rows.Skip(above).ToList();
        if (below.Count == 0)
            throw RefusedException.Invalid("file", "no-leads-in-file");
        if (below.Count > LeadImport.Most)
            throw RefusedException.Invalid("file", "too-many-leads", LeadImport.Most);

        var shown = rows.Skip(Math.Max(0, above - 3)).Take(ListPreview.MostRows).ToList();
        return new LeadSheet(head, LeadMapping.Of(file.Mapping, head, Widest(rows), sheet), below, shown)
        {
            Separator = lines.Separator,
        };
    }

    /// <summary>The line of headings; -1: there is none.</summary>
    private static int HeadAt(IReadOnlyList<ListRow> rows, LeadFile file, Sheet? sheet)
    {
        if (file.HasHead == false)
            return -1;
        var found = HeadFinder.Find(
            rows,
            row => LeadColumns.Known(row, sheet) + file.Mapping.Count(x => row.Cells.Contains(x.Value))
        );
        return found >= 0 ? found : HeadFinder.Start(rows);
    }

    private static int Widest(IReadOnlyList<ListRow> rows) => rows.Count == 0 ? 0 : rows.Max(x => x.Width);
}

/// <summary>A column of a file, counted from 1.</summary>
/// <param name="Heading">Empty where there is none.</param>
/// <param name="Member">Of the card; null: it is not used.</param>
public sealed record LeadColumn(int Column, string Heading, string? Member);

/// <summary>Finds the columns that somebody named.</summary>
internal static class LeadMapping
{
    private const char Number = '#';

    /// <param name="width">Of the widest line.</param>
    /// <exception cref="RefusedException">A member is none, or its column is none or another one's.</exception>
    public static IReadOnlyList<string?> Of(
        IReadOnlyList<KeyValuePair<string, string>> mapping,
        ListRow? head,
        int width,
        Sheet? sheet
    )
    {
        if (mapping.Count == 0)
            return head is null ? new string?[width] : LeadColumns.Proposed(head, sheet);

        var errors = new FieldErrors();
        var columns = new string?[head is null ? width : head.Width];
        foreach (var (name, heading) in mapping)
        {
            var field = $"map.{name}";
            if (LeadColumns.Of(name, sheet) is not { } member)
                errors.Add(field, "not-a-lead-column");
            else if (columns.Contains(member))
                errors.Add(field, "column-twice");
            else if (Place(heading, head, columns.Length) is not { } at)
                errors.Add(field, "no-such-column", heading);
            else if (columns[at] is { } other)
                errors.Add(field, "column-of-another", other);
            else
                columns[at] = member;
        }

        return errors.Count > 0 ? throw RefusedException.Invalid(errors) : columns;
    }

    private static int? Place(string heading, ListRow? head, int width)
    {
        for (var at = 0; at < (head?.Width ?? 0); at++)
            if (head!.Cells[at].Equals(heading, StringComparison.OrdinalIgnoreCase))
                return at;
        var isNumber = heading.StartsWith(Number);
        return isNumber && int.TryParse(heading[1..], out var number) && number >= 1 && number <= width
            ? number - 1
            : null;
    }
}
