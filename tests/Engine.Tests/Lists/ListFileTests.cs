using System.IO.Compression;
using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Files as spreadsheets of all kinds save them, byte by byte.</summary>
public sealed class ListFileTests
{
    private const string People = "Nom;Équipe\nZoë Bérénice;Orléans\nFrançois Cœur;Nîmes\nL’Hôte – 10 €;À\n";
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string> Encodings =>
        ["utf-8", "utf-8 with a mark", "utf-16", "utf-16 unmarked", "utf-16BE", "utf-16BE unmarked", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_file_keeps_its_accents_in(string encoding) =>
        Assert.Equal(
            People,
            Read(
                encoding switch
                {
                    "utf-8" => Encoding.UTF8.GetBytes(People),
                    "utf-8 with a mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(People)],
                    "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(People)],
                    "utf-16 unmarked" => Encoding.Unicode.GetBytes(People),
                    "utf-16BE" =>
                    [
                        .. Encoding.BigEndianUnicode.Preamble,
                        .. Encoding.BigEndianUnicode.GetBytes(People),
                    ],
                    "utf-16BE unmarked" => Encoding.BigEndianUnicode.GetBytes(People),
                    _ => Western.GetBytes(People),
                }
            )
        );

    [Theory]
    [InlineData("macintosh", "Zoë;Orléans\nAndré;Paris")]
    [InlineData("macintosh", "Françoise;Béziers")]
    [InlineData("macintosh", "Éric;Paris")]
    [InlineData("macintosh", "Jérôme;Nîmes")]
    [InlineData("ibm850", "René;Angoulême")]
    public void Letters_of_another_system_are_said_to_be_unknown_and_never_guessed(string encoding, string text) =>
        Assert.Equal(
            ListFile.UnknownEncoding,
            Refused(CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text))
        );

    [Fact]
    public void Words_of_western_Windows_with_its_own_signs_are_read() =>
        Assert.Equal(
            "Šárka Žižková;Škoda™\nL’Œuvre;10€ – “Cœur”…",
            Read(Western.GetBytes("Šárka Žižková;Škoda™\nL’Œuvre;10€ – “Cœur”…"))
        );

    [Theory]
    [InlineData(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>Anna</td></tr></table></html>",
        ListFile.WebPage
    )]
    [InlineData("\r\n  <table><tr><td>Anna</td></tr></table>", ListFile.WebPage)]
    [InlineData("<?xml version=\"1.0\"?><Workbook/>", ListFile.WebPage)]
    [InlineData("%PDF-1.7 …", ListFile.NotAList)]
    [InlineData("Anna\0\0\0Lyon\0binary", ListFile.NotAList)]
    public void A_file_that_is_no_list_is_refused_and_it_is_said_what_it_is(string text, string why) =>
        Assert.Equal(why, Refused(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_web_page_is_one_in_every_encoding() =>
        Assert.Equal(
            ListFile.WebPage,
            Refused([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<html><table>")])
        );

    [Fact]
    public void A_workbook_of_the_old_kind_is_told() =>
        Assert.Equal(ListFile.OldWorkbook, Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0]));

    [Fact]
    public void A_zip_that_is_no_workbook_is_told() =>
        Assert.Equal("zip-without-workbook", Refused(Zip(("notes.txt", "Anna"))));

    [Fact]
    public void Half_a_zip_is_a_damaged_workbook() =>
        Assert.Equal("damaged-workbook", Refused(Sheets.Xlsx("""<row r="1"><c r="A1"/></row>""")[..200]));

    [Fact]
    public void A_workbook_is_read_as_its_spreadsheet_shows_it()
    {
        var text = Read(
            Sheets.Xlsx(
                """
                <row r="1"><c r="A1" t="s"><v>0</v></c>
                <c r="C1" t="inlineStr"><is><r><t>Équ</t></r><r><t>ipe</t></r>
                <rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>
                <row r="2"/>
                <row r="4"><c r="A4" t="str"><f>B4</f><v>Anna "A"</v></c><c r="B4"><v>12.5</v></c>
                <c r="C4" s="1"><v>45718.39583333333</v></c><c r="D4" t="b"><v>1</v></c></row>
                <row r="5"><c r="A5"><v>0.30000000000000004</v></c><c r="B5" s="1"><v>45718</v></c>
                <c r="C5" t="e"><v>#N/A</v></c></row>
                """,
                "Nom\nentier"
            )
        );

        Assert.Equal(
            "Nom entier\t\tÉquipe\n\n\n\"Anna \"\"A\"\"\"\t12.5\t2025-03-02T09:30:00\tTRUE\n0.3\t2025-03-02\t#N/A\t\n",
            text
        );
    }

    [Fact]
    public void Only_the_first_sheet_that_is_shown_is_read()
    {
        var bytes = Zip(
            (
                "xl/workbook.xml",
                $"""<workbook xmlns:r="{Sheets.Relations}"><sheets><sheet name="old" state="hidden" r:id="rId1"/>"""
                    + """<sheet name="new" r:id="rId2"/></sheets></workbook>"""
            ),
            (
                "xl/_rels/workbook.xml.rels",
                """<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>"""
                    + """<Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"""
            ),
            ("xl/worksheets/sheet1.xml", Sheets.Sheet("""<row r="1"><c t="str"><v>old</v></c></row>""")),
            ("xl/worksheets/sheet2.xml", Sheets.Sheet("""<row r="1"><c t="str"><v>new</v></c></row>"""))
        );

        Assert.Equal("new\n", Read(bytes));
    }

    [Theory]
    [InlineData("""<row r="1"><c r="ZZZ1" t="str"><v>far</v></c></row>""")]
    [InlineData("""<row r="1"><c r="DD1" t="str"><v>far</v></c></row>""")]
    [InlineData("""<row r="1048576"><c r="A1048576" t="str"><v>deep</v></c></row>""")]
    [InlineData("""<row r="3"><c t="str"><v>a</v></c></row><row r="2"><c t="str"><v>b</v></c></row>""")]
    public void A_sheet_larger_than_a_list_may_be_is_refused(string rows) =>
        Assert.NotEmpty(Refused(Sheets.Xlsx(rows)));

    [Fact]
    public void What_a_sheet_claims_of_its_size_costs_nothing()
    {
        var empty = string.Concat(
            Enumerable.Range(1, 2000).Select(at => $"""<row r="{at}"><c r="XFD{at}" s="1"/></row>""")
        );
        Assert.Equal(
            "a\n",
            Read(Sheets.Xlsx($"""<row r="1"><c r="A1" t="str"><v>a</v></c></row>{empty}""", dimension: "A1:XFD1048576"))
        );
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        // 400 MB of nothing in some 400 kB
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Sheets.Put(zip, "xl/workbook.xml", Sheets.Workbook);
            Sheets.Put(zip, "xl/_rels/workbook.xml.rels", Sheets.WorkbookRelations);
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            part.Write("<worksheet><sheetData><row r=\"1\"><c t=\"str\"><v>"u8);
            var blank = new byte[1 << 20];
            blank.AsSpan().Fill((byte)' ');
            for (var i = 0; i < 400; i++)
                part.Write(blank);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("list-too-large", Refused(buffer.ToArray()));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 << 20);
    }

    [Fact]
    public void A_reader_stops_when_the_sender_goes()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ListFile.Text(Sheets.Xlsx("""<row r="1"><c t="str"><v>a</v></c></row>"""), ListBounds.Players, gone.Token)
        );
        using var rows = ListRows.Of(new StringReader("a;b\nc;d\n"), ListBounds.Players, gone.Token);
        Assert.ThrowsAny<OperationCanceledException>(() => rows.Read().ToList());
    }

    private static byte[] Zip(params (string Name, string Text)[] parts) => Sheets.Zip(parts);

    private static string Read(byte[] bytes) =>
        ListFile.Text(bytes, ListBounds.Players, TestContext.Current.CancellationToken);

    private static string Refused(byte[] bytes) => Assert.Throws<RefusedException>(() => Read(bytes)).Why.Code;
}
