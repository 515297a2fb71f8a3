using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChallengeHub.Web;

/// <summary>
/// Writes the mark into every form that is posted; <c>marked="false"</c> leaves one without: it is sent as often as it
/// is pressed, and nothing of it is kept.
/// </summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class MarkedForm : TagHelper
{
    [HtmlAttributeName("marked")]
    public bool Marked { get; set; } = true;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var method = context.AllAttributes["method"]?.Value?.ToString();
        if (!Marked || !string.Equals(method, "post", StringComparison.OrdinalIgnoreCase))
            return;
        var mark = FormMark.Of(View.HttpContext); // base64url
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{FormMark.Field}\" value=\"{mark}\">");
    }
}
