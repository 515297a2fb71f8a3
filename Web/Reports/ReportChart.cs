using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// A chart as the page's script draws it (Client/reports/draw.ts). Its words are said here; the same figures stand in a
/// table beside it.
/// </summary>
/// <param name="Id">Of the page's own; the place in which it is drawn names it.</param>
/// <param name="Kind">One of <see cref="Bars"/>, <see cref="Intervals"/>, <see cref="Steps"/>, <see cref="Lined"/>.
/// </param>
public sealed record ReportChart(string Id, string Kind, string Title, string Description)
{
    public const string Bars = "bars";
    public const string Intervals = "intervals";
    public const string Steps = "steps";
    public const string Lined = "lines";

    public const string OfParts = "part";
    public const string OfNumbers = "number";
    public const string OfRanks = "rank";

    /// <summary>So many strokes and colours there are.</summary>
    public const int MostLines = 10;

    public string Unit { get; init; } = OfNumbers;

    /// <summary>What lies along the foot: time, or hours; null: nothing but the values.</summary>
    public string? Foot { get; init; }
    public string? Across { get; init; }
    public string? Up { get; init; }
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];
    public IReadOnlyList<ChartLine> Lines { get; init; } = [];

    /// <summary>The encoder escapes angle brackets, so nothing in a name can end the element.</summary>
    public static string Json(IEnumerable<ReportChart> charts) =>
        JsonSerializer.Serialize(charts, JsonSerializerOptions.Web);
}

/// <summary>A bar, or a point with its interval.</summary>
/// <param name="Said">The value as it is read.</param>
public sealed record ChartMark(string Name, double? Value, string Said)
{
    public double? Low { get; init; }
    public double? High { get; init; }

    public static ChartMark Of(string name, Interval? interval, string said) =>
        new(name, interval?.Value, said) { Low = interval?.Low, High = interval?.High };
}

/// <param name="Points">Each its place along the foot and its height; null: there is none there.</param>
public sealed record ChartLine(string Name, IReadOnlyList<double?[]> Points);

/// <summary>A name with the stroke of its line.</summary>
public sealed record ChartKey(string Name, int At);

/// <summary>As of what a report is.</summary>
/// <param name="Moment">As it is read.</param>
/// <param name="IsProvisional">Figures may change.</param>
public sealed record ReportStand(long FactSeq, string Moment, bool IsProvisional);
