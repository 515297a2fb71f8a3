using Microsoft.AspNetCore.Http.Features;

namespace ChallengeHub.Web;

/// <summary>A lead's code in an address: any text, a slash included.</summary>
public static class LeadCodes
{
    private static readonly string[] Owners = ["campaigns", "desk"];

    /// <summary>Of the address as it was sent: decoded, <c>%2F</c> and <c>%252F</c> may be the same.</summary>
    public static string FromRoute(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var segments = target.Split('?')[0].Split('/');
        var leads = Array.FindIndex(segments, 2, x => x == "leads");
        while (leads > 1 && !Owners.Contains(segments[leads - 2]))
            leads = Array.FindIndex(segments, leads + 1, x => x == "leads");
        var isDraft = segments[leads + 1] == "drafts" && leads + 2 < segments.Length;
        return Uri.UnescapeDataString(segments[isDraft ? leads + 2 : leads + 1]);
    }

    public static string ToRoute(string code) => Uri.EscapeDataString(code);
}
