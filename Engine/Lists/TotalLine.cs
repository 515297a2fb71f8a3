using System.Text.RegularExpressions;

namespace ChallengeHub;

/// <summary>The line that a spreadsheet adds below a list: "Total", "Subtotal: 12", "Grand total".</summary>
internal static class TotalLine
{
    public const string LeftOut = "total-left-out";

    /// <summary>Somebody of that name has an address.</summary>
    public static bool Is(ListRow row) =>
        row.Cells.FirstOrDefault(cell => cell.Length > 0) is { } first
        && Total.IsMatch(first)
        && !row.Cells.Any(cell => cell.Contains('@', StringComparison.Ordinal));

    private static readonly Regex Total = new(
        KnownWords.TotalLine,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );
}
