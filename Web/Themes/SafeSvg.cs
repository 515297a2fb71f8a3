using System.Xml;
using System.Xml.Linq;

namespace ChallengeHub.Web;

/// <summary>Accepts a drawing only if it is made of drawing elements and refers to nothing outside itself.</summary>
public static class SafeSvg
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // An allow-list: what is not known to be a drawing (script, foreignObject, a, image, set, animate…) stays out.
    static readonly HashSet<string> Drawing =
    [
        "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "text", "tspan", "use", "symbol", "clipPath", "mask", "pattern", "linearGradient", "radialGradient", "stop",
        "filter", "feGaussianBlur", "feOffset", "feMerge", "feMergeNode", "feFlood", "feComposite", "feBlend", "feColorMatrix",
    ];

    /// <returns>What is wrong with the drawing, or null.</returns>
    public static string? Refusal(Stream content)
    {
        try
        {
            using var reader = XmlReader.Create(content, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = 2_000_000,
            });
            var document = XDocument.Load(reader);
            if (document.Nodes().OfType<XProcessingInstruction>().Any()) return "has a processing instruction";
            if (document.Root!.Name != Svg + "svg") return "is not an SVG drawing";
            return document.Descendants().Select(Refusal).FirstOrDefault(refusal => refusal is not null);
        }
        catch (XmlException broken)
        {
            return $"is not well-formed: {broken.Message}";
        }
    }

    static string? Refusal(XElement element)
    {
        if (element.Name.Namespace != Svg || !Drawing.Contains(element.Name.LocalName))
            return $"has the element <{element.Name.LocalName}>, which is not allowed";
        return element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(Refusal).FirstOrDefault(r => r is not null);
    }

    static string? Refusal(XAttribute attribute)
    {
        var (name, value) = (attribute.Name.LocalName, attribute.Value.Trim());
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) return $"has the event attribute {name}";
        if (name is "href" or "src" or "base" && !value.StartsWith('#')) return $"refers to something outside itself ({name})";
        if (name == "style") return "has a style attribute; use presentation attributes";
        return value.Replace(" ", "").Replace("url(#", "").Contains("url(", StringComparison.OrdinalIgnoreCase) || value.Contains('\\')
            ? $"refers to something outside itself ({name})"
            : null;
    }
}
