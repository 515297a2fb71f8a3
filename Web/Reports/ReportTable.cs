using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>A report's figures as a flat table, its columns called as the members of the API.</summary>
/// <param name="Name">Of the sheet.</param>
/// <param name="Rows">Strings, whole numbers, decimals and nulls, one for each column.</param>
public sealed record ReportTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>Equal figures give equal bytes.</summary>
    /// <param name="name">Of the file, without its end.</param>
    public FileContentHttpResult File(ReportFormat format, string name) =>
        format.IsSheet
            ? TypedResults.File(SheetFile.Write(Name, Columns, Rows), SheetFile.MediaType, $"{name}.xlsx")
            : TypedResults.File(CsvFile.Write(Columns, Rows, format.Separator), CsvFile.MediaType, $"{name}.csv");

    /// <summary>A rate, or one of its bounds, to six places.</summary>
    internal static decimal? Part(double? part) =>
        part is { } known ? Math.Round((decimal)known, 6, MidpointRounding.AwayFromZero) : null;

    internal static string At(DateTimeOffset at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>The columns of an interval, and its cells.</summary>
    internal static IEnumerable<string> Bounds(string name) => [$"{name}.value", $"{name}.low", $"{name}.high"];

    internal static IEnumerable<object?> Bounds(Interval? interval) =>
        [Part(interval?.Value), Part(interval?.Low), Part(interval?.High)];
}

/// <summary>As what a report is asked for.</summary>
public sealed record ReportFormat(string Word, char Separator)
{
    public bool IsJson => Word == "json";
    public bool IsSheet => Word == "xlsx";

    /// <summary>Throws <see cref="RefusedException"/> with the parameter.</summary>
    public static ReportFormat Of(string? format, string? separator) =>
        new(Query.Word("format", format, "json", "csv", "xlsx"), Query.Word("sep", separator, ",", ";")[0]);
}
