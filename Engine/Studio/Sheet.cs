using System.Text;

namespace ChallengeHub;

/// <summary>Lines of cells as people paste them from a spreadsheet or save them as CSV: tabs, semicolons or commas, with quotes as RFC 4180 has them.</summary>
public static class Sheet
{
    /// <summary>Rows that are not empty, each with the number of the line on which it begins.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Read(string text)
    {
        var separator = Separator(text);
        var rows = new List<(int, IReadOnlyList<string>)>();
        var (cells, cell) = (new List<string>(), new StringBuilder());
        var (line, begun, quoted) = (1, 1, false);
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length ? text[i] : '\n';
            if (i == text.Length) quoted = false;
            if (quoted && letter == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else if (letter == '"' && (quoted || string.IsNullOrWhiteSpace(cell.ToString()))) quoted = !quoted;
            else if (!quoted && letter == separator) End();
            else if (!quoted && letter == '\n')
            {
                End();
                if (cells.Any(x => x.Length > 0)) rows.Add((begun, cells));
                (cells, begun) = ([], line + 1);
            }
            else if (letter != '\r') cell.Append(letter == '\n' ? ' ' : letter);
            if (letter == '\n') line++;
        }
        return rows;

        void End()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }

    /// <summary>A file as spreadsheets save it: UTF-8, UTF-16 with its mark, or else the code page of western Windows.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(bytes[2..]);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
    }

    private static char Separator(string text)
    {
        var first = text.Split('\n').FirstOrDefault(line => line.Trim().Length > 0) ?? "";
        return first.Contains('\t') ? '\t' : first.Contains(';') ? ';' : ',';
    }
}
