using CsvHelper;

namespace ChallengeHub;

/// <summary>
/// Lines of cells as people have them: tabs, semicolons, commas or pipes between, quotes as RFC 4180 has them, lines
/// that end in CR, LF or both, and perhaps <c>sep=;</c> above. Reads each character once, and no more than the bounds
/// say.
/// </summary>
public sealed class ListRows : IDisposable
{
    private const int LookedAt = 16 << 10;
    private readonly CsvReader csv;
    private readonly ListBounds bounds;
    private readonly CancellationToken stop;
    private CsvMalformedRecord? malformed;

    private ListRows(TextReader text, ListBounds bounds, CancellationToken stop)
    {
        this.bounds = bounds;
        this.stop = stop;
        var ahead = new LookedAhead(text, LookedAt);
        csv = CsvReader.Create(
            ahead,
            new CsvReaderOptions
            {
                Separator = Separators.Of(ahead.Start()),
                HasHeader = false,
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MaxRecordSize = bounds.RowBytes,
                OnMalformedRecord = record => malformed = record,
            }
        );
    }

    /// <summary>Known once a line was read.</summary>
    public char Separator => csv.Separator;

    public static ListRows Of(TextReader text, ListBounds bounds, CancellationToken stop = default) =>
        new(text, bounds, stop);

    /// <summary>Lines with something in them. The last one has a flaw where reading had to end.</summary>
    public IEnumerable<ListRow> Read()
    {
        for (var count = 0; Next() is { } row; count++)
        {
            if (count == bounds.Rows)
                row = row with { Error = new FieldError("", "too-many-lines", bounds.Rows) };
            yield return row;
            if (row.Error is not null)
                yield break;
        }
    }

    public void Dispose() => csv.Dispose();

    private ListRow? Next()
    {
        try
        {
            while (csv.Read())
            {
                stop.ThrowIfCancellationRequested();
                var row = Row();
                if (row.Width > 0 || row.Error is not null)
                    return row;
            }
            return null;
        }
        catch (CsvFormatException refused)
        {
            return new ListRow(
                (int)refused.LineNumber,
                [],
                new FieldError("", "open-quote-or-long", bounds.RowBytes >> 10)
            );
        }
    }

    private ListRow Row()
    {
        var line = (int)csv.LineNumber;
        var ill = malformed;
        malformed = null;
        if (ill is { } failure && IsOpen(failure))
            return new ListRow(line, [], new FieldError("", "open-quote"));
        if (
            csv.FieldCount > bounds.Columns
            && Enumerable.Range(bounds.Columns, csv.FieldCount - bounds.Columns).Any(at => !csv.IsEmpty(at))
        )
            return new ListRow(line, [], new FieldError("", "line-too-wide", bounds.Columns));
        var cells = new string[Math.Min(csv.FieldCount, bounds.Columns)];
        for (var at = 0; at < cells.Length; at++)
            cells[at] = CellText.Clean(csv.GetString(at));
        return new ListRow(line, cells);
    }

    /// <summary>Never closed, or closed by the next quotation mark lines below.</summary>
    private static bool IsOpen(CsvMalformedRecord ill) =>
        ill.Reason == CsvMalformedReason.UnterminatedQuote
        || (
            ill.Reason == CsvMalformedReason.TextAfterClosingQuote && ill.RawRecord.AsSpan().IndexOfAny('\r', '\n') >= 0
        );
}
