using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChallengeHub.Web;

/// <summary>
/// The front door: campaigns with the way to their wall and boards, and theme packs that were refused.
/// </summary>
[RequireAccess(AccessPolicies.Boards)]
public sealed class IndexView(PageReads reads, Themes themes, FirstSteps first) : PageModel
{
    /// <summary>Null once something has been launched, and for who begins no challenges.</summary>
    public FirstDay? FirstDay { get; private set; }

    public string Lang { get; private set; } = "en";

    public IReadOnlyList<CampaignLine> Campaigns { get; private set; } = [];

    public IReadOnlyList<ThemeFault> Faults => themes.Faults;

    public string? ThemeCode { get; private set; }

    public async Task OnGet()
    {
        Lang = Language.Current;
        Campaigns = await reads.Campaigns(Lang, campaign => HttpContext.May(AccessPolicies.Boards, campaign));
        FirstDay = await first.Of(HttpContext);
        ThemeCode =
            themes.All.Count == 0 ? null : themes.For(Campaigns.Count > 0 ? Campaigns[0].Theme : "hollywood").Code;
    }

    public string Day(DateTimeOffset at, CampaignLine campaign) =>
        TimeZoneInfo
            .ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(campaign.TimeZone))
            .ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(Lang));
}
