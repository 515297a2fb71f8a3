using System.Globalization;
using System.Text;

namespace ChallengeHub.Web;

/// <summary>
/// A table as RFC 4180 in UTF-8 with BOM and CRLF; a text cell that a spreadsheet would take for a formula gets an
/// apostrophe.
/// </summary>
public static class CsvFile
{
    public const string MediaType = "text/csv";
    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = "," };

    /// <param name="rows">Strings, whole numbers, decimals, <see cref="Amount"/>s, days and nulls, one for each
    /// heading.</param>
    public static byte[] Write(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows, char separator)
    {
        var csv = new StringBuilder();
        foreach (var cells in rows.Prepend(headings))
            csv.AppendJoin(separator, cells.Select(cell => Cell(cell, separator))).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static string Cell(object? cell, char separator) =>
        cell switch
        {
            null => "",
            string text => Quoted(Harmless(text), separator),
            // without the zeros that a decimal carries from where it was stored
            Amount { Value: var amount } => amount.ToString(
                "0.00##",
                separator == ';' ? Comma : NumberFormatInfo.InvariantInfo
            ),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            decimal number => number.ToString(
                "0.############################",
                separator == ';' ? Comma : NumberFormatInfo.InvariantInfo
            ),
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
        };

    private static string Harmless(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;

    /// <summary>No number needs it: with <c>;</c> the decimal point is a comma.</summary>
    private static string Quoted(string text, char separator) =>
        text.AsSpan().IndexOfAny([separator, '"', '\r', '\n']) < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}

/// <summary>Money in a cell: with its cents, even where they are 0.</summary>
public readonly record struct Amount(decimal Value);
