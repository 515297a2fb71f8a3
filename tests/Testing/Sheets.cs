using System.IO.Compression;
using System.Text;

namespace ChallengeHub.Testing;

/// <summary>Workbooks made by hand: with just the rows that a test is about.</summary>
public static class Sheets
{
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string Workbook =
        $"""<workbook xmlns:r="{Relations}"><sheets><sheet name="list" sheetId="1" r:id="rId1"/></sheets></workbook>""";
    public const string WorkbookRelations =
        """<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>""";

    /// <param name="rows">The XML of its rows; style 1 is a day.</param>
    /// <param name="shared">The text that cells share as number 0.</param>
    public static byte[] Xlsx(string rows, string shared = "", string dimension = "A1:D9") =>
        Zip(
            ("xl/workbook.xml", Workbook),
            ("xl/_rels/workbook.xml.rels", WorkbookRelations),
            ("xl/sharedStrings.xml", $"<sst><si><t>{shared}</t></si></sst>"),
            (
                "xl/styles.xml",
                """<styleSheet><numFmts><numFmt numFmtId="165" formatCode="dd/mm/yyyy\ hh:mm"/></numFmts>"""
                    + """<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs>"""
                    + "</styleSheet>"
            ),
            ("xl/worksheets/sheet1.xml", Sheet(rows, dimension))
        );

    /// <summary>Rows of texts.</summary>
    public static byte[] Of(params string[][] rows) =>
        Xlsx(string.Concat(rows.Select(cells => $"<row>{string.Concat(cells.Select(Cell))}</row>")));

    private static string Cell(string text) =>
        $"<c t=\"str\"><v>{System.Security.SecurityElement.Escape(text)}</v></c>";

    public static string Sheet(string rows, string dimension = "A1:D9") =>
        $"""<worksheet><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>""";

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
                Put(zip, name, text);
        return buffer.ToArray();
    }

    public static void Put(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
