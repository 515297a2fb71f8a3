using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>What prospectors read above their form: marketing's brief, and the plan of each team.</summary>
[RequireAccess(AccessPolicies.Leads)]
public sealed class BriefView(DeskParts parts, TeamPlans plans, ChallengeHub.Campaigns campaigns) : DeskPage(parts)
{
    public override DeskSection Section => DeskSection.Brief;

    /// <summary>Of each team that the reader directs.</summary>
    public IReadOnlyList<TeamPlan> Plans { get; private set; } = [];
    public LocalText? Brief => Snapshot.Campaign.Document.Brief;
    public string? BriefEn { get; private set; }
    public string? BriefFr { get; private set; }
    public long Mark { get; private set; }

    /// <summary>The brief is of the challenge's document.</summary>
    public bool MayWriteBrief => HttpContext.May(AccessPolicies.Campaigns, Campaign);

    /// <summary>Whose form has a fault: the code of a team; null: that of the challenge.</summary>
    public string? Faulty { get; private set; }

    public override async Task<IActionResult> OnGet()
    {
        if (Request.Query.ContainsKey("saved"))
            Done = T.Saved;
        return await base.OnGet();
    }

    public async Task<IActionResult> OnPostPlan(string? team, string? plan, long version)
    {
        var typed = new TeamPlan
        {
            Team = team ?? "",
            Brief = plan?.Trim() ?? "",
            Version = version,
        };
        if (await Try(() => plans.Put(Campaign, typed, Caller)))
            return Saved();

        Faulty = typed.Team;
        if (!await Loaded())
            return NotFound();
        // what was typed stays; sent again it is what was read here that is overwritten
        Plans = [.. Plans.Select(x => x.Team == typed.Team ? typed with { Version = x.Version } : x)];
        return Page();
    }

    public async Task<IActionResult> OnPostBrief(string? briefEn, string? briefFr, long mark)
    {
        if (!MayWriteBrief)
            return NotFound();
        var document = Snapshot.Campaign.Document with { Brief = TypedName.Read(briefEn, briefFr, Brief) };
        var expected = new Expectation(Versions: [mark]);
        if (await Try(() => campaigns.Put(Campaign, document, expected, HttpContext.By())))
            return Saved();

        if (!await Loaded())
            return NotFound();
        BriefEn = briefEn;
        BriefFr = briefFr;
        return Page();
    }

    /// <summary>Of the challenge's brief.</summary>
    public string? BriefFault
    {
        get
        {
            if (Faulty is not null)
                return null;
            var own = Faults.Where(x => x.Key.StartsWith("brief", StringComparison.Ordinal));
            return own.Any() ? string.Join(" ", own.SelectMany(x => x.Value)) : null;
        }
    }

    protected override async Task Load()
    {
        var written = (await plans.Of(Campaign, Caller)).ToDictionary(x => x.Team);
        Plans =
        [
            .. Snapshot
                .Campaign.Document.Teams.Where(x => IsMarketing || Mover.Teams.Contains(x.Code))
                .Select(x => written.GetValueOrDefault(x.Code) ?? new TeamPlan { Team = x.Code }),
        ];
        var (en, fr) = TypedName.Of(Brief, Lang);
        BriefEn = en;
        BriefFr = fr;
        Mark = Snapshot.Campaign.Mark;
    }

    private LocalRedirectResult Saved() => LocalRedirect($"~{Address(Section)}?saved=1");
}
