using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>The list of challenges behind the studio's door: where drafts are deleted and challenges copied.</summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class StudioView(StudioDesk studio, FirstSteps first) : ChallengesPage(studio, first)
{
    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostClone(string? campaign)
    {
        if (!MayCreate || !HttpContext.May(AccessPolicies.Campaigns, campaign))
            return Forbid();

        Draft? draft = null;
        if (
            await Try(async () =>
            {
                var snapshot = await Studio.Reads.Snapshot(campaign ?? "");
                var cloned = Cloning.NextYear(snapshot);
                cloned = cloned with { Listed = PlayerList.Write(cloned, column => T.Of($"head{column}")) };
                draft = await Studio.Drafts.Begin(
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
        if (await Try(() => Studio.Drafts.Delete(draft ?? "", HttpContext.By())))
            return LocalRedirect("~/");
        await Load();
        return Page();
    }
}
