using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Lines of cells, whatever stands between them, and however they end.</summary>
public sealed class ListRowsTests
{
    [Theory]
    [InlineData("a;b\rc;d\r\re;f", "1 a|b / 2 c|d / 4 e|f")]
    [InlineData("a,b\r\nc,d\r\n", "1 a|b / 2 c|d")]
    [InlineData("a\tb\nc\td", "1 a|b / 2 c|d")]
    [InlineData("a|b\nc|d", "1 a|b / 2 c|d")]
    [InlineData("sep=;\na;b,c\n", "2 a|b,c")]
    [InlineData("sep=|\r\na|b;c\r\n", "2 a|b;c")]
    [InlineData("Nom;Montant\nAnna;12,50\nBob;13,75", "1 Nom|Montant / 2 Anna|12,50 / 3 Bob|13,75")]
    [InlineData("Martin, Anna\tLyon\nDupont, Bob\tLille", "1 Martin, Anna|Lyon / 2 Dupont, Bob|Lille")]
    [InlineData("Vendeurs, 2026\n\nNom;Agence\nAnna;Lyon", "1 Vendeurs, 2026 / 3 Nom|Agence / 4 Anna|Lyon")]
    [InlineData("a;\"two\nlines\";c\nd;e;f", "1 a|two lines|c / 3 d|e|f")]
    [InlineData("5\" screen;b\nJean \"JJ\" D;c", "1 5\" screen|b / 2 Jean \"JJ\" D|c")]
    [InlineData("a;b;;\n;;;\nc;d;;", "1 a|b|| / 3 c|d||")]
    [InlineData("  Anna   Martin ;\u00a0Lyon\u200b\nZoe\u0308;a\u202fb", "1 Anna Martin|Lyon / 2 Zoë|a b")]
    [InlineData("", "")]
    public void Rows_are_read_with_the_line_that_they_begin_on(string text, string rows) =>
        Assert.Equal(rows, string.Join(" / ", Read(text).Select(row => $"{row.Line} {string.Join('|', row.Cells)}")));

    [Theory]
    [InlineData("a;b\nc;\"d\ne;f\n", 2, "open-quote")]
    [InlineData("a;b\nc;\"d\ne;\"f\";g\nh;i\n", 2, "open-quote")]
    public void An_open_quote_is_said_with_its_line(string text, int line, string why)
    {
        var row = Read(text)[^1];
        Assert.Equal((line, why), (row.Line, row.Error?.Code));
    }

    [Fact]
    public void Twenty_megabytes_behind_an_open_quote_are_not_read()
    {
        var text = new Counted("a;b\nc;\"d\n" + string.Concat(Enumerable.Repeat("e;f\n", 5_000_000)));
        using var rows = ListRows.Of(text, ListBounds.Facts, TestContext.Current.CancellationToken);

        var row = rows.Read().Last();

        Assert.Equal(2, row.Line);
        Assert.StartsWith("open-quote", row.Error?.Code);
        Assert.InRange(text.Taken, 1, 2_000_000);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("a\"")]
    [InlineData("\";\"")]
    [InlineData("\"a\";\n")]
    [InlineData("\"\n")]
    [InlineData("\" ")]
    public void Quotes_by_the_hundred_thousand_cost_what_they_are_long(string pattern)
    {
        Cost(pattern, 1000);
        var one = Cost(pattern, 40_000);
        var four = Cost(pattern, 160_000);
        // a quadratic reader takes sixteen times as much, and more than a gigabyte
        Assert.InRange(four, 0, Math.Max(8 * one, 8 << 20));
        Assert.InRange(four, 0, 64 << 20);
    }

    [Fact]
    public void A_line_wider_than_a_list_may_be_is_refused()
    {
        Assert.Equal(
            (2, new FieldError("", "line-too-wide", 100)),
            Read("a;b\n" + string.Join(';', Enumerable.Repeat("x", 101)))[^1] is var row
                ? (row.Line, row.Error!)
                : default
        );
        Assert.Null(Read("a;b\n" + string.Join(';', Enumerable.Repeat("x", 100)) + ";;;;")[^1].Error);
    }

    [Fact]
    public void A_list_longer_than_it_may_be_ends_there()
    {
        var rows = Read(string.Concat(Enumerable.Repeat("a\n", ListBounds.Players.Rows + 500)));
        Assert.Equal(ListBounds.Players.Rows + 1, rows.Count);
        Assert.Equal(new FieldError("", "too-many-lines", ListBounds.Players.Rows), rows[^1].Error);
    }

    [Fact]
    public void What_a_spreadsheet_writes_is_read_as_it_was_whatever_is_in_the_cells()
    {
        var cell = Gen.OneOf(Gen.Const("x"), Gen.String[Gen.Char["ab é;,|\t\"'=\n"], 0, 12].Select(CellText.Clean));
        var table = Gen.Select(Gen.Int[2, 5], Gen.Char[";\t|,"])
            .SelectMany(
                (width, separator) =>
                    cell.Array[width].Where(row => row[^1].Length > 0).List[1, 20].Select(rows => (separator, rows))
            );
        table.Sample(made =>
        {
            var text =
                $"sep={made.separator}\n"
                + string.Concat(
                    made.rows.Select(row =>
                        string.Join(
                            made.separator,
                            row.Select(x => $"\"{x.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
                        ) + "\r\n"
                    )
                );
            var read = Read(text);
            return read.All(x => x.Error is null)
                && read.Select(x => string.Join('\u0001', x.Cells))
                    .SequenceEqual(made.rows.Select(x => string.Join('\u0001', x)));
        });
    }

    [Fact]
    public void Whatever_is_pasted_is_read_to_an_end_and_never_fails() =>
        Gen.String[Gen.Char["ab;,|\t\"\r\n=sep@\0\u200b\ud800é"], 0, 400]
            .Sample(text => Read(text).All(row => row.Line >= 1));

    private static List<ListRow> Read(string text)
    {
        using var rows = ListRows.Of(new StringReader(text), ListBounds.Players, TestContext.Current.CancellationToken);
        return [.. rows.Read()];
    }

    private static long Cost(string pattern, int length)
    {
        var text = "a;b\n" + string.Concat(Enumerable.Repeat(pattern, length / pattern.Length));
        var before = GC.GetAllocatedBytesForCurrentThread();
        PlayerList.Read(text, new DraftDocument());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Counts what is taken out of it.</summary>
    private sealed class Counted(string text) : StringReader(text)
    {
        public int Taken { get; private set; }

        // the span's reading comes here, too
        public override int Read(char[] buffer, int index, int count)
        {
            var read = base.Read(buffer, index, count);
            Taken += read;
            return read;
        }
    }
}
