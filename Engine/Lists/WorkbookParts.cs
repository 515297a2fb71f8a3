using System.IO.Compression;
using System.Xml;

namespace ChallengeHub;

/// <summary>
/// The parts of a workbook's zip: its first visible sheet, the texts that cells share, and which styles are dates.
/// </summary>
internal sealed class WorkbookParts(ZipArchive zip, ListBounds bounds, CancellationToken stop)
{
    private const int BuiltInDatesFrom = 14;
    private const int BuiltInDatesTo = 22;
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    public ListBounds Bounds => bounds;
    public CancellationToken Stop => stop;

    /// <summary>Days are counted from 1904, as old Macs did.</summary>
    public bool From1904 { get; private set; }

    /// <summary>Null: this is no workbook.</summary>
    public string? FirstSheet => Sheet() is { } id ? Target(id) : null;

    /// <summary>Null where there is no such part.</summary>
    public XmlReader? Open(string part)
    {
        if (zip.GetEntry(part) is not { } entry)
            return null;
        var unpacked = new BoundedStream(entry.Open(), 4L * bounds.Characters, () => Workbook.Large(bounds), stop);
        return XmlReader.Create(unpacked, Safe);
    }

    /// <summary>For each style of cells whether it shows a number as a day or an hour.</summary>
    public IReadOnlyList<bool> Styles()
    {
        using var xml = Open("xl/styles.xml");
        var dates = new HashSet<string>();
        var styles = new List<bool>();
        var isCells = false;

        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
                isCells = xml.NodeType == XmlNodeType.Element;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "numFmt" && IsDate(xml.GetAttribute("formatCode") ?? ""))
                dates.Add(xml.GetAttribute("numFmtId") ?? "");
            if (xml.LocalName == "xf" && isCells)
                styles.Add(xml.GetAttribute("numFmtId") is { } id && (dates.Contains(id) || IsBuiltInDate(id)));
            if (styles.Count > bounds.Rows)
                throw Workbook.Large(bounds);
        }

        return styles;
    }

    private static bool IsBuiltInDate(string id) =>
        int.TryParse(id, out var number)
        && number
            is (>= BuiltInDatesFrom and <= BuiltInDatesTo)
                or (>= 27 and <= 36)
                or (>= 45 and <= 47)
                or (>= 50 and <= 58);

    /// <summary>Letters of days and hours, outside of quotes and brackets.</summary>
    private static bool IsDate(string format)
    {
        var quoted = false;
        var bracketed = false;

        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '\\')
                i++;
            else if (format[i] == '"')
                quoted = !quoted;
            else if (format[i] is '[' or ']')
                bracketed = format[i] == '[';
            else if (
                !quoted
                && !bracketed
                && format[i] is 'y' or 'm' or 'd' or 'h' or 's' or 'Y' or 'D' or 'M' or 'H' or 'S'
            )
                return true;
        }

        return false;
    }

    private string? Sheet()
    {
        using var xml = Open("xl/workbook.xml");
        string? hidden = null;

        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                From1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet")
                continue;
            var id = RelationOf(xml);
            var state = xml.GetAttribute("state");
            if (state is null or "visible")
                return id;
            hidden ??= id;
        }

        return hidden;
    }

    private static string? RelationOf(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
            if (xml.LocalName == "id" && xml.Prefix.Length > 0)
                id = xml.Value;
        xml.MoveToElement();
        return id;
    }

    private string? Target(string id)
    {
        using var xml = Open("xl/_rels/workbook.xml.rels");
        while (xml?.Read() == true)
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("Id") == id
                && xml.GetAttribute("Target") is { } target
            )
                return target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return null;
    }
}
