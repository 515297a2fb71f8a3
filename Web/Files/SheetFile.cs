using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace ChallengeHub.Web;

/// <summary>
/// A table as a spreadsheet. Equal lines give equal bytes: the times and random ids that the writer puts in are
/// replaced.
/// </summary>
public static partial class SheetFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The first day that a zip can name.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>With the headings alone, for programs.</summary>
    /// <param name="rows">Strings, numbers and nulls, one for each heading.</param>
    public static byte[] Write(
        string sheetName,
        IReadOnlyList<string> headings,
        IEnumerable<IReadOnlyList<object?>> rows
    )
    {
        using var sheet = new MemoryStream();
        sheet.SaveAs(
            rows.Select(cells => headings.Zip(cells).ToDictionary(x => x.First, x => x.Second))
                .DefaultIfEmpty(headings.ToDictionary(x => x, _ => (object?)null)),
            sheetName: sheetName
        );
        sheet.Position = 0;
        return Repeatable(sheet);
    }

    /// <summary>With headings, widths and formats of its own.</summary>
    /// <param name="rows">Strings, numbers, <see cref="Amount"/>s, days and nulls, one for each column.</param>
    public static byte[] Write(
        string sheetName,
        IReadOnlyList<SheetColumn> columns,
        IReadOnlyList<IReadOnlyList<object?>> rows
    )
    {
        using var sheet = new MemoryStream();
        var keys = columns.Select((_, index) => $"c{index}").ToList();
        var configuration = new OpenXmlConfiguration
        {
            DynamicColumns =
            [
                .. columns.Select(
                    (column, index) =>
                        new DynamicExcelColumn(keys[index])
                        {
                            Name = column.Heading,
                            Index = index,
                            Width = column.Width,
                            Format = column.Format,
                        }
                ),
            ],
        };

        IReadOnlyList<IReadOnlyList<object?>> lines = rows.Count > 0 ? rows : [new object?[columns.Count]];
        var cells = lines.Select(line => keys.Zip(line).ToDictionary(x => x.First, x => Cell(x.Second)));
        sheet.SaveAs(cells, sheetName: sheetName, configuration: configuration);
        sheet.Position = 0;

        return Repeatable(sheet);
    }

    private static object? Cell(object? cell) =>
        cell switch
        {
            Amount amount => amount.Value,
            DateOnly day => day.ToDateTime(TimeOnly.MinValue),
            _ => cell,
        };

    private static byte[] Repeatable(Stream sheet)
    {
        using var stamped = new ZipArchive(sheet, ZipArchiveMode.Read);
        using var buffer = new MemoryStream();
        var ids = new Dictionary<string, string>();
        using (var repeatable = new ZipArchive(buffer, ZipArchiveMode.Create))
            foreach (var part in stamped.Entries.OrderBy(part => part.FullName, StringComparer.Ordinal))
            {
                var copy = repeatable.CreateEntry(part.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Epoch;
                using var reader = new StreamReader(part.Open(), Encoding.UTF8);
                using var writer = new StreamWriter(copy.Open(), new UTF8Encoding(false));
                writer.Write(
                    RandomId()
                        .Replace(
                            reader.ReadToEnd(),
                            id => ids.TryGetValue(id.Value, out var known) ? known : ids[id.Value] = $"R{ids.Count + 1}"
                        )
                );
            }

        return buffer.ToArray();
    }

    [GeneratedRegex(@"\bR[0-9a-f]{32}\b")]
    private static partial Regex RandomId();
}

/// <param name="Width">In characters.</param>
/// <param name="Format">A number format of spreadsheets, such as <c>0.00</c>; null for text.</param>
public sealed record SheetColumn(string Heading, int Width, string? Format);
