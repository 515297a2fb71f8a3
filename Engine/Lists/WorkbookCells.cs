using System.Globalization;
using System.Text;
using System.Xml;

namespace ChallengeHub;

/// <summary>
/// The cells of a sheet, row by row, as texts: numbers with a decimal point, days as 2026-01-31, instants as
/// 2026-01-31T09:30:00.
/// </summary>
internal sealed class WorkbookCells(WorkbookParts parts)
{
    private readonly List<string> shared = [];
    private IReadOnlyList<bool> dates = [];

    /// <summary>Rows with something in them.</summary>
    public IEnumerable<WorkbookRow> Rows(string sheet, IReadOnlyList<bool> styles)
    {
        dates = styles;
        Share();
        using var xml = parts.Open(sheet) ?? throw new InvalidDataException();
        var row = new Row(parts.Bounds);
        var number = 0;

        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                number = Number(xml.GetAttribute("r")) ?? number + 1;
                row = new Row(parts.Bounds);
                if (xml.IsEmptyElement)
                    continue;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
                Cell(xml, row);
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "row" } && row.Cells.Count > 0)
                yield return new WorkbookRow(number, row.Cells);
        }
    }

    private void Share()
    {
        using var xml = parts.Open("xl/sharedStrings.xml");
        var characters = 0L;
        while (xml?.Read() == true)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                continue;
            shared.Add(Words(xml));
            if ((characters += shared[^1].Length + 1) > parts.Bounds.Characters)
                throw Workbook.Large(parts.Bounds);
        }
    }

    private void Cell(XmlReader xml, Row row)
    {
        var at = Column(xml.GetAttribute("r")) ?? row.Next;
        var kind = xml.GetAttribute("t");
        var style = Number(xml.GetAttribute("s")) ?? 0;
        row.Next = at + 1;
        if (xml.IsEmptyElement)
            return;

        var depth = xml.Depth;
        var value = "";

        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" })
                value = Content(xml);
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" })
                value = Words(xml);
        }

        if (value.Length > 0)
            row.Put(at, Text(value, kind, style < dates.Count && dates[style]));
    }

    private string Text(string value, string? kind, bool isDate) =>
        kind switch
        {
            "s" => Number(value) is { } at && at < shared.Count ? shared[at] : throw new InvalidDataException(),
            "b" => value == "1" ? "TRUE" : "FALSE",
            null or "n" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                isDate ? Day(number) : Plain(number),
            _ => value,
        };

    // fifteen digits are what a spreadsheet keeps and shows
    private static string Plain(double number) =>
        number is > -1e15 and < 1e15
            ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);

    private string Day(double days)
    {
        if (days is < 0 or >= 2_958_466)
            return Plain(days);
        var at = DateTime.FromOADate(days + (parts.From1904 ? 1462 : 0));
        at = at.AddTicks(TimeSpan.TicksPerSecond / 2);
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
        return at.ToString(
            at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss",
            CultureInfo.InvariantCulture
        );
    }

    /// <summary>The text of an element that has no others in it.</summary>
    private static string Content(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
            if (
                xml.NodeType
                is XmlNodeType.Text
                    or XmlNodeType.CDATA
                    or XmlNodeType.SignificantWhitespace
                    or XmlNodeType.Whitespace
            )
                text.Append(xml.Value);
        return text.ToString();
    }

    /// <summary>All runs of a text; how it is spoken (<c>rPh</c>) is not a part of it.</summary>
    private static string Words(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        var spoken = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh")
                spoken = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" } && !spoken)
                text.Append(Content(xml));
        }
        return text.ToString();
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>"C7" is 2.</summary>
    private static int? Column(string? cell)
    {
        var column = 0;
        foreach (var letter in cell ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter))
                break;
            if (column > 20_000)
                throw new InvalidDataException();
            column = 26 * column + letter - 'A' + 1;
        }
        return column == 0 ? null : column - 1;
    }

    /// <summary>The cells of one row up to the last that has something in it.</summary>
    private sealed class Row(ListBounds bounds)
    {
        public List<string> Cells { get; } = [];
        public int Next { get; set; }

        public void Put(int at, string text)
        {
            if (at >= bounds.Columns)
                throw Workbook.Large(bounds);
            while (Cells.Count <= at)
                Cells.Add("");
            Cells[at] = text;
        }
    }
}
