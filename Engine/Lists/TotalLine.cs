using System.Text.RegularExpressions;

namespace ChallengeHub;

/// <summary>The line that a spreadsheet adds below a list: "Total", "Sous-total : 12", "Grand total".</summary>
internal static partial class TotalLine
{
    public const string LeftOut = "total-left-out";

    /// <summary>Somebody of that name has an address.</summary>
    public static bool Is(ListRow row) =>
        row.Cells.FirstOrDefault(cell => cell.Length > 0) is { } first
        && Total().IsMatch(first)
        && !row.Cells.Any(cell => cell.Contains('@', StringComparison.Ordinal));

    [GeneratedRegex(
        @"^(grand |sous-|sub-?)?(total|totals|totaux|somme|sum)( général| general)?( ?[:=(].*| \d[\d\s]*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Total();
}
