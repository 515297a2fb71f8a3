using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// WCAG 2.2 contrast of the colours that a palette puts on one another; every pair must reach AA for text.
/// </summary>
public static class Contrast
{
    public const double Aa = 4.5;

    private static readonly string[] Inks = ["text", "muted", "accent", "highlight", "warning"];
    private static readonly string[] Grounds = ["background", "surface", "raised"];

    public static IEnumerable<ColourPair> Pairs() =>
        Inks.SelectMany(ink => Grounds.Select(ground => new ColourPair(ink, ground)))
            .Append(new("accentInk", "accent"))
            .Append(new("warningInk", "warning"));

    public static double Ratio(string one, string other)
    {
        var a = Luminance(one);
        var b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    public static double Luminance(string colour) =>
        0.2126 * Channel(colour, 1) + 0.7152 * Channel(colour, 3) + 0.0722 * Channel(colour, 5);

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}

/// <summary>A colour of text and the one that it is written on, as a palette calls them.</summary>
public sealed record ColourPair(string Ink, string Ground);
