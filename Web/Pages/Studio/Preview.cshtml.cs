using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChallengeHub.Web;

/// <summary>
/// The real wall of a pack with made-up players; inside the editor its script takes the pack as it is being typed.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class PreviewView(Themes themes, TimeProvider clock) : PageModel
{
    public PageSheet Sheet { get; private set; } = null!;

    /// <summary>In the language of <c>?speak=</c>, which is not remembered as the reader's.</summary>
    public IActionResult OnGet(string theme)
    {
        if (themes.Find(theme) is not { } found)
            return NotFound();
        var language = Language.Current;
        Sheet = PageSheet.Of(
            SampleCampaign.Of(theme, clock.GetUtcNow()),
            SpokenTheme.Of(found, language, Request.PathBase),
            language,
            Request.PathBase
        ) with
        {
            Sample = true,
        };
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
