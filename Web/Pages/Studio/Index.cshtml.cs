using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// The studio's desk: challenges in the making, and campaigns to look after, to end, or to play again.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class StudioView(StudioDesk studio) : StaffPage(studio.Themes, studio.Accounts)
{
    public IReadOnlyList<Draft> Drafts { get; private set; } = [];
    public IReadOnlyList<(Campaign Campaign, CampaignStatus Status)> Campaigns { get; private set; } = [];
    public bool MayCreate => StudioDesk.MayCreate(HttpContext);

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostClone(string? campaign)
    {
        if (!MayCreate || !HttpContext.May(AccessPolicies.Campaigns, campaign))
            return Forbid();
        Draft? draft = null;
        if (
            await Try(async () =>
            {
                var snapshot = await studio.Reads.Snapshot(campaign ?? "");
                var cloned = Cloning.NextYear(snapshot);
                cloned = cloned with { Listed = PlayerList.Write(cloned, column => T.Of($"head{column}")) };
                draft = await studio.Drafts.Begin(
                    Cloning.Code(snapshot.Campaign),
                    cloned,
                    exactly: false,
                    HttpContext.By()
                );
            })
        )
            return LocalRedirect(StudioDesk.Address(draft!.Code, DraftStep.Basics));
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostDelete(string? draft)
    {
        if (!HttpContext.May(AccessPolicies.Campaigns, draft ?? ""))
            return Forbid();
        if (await Try(() => studio.Drafts.Delete(draft ?? "", HttpContext.By())))
            return LocalRedirect("~/studio");
        await Load();
        return Page();
    }

    public string Name(LocalText? name, string code) => name?.In(Lang) ?? code;

    public string Days(Campaign campaign) =>
        $"{Day(campaign.StartsAt, campaign.Zone)} – {Day(campaign.End.AddMilliseconds(-1), campaign.Zone)}";

    public string Address(Draft draft) => Url.Content(StudioDesk.Address(draft.Code, draft.Step));

    private string Day(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy", CultureInfo.GetCultureInfo(Lang));

    private async Task Load()
    {
        var now = studio.Clock.GetUtcNow();
        Drafts = [.. (await studio.Drafts.All()).Where(x => HttpContext.May(AccessPolicies.Campaigns, x.Code))];
        Campaigns =
        [
            .. (await studio.Campaigns.All())
                .Where(x => HttpContext.May(AccessPolicies.Campaigns, x.Code))
                .Select(x => (x, x.Status(now)))
                .OrderBy(x => x.Item2 == CampaignStatus.Closed)
                .ThenByDescending(x => x.x.StartsAt),
        ];
    }
}
