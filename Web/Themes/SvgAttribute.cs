using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>
/// One attribute of a drawing. An allow-list twice: of names, and of the functions that a value may call; the one
/// that may
/// carry an address, <c>url()</c>, is taken only where paint or a mask is named, and only for a part of the same
/// drawing.
/// </summary>
internal sealed partial record SvgAttribute(string Namespace, string Name, string Value)
{
    private const string Xml = "http://www.w3.org/XML/1998/namespace";
    private const string Xlink = "http://www.w3.org/1999/xlink";
    private const string Declarations = "http://www.w3.org/2000/xmlns/";

    /// <summary>What names a part of the drawing by <c>url(#part)</c>.</summary>
    private static readonly HashSet<string> Painted = ["fill", "stroke", "clip-path", "mask", "filter"];

    private static readonly HashSet<string> Words =
    [
        "id",
        "class",
        "role",
        "lang",
        "aria-label",
        "aria-hidden",
        "aria-labelledby",
        "data-name",
        "version",
    ];

    private static readonly HashSet<string> Plain =
    [
        // geometry
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "fr",
        "dx",
        "dy",
        "d",
        "points",
        "width",
        "height",
        "viewBox",
        "preserveAspectRatio",
        "transform",
        "pathLength",
        "rotate",
        "textLength",
        "lengthAdjust",
        // gradients, patterns, masks
        "offset",
        "stop-color",
        "stop-opacity",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "patternUnits",
        "patternContentUnits",
        "patternTransform",
        "maskUnits",
        "maskContentUnits",
        "clipPathUnits",
        "clip-rule",
        "mask-type",
        // paint
        "opacity",
        "fill-opacity",
        "fill-rule",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "color",
        "display",
        "visibility",
        "overflow",
        "paint-order",
        "vector-effect",
        "shape-rendering",
        "text-rendering",
        "color-interpolation",
        "isolation",
        "mix-blend-mode",
        "enable-background",
        "transform-origin",
        // filters
        "filterUnits",
        "primitiveUnits",
        "stdDeviation",
        "in",
        "in2",
        "result",
        "operator",
        "k1",
        "k2",
        "k3",
        "k4",
        "mode",
        "type",
        "values",
        "flood-color",
        "flood-opacity",
        "edgeMode",
        "color-interpolation-filters",
        // letters
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "font-stretch",
        "font-variant",
        "text-anchor",
        "dominant-baseline",
        "alignment-baseline",
        "baseline-shift",
        "letter-spacing",
        "word-spacing",
        "text-decoration",
        "writing-mode",
        "direction",
        "xml:space",
    ];

    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "translate",
        "scale",
        "rotate",
        "skewX",
        "skewY",
        "matrix",
        "rgb",
        "rgba",
        "hsl",
        "hsla",
    };

    public bool IsId => Namespace.Length == 0 && Name == "id";

    /// <returns>Why it is not taken, or null.</returns>
    public FieldError? FirstError()
    {
        if (Namespace == Declarations)
            return null;
        if (Namespace == Xml)
            return Name is "space" or "lang" ? null : NotAllowed();
        if (Name == "href" && Namespace is "" or Xlink)
            return Part().IsMatch(Value) ? null : Outside();
        if (Namespace == Xlink && Name is "title" or "type")
            return null;
        if (Namespace.Length > 0)
            return NotAllowed();
        if (Words.Contains(Name))
            return null;
        if (Name == "style")
            return new FieldError("", "svg-style");
        if (!Painted.Contains(Name) && !Plain.Contains(Name))
            return NotAllowed();
        if (Painted.Contains(Name) && PaintedBy().IsMatch(Value))
            return null;

        return IsPlain(Value) ? null : Outside();
    }

    /// <returns>The part of the same drawing that it names, or null.</returns>
    public string? Reference()
    {
        if (Name == "href")
            return Value[1..];
        return Painted.Contains(Name) && PaintedBy().Match(Value) is { Success: true } painted
            ? painted.Groups["id"].Value
            : null;
    }

    /// <summary>Nothing but numbers, words and functions that draw: none of them loads anything.</summary>
    private static bool IsPlain(string value)
    {
        if (value.Contains("/*", StringComparison.Ordinal) || value.AsSpan().IndexOfAny(Unwanted) >= 0)
            return false;
        var begins = 0;
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] is ' ' or ',' or ')' or '\t' or '\r' or '\n')
                begins = at + 1;
            if (value[at] != '(')
                continue;
            if (!Functions.Contains(value[begins..at]))
                return false;
            begins = at + 1;
        }
        return true;
    }

    private static readonly System.Buffers.SearchValues<char> Unwanted = System.Buffers.SearchValues.Create(
        "\\{}@<>;\0"
    );

    private FieldError NotAllowed() => new FieldError("", "svg-attribute", Name);

    private FieldError Outside() => new FieldError("", "svg-outside", Name);

    [GeneratedRegex(@"\A#[\p{L}_][\p{L}\p{N}_.:-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    /// <summary>A part of the same drawing, and what is painted where there is none.</summary>
    [GeneratedRegex(
        @"\Aurl\(\s*(?<quote>[""']?)#(?<id>[\p{L}_][\p{L}\p{N}_.:-]{0,127})\k<quote>\s*\)"
            + @"(\s+(none|#[0-9a-f]{3,8}|[a-z]{3,30}))?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex PaintedBy();
}
