using System.Xml;

namespace ChallengeHub.Web;

/// <summary>
/// Accepts a drawing only if it is made of known drawing elements and attributes, refers to nothing outside itself,
/// and is
/// drawn in bounded time. Read once from front to back: what is refused is read no further.
/// </summary>
public static class SafeSvg
{
    /// <summary>Far above what drawing programs write.</summary>
    public const int Deepest = 64;
    public const int MostElements = 10_000;
    public const int MostAttributes = 64;
    public const int MostCharacters = 2_000_000;

    private const string Svg = "http://www.w3.org/2000/svg";

    // an allow-list: what is not known to be a drawing (script, foreignObject, a, image, set, animate…) stays out
    private static readonly HashSet<string> Drawing =
    [
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "use",
        "symbol",
        "clipPath",
        "mask",
        "pattern",
        "linearGradient",
        "radialGradient",
        "stop",
        "filter",
        "feGaussianBlur",
        "feOffset",
        "feMerge",
        "feMergeNode",
        "feFlood",
        "feComposite",
        "feBlend",
        "feColorMatrix",
    ];

    /// <returns>What is wrong with the drawing, or null.</returns>
    public static FieldError? FirstError(Stream content)
    {
        try
        {
            using var reader = XmlReader.Create(
                content,
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    MaxCharactersInDocument = MostCharacters,
                    IgnoreComments = true,
                }
            );

            return FirstError(reader);
        }
        catch (XmlException broken)
        {
            return new FieldError("", "svg-malformed", broken.Message);
        }
    }

    private static FieldError? FirstError(XmlReader reader)
    {
        var parts = new SvgParts();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.ProcessingInstruction)
                return new FieldError("", "svg-instruction");
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.Depth >= Deepest)
                return new FieldError("", "svg-too-deep", Deepest);
            if (parts.Count == MostElements)
                return new FieldError("", "svg-too-many-elements", MostElements);
            if (reader.AttributeCount > MostAttributes)
                return new FieldError("", "svg-too-many-attributes", MostAttributes);
            if (FirstError(reader, parts) is { } error)
                return error;
        }

        return parts.FirstError();
    }

    /// <summary>Of the element that the reader stands at.</summary>
    private static FieldError? FirstError(XmlReader reader, SvgParts parts)
    {
        var element = reader.LocalName;
        if (parts.Count == 0 && (element != "svg" || reader.NamespaceURI != Svg))
            return new FieldError("", "not-an-svg");
        if (reader.NamespaceURI != Svg || !Drawing.Contains(element))
            return new FieldError("", "svg-element", element);

        parts.Open(reader.Depth);
        while (reader.MoveToNextAttribute())
        {
            var attribute = new SvgAttribute(reader.NamespaceURI, reader.LocalName, reader.Value.Trim());
            if (attribute.FirstError() is { } error)
                return error;
            if (attribute.IsId)
                parts.Name(attribute.Value);
            else if (attribute.Reference() is { } id)
                parts.Refer(id);
        }

        return null;
    }
}
