namespace ChallengeHub.Web;

/// <summary>As what the winners leave the house.</summary>
public enum WinnersFormat
{
    Xlsx,
    Semicolon,
    Comma,
}

/// <summary>The winners' file for people. The same awards, in the same states and columns, give the same
/// bytes.</summary>
public sealed record WinnersFile(IReadOnlyList<WinnerColumn> Columns, IReadOnlyList<WinnerRow> Rows, string Lang)
{
    private const int Narrowest = 8;
    private const int Widest = 60;

    public IReadOnlyList<string> Headings => [.. Columns.Select(x => T.Of(x.Word))];

    public IEnumerable<IReadOnlyList<object?>> Cells => Rows.Select(row => Columns.Select(x => x.Cell(row)).ToList());

    public byte[] Bytes(WinnersFormat format) =>
        format switch
        {
            WinnersFormat.Xlsx => Spreadsheet(),
            WinnersFormat.Comma => CsvFile.Write(Headings, Cells, ','),
            _ => CsvFile.Write(Headings, Cells, ';'),
        };

    public static string MediaType(WinnersFormat format) =>
        format == WinnersFormat.Xlsx ? SheetFile.MediaType : CsvFile.MediaType;

    public static string Extension(WinnersFormat format) => format == WinnersFormat.Xlsx ? "xlsx" : "csv";

    private byte[] Spreadsheet()
    {
        var rows = Cells.ToList();
        var columns = Headings
            .Select((heading, at) => new SheetColumn(heading, Width(heading, rows, at), Columns[at].SheetFormat))
            .ToList();
        return SheetFile.Write(T.WinnersTitle, columns, rows);
    }

    /// <summary>Wide enough for the heading with its filter button, and for what stands below it.</summary>
    private static int Width(string heading, IReadOnlyList<IReadOnlyList<object?>> rows, int at) =>
        Math.Clamp(rows.Select(row => Length(row[at])).Append(heading.Length + 3).Max() + 2, Narrowest, Widest);

    private static int Length(object? cell) =>
        cell switch
        {
            null => 0,
            string text => text.Length,
            Amount => 12,
            _ => 10,
        };
}
