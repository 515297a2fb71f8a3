using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ChallengeHub;

/// <summary>
/// The first visible sheet of an Excel workbook as lines of text with tabs between, a row a line. Read as a stream:
/// what a sheet claims of its size is not believed, and no more is unpacked than the bounds say.
/// </summary>
internal static class Workbook
{
    private const string Damaged = "damaged-workbook";
    private const string NoWorkbook = "zip-without-workbook";
    private const int MostEntries = 10_000;

    public static string Text(ReadOnlyMemory<byte> bytes, ListBounds bounds, CancellationToken stop)
    {
        try
        {
            using var zip = new ZipArchive(ListFile.Stream(bytes));
            if (zip.Entries.Count > MostEntries)
                throw Large(bounds);
            var parts = new WorkbookParts(zip, bounds, stop);
            if (parts.FirstSheet is not { } sheet)
                throw ListFile.Refused(NoWorkbook);
            return Lines(parts, sheet, bounds);
        }
        catch (Exception damage)
            when (damage is InvalidDataException or XmlException or FormatException or OverflowException)
        {
            throw ListFile.Refused(Damaged);
        }
    }

    internal static RefusedException Large(ListBounds bounds) =>
        ListFile.Refused("list-too-large", bounds.Rows, bounds.Columns);

    private static string Lines(WorkbookParts parts, string sheet, ListBounds bounds)
    {
        var text = new StringBuilder();
        var cells = new WorkbookCells(parts);
        var styles = parts.Styles();
        var written = 0;
        var width = 0;

        foreach (var row in cells.Rows(sheet, styles))
        {
            // where rows are left out, lines are: a fault names the row that the spreadsheet shows
            if (row.Number > bounds.Rows || row.Number <= written)
                throw Large(bounds);
            text.Append('\n', row.Number - written - 1);
            // a row ends with its last cell, a line with its column
            width = Math.Max(width, row.Cells.Count);
            text.AppendJoin('\t', row.Cells.Select(Quoted)).Append('\t', width - row.Cells.Count).Append('\n');
            written = row.Number;
            if (text.Length > bounds.Characters)
                throw Large(bounds);
        }

        return text.ToString();
    }

    private static string Quoted(string cell)
    {
        var line = cell.ReplaceLineEndings(" ").Replace('\t', ' ');
        return line.Contains('"', StringComparison.Ordinal)
            ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : line;
    }
}

/// <param name="Number">As the spreadsheet shows it.</param>
internal sealed record WorkbookRow(int Number, IReadOnlyList<string> Cells);
