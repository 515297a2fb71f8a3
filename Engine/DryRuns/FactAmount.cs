using System.Globalization;
using System.Text.RegularExpressions;

namespace ChallengeHub;

/// <summary>An amount as a spreadsheet writes it: <c>1 234,50</c>, <c>1.234,50</c>, <c>1,234.50</c>.</summary>
/// <param name="Number">Null: it is none, or could be two.</param>
/// <param name="IsAsked">It could be two, such as <c>12.500</c> in a file with semicolons: twelve and a half, or twelve
/// thousand five hundred.</param>
public readonly partial record struct FactAmount(decimal? Number, bool IsAsked = false)
{
    /// <param name="separator">Between the file's cells: a semicolon is there because the comma is the decimal
    /// mark.</param>
    /// <param name="decimalMark">The decimal mark, where somebody said it.</param>
    public static FactAmount Read(string cell, char separator, DecimalMark? decimalMark)
    {
        var text = Groups().Replace(cell, "");
        if (!Digits().IsMatch(text))
            return default;

        var points = text.Count(x => x == '.');
        var commas = text.Count(x => x == ',');
        if (points + commas == 0)
            return Of(text, null);
        if (points > 0 && commas > 0)
            return Of(text, text.LastIndexOf('.') > text.LastIndexOf(',') ? '.' : ',');

        var mark = points > 0 ? '.' : ',';
        if (points + commas > 1)
            return Of(text, mark == '.' ? ',' : '.');
        if (decimalMark is { } known)
            return Of(text, known == DecimalMark.Point ? '.' : ',');
        if (!Thousands().IsMatch(text))
            return Of(text, mark);

        var usual = separator == ';' ? ',' : '.';
        return mark == usual ? Of(text, mark) : new(null, IsAsked: true);
    }

    /// <summary>With one decimal mark; the other stands between groups of three.</summary>
    private static FactAmount Of(string text, char? mark)
    {
        var parts = mark is { } at ? text.Split(at) : [text];
        if (parts.Length > 2 || !Whole().IsMatch(parts[0]) || parts[^1].Length == 0)
            return default;
        var plain = parts[0].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        var invariant = parts.Length == 2 ? $"{plain}.{parts[1]}" : plain;
        return new(Conditions.TryNumber(invariant, out var number) ? number : null);
    }

    /// <summary>Spaces and apostrophes between groups of three.</summary>
    [GeneratedRegex(@"(?<=\d)[ '’](?=\d{3}(\D|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Groups();

    [GeneratedRegex(@"^[+-]?\d[\d.,]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}[.,]\d{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[+-]?(\d+|\d{1,3}([.,]\d{3})+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    /// <summary>The two numbers that such an amount could be.</summary>
    public static AmountReadings Both(string cell)
    {
        var digits = cell.Replace(',', '.');
        return new AmountReadings(
            decimal.Parse(digits, CultureInfo.InvariantCulture),
            decimal.Parse(digits.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
        );
    }
}

/// <summary>The two numbers that an amount could be.</summary>
public readonly record struct AmountReadings(decimal Small, decimal Large);
