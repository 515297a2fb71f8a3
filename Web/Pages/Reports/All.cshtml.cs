namespace ChallengeHub.Web;

/// <summary>Whose reports? The challenges that the reader has some of, and the way to them.</summary>
[RequireAccess(AccessPolicies.Reports)]
public sealed class AllReportsView(Themes themes, Accounts accounts, ChallengeHub.Campaigns campaigns)
    : StaffPage(themes, accounts)
{
    /// <summary>The one that began last first.</summary>
    public IReadOnlyList<PageLink> Challenges { get; private set; } = [];

    public async Task OnGet() =>
        Challenges = [
            .. (await campaigns.All())
                .Where(x => x.LaunchedAt is not null && HttpContext.May(AccessPolicies.Reports, x.Code))
                .OrderByDescending(x => x.StartsAt)
                .Select(x => new PageLink($"/reports/{x.Code}", x.Document.Name!.In(Lang))),
        ];
}
