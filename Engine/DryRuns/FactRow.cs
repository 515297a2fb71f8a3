using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChallengeHub;

/// <summary>Makes events out of the lines of a sheet.</summary>
internal sealed partial class FactRow(FactSheet sheet, DecimalMark? mark, TimeZoneInfo zone)
{
    public FieldError? WidthError(ListRow line) => line.WidthError(sheet.Columns.Count, sheet.Head?.Width ?? 0);

    public FieldError? AmountError(ListRow line)
    {
        var cell = Cells(line).FirstOrDefault(x => x.Column == "amount").Cell;
        if (cell is null || !FactAmount.Read(cell, sheet.Separator, mark).IsAsked)
            return null;
        var (small, large) = FactAmount.Both(cell);
        return new FieldError("amount", "ambiguous-amount", cell, small, large);
    }

    public JsonObject Event(ListRow line)
    {
        var json = new JsonObject();
        foreach (var (column, cell) in Cells(line))
        {
            if (FactColumns.AttributeOf(column) is { } attribute)
                ((JsonObject)(json["attributes"] ??= new JsonObject()))[attribute] = cell;
            else if (column == "amount")
                json[column] = FactAmount.Read(cell, sheet.Separator, mark).Number is { } amount ? amount : cell;
            else
                json[column] = column == "at" ? Instant(cell, zone) : cell;
        }
        return json;
    }

    private IEnumerable<NamedCell> Cells(ListRow line)
    {
        for (var at = 0; at < sheet.Columns.Count; at++)
            if (sheet.Columns[at] is { } column && line.Cell(at) is { Length: > 0 } cell)
                yield return new NamedCell(column, cell);
    }

    /// <summary>Days and times without an offset are by the zone's clocks.</summary>
    internal static string Instant(string cell, TimeZoneInfo zone)
    {
        if (Spaced().IsMatch(cell))
            cell = $"{cell[..10]}T{cell[11..]}";
        return
            Local().IsMatch(cell)
            && DateTime.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? LocalTimes.At(local, zone).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture)
            : cell;
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex Spaced();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,7})?)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Local();

    private readonly record struct NamedCell(string Column, string Cell);
}
