using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// The one list of challenges, at home and at /studio: those that the reader may see, with drafts and the ways to look
/// after them for those who may.
/// </summary>
public abstract class ChallengesPage(StudioDesk studio, FirstSteps first) : StaffPage(studio.Themes, studio.Accounts)
{
    protected StudioDesk Studio { get; } = studio;

    /// <summary>Null once something has been launched, and for who begins no challenges.</summary>
    public FirstDay? FirstDay { get; private set; }
    public IReadOnlyList<Draft> Drafts { get; private set; } = [];

    /// <summary>Running ones first.</summary>
    public IReadOnlyList<(Campaign Campaign, CampaignStatus Status)> Campaigns { get; private set; } = [];
    public IReadOnlyList<ThemeFault> RefusedThemes => Themes.Faults;
    public bool MayCreate => May(AccessPolicies.Campaigns) && StudioDesk.MayCreate(HttpContext);

    public bool MayManage(string campaign) => HttpContext.May(AccessPolicies.Campaigns, campaign);

    public bool MayHandOver(string campaign) => HttpContext.May(AccessPolicies.Results, campaign);

    public bool MayReport(string campaign) => HttpContext.May(AccessPolicies.Reports, campaign);

    /// <summary>Where the reader works on the challenge's leads; null: he has no part in them.</summary>
    public string? Desk(string campaign) =>
        HttpContext.May(AccessPolicies.Leads, campaign)
            ? DeskHomes.Address(campaign, Caller.Of(User).Grants.Where(x => x.Campaign == campaign))
            : null;

    public string Name(LocalText? name, string code) => name?.In(Lang) ?? code;

    public string Days(Campaign campaign) =>
        $"{Day(campaign.StartsAt, campaign.Zone)} – {Day(campaign.End.AddMilliseconds(-1), campaign.Zone)}";

    public string Address(Draft draft) => Url.Content(StudioDesk.Address(draft.Code, draft.Step));

    protected async Task Load()
    {
        var now = Studio.Clock.GetUtcNow();
        FirstDay = await first.Of(HttpContext);
        Drafts = May(AccessPolicies.Campaigns) ? [.. (await Studio.Drafts.All()).Where(x => MayManage(x.Code))] : [];
        Campaigns =
        [
            .. (await Studio.Campaigns.All())
                .Where(x => x.LaunchedAt is null ? MayManage(x.Code) : HttpContext.May(AccessPolicies.Boards, x.Code))
                .Select(x => (Campaign: x, Status: x.Status(now)))
                .OrderBy(x => Order(x.Status))
                .ThenByDescending(x => x.Campaign.StartsAt),
        ];
    }

    private static int Order(CampaignStatus status) =>
        status switch
        {
            CampaignStatus.Running => 0,
            CampaignStatus.Scheduled => 1,
            CampaignStatus.Draft => 2,
            _ => 3,
        };

    private string Day(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy", CultureInfo.GetCultureInfo(Lang));
}
