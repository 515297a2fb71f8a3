namespace ChallengeHub.Web;

/// <summary>Whose winners? What was won in each challenge, and the way to it.</summary>
[RequireAccess(AccessPolicies.Results)]
public sealed class AllWinnersView(Themes themes, Accounts accounts, ChallengeHub.Campaigns campaigns, Awards awards)
    : StaffPage(themes, accounts)
{
    public IReadOnlyList<WonLine> Challenges { get; private set; } = [];

    public async Task OnGet()
    {
        var launched = (await campaigns.All())
            .Where(x => x.LaunchedAt is not null && HttpContext.May(AccessPolicies.Results, x.Code))
            .ToList();
        var counts = await awards.Counts();
        Challenges =
        [
            .. launched
                .OrderByDescending(x => x.StartsAt)
                .Select(x => new WonLine(
                    x.Code,
                    x.Document.Name!.In(Lang),
                    counts.GetValueOrDefault(x.Id) ?? new AwardCount()
                )),
        ];
    }
}

/// <summary>A challenge and what was won in it.</summary>
public sealed record WonLine(string Code, string Name, AwardCount Count);
