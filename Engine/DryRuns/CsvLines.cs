using System.Text;

namespace ChallengeHub;

/// <summary>Rows of a CSV file (RFC 4180), separated by commas or, when the header has more of these, semicolons. Empty lines are passed over.</summary>
internal sealed class CsvLines(TextReader text)
{
    private char separator;
    private int line;

    /// <param name="Line">The first of its lines, counted from 1.</param>
    /// <param name="Broken">The file ends inside a quoted cell.</param>
    public sealed record Row(int Line, IReadOnlyList<string> Cells, bool Broken);

    public async Task<Row?> Next()
    {
        string? first;
        do
        {
            first = await text.ReadLineAsync();
            line++;
        }
        while (first is { Length: 0 });
        if (first is null) return null;
        if (separator == default) separator = first.Count(x => x == ';') > first.Count(x => x == ',') ? ';' : ',';
        var (begun, whole) = (line, first);
        while (whole.Count(x => x == '"') % 2 == 1)
        {
            if (await text.ReadLineAsync() is not { } more) return new Row(begun, [], Broken: true);
            line++;
            whole += "\n" + more;
        }
        return new Row(begun, Cells(whole), Broken: false);
    }

    private List<string> Cells(string row)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '"')
            {
                if (quoted && i + 1 < row.Length && row[i + 1] == '"') cell.Append(row[i++]);
                else quoted = !quoted;
            }
            else if (row[i] == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else cell.Append(row[i]);
        }
        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
