using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChallengeHub.Web;

/// <summary>
/// The regulations of a campaign, to be read and printed by the players; of a draft only by those who prepare it.
/// </summary>
[RequireAccess(AccessPolicies.Boards)]
public class RegulationsView(BoardReads boards, ChallengeHub.Campaigns campaigns, Themes themes, TimeProvider clock)
    : PageModel
{
    public RuleFormatter Formatter { get; private set; } = null!;
    public SpokenTheme Theme { get; private set; } = null!;
    public RegulationsSource Source { get; private set; } = null!;
    public IReadOnlyList<RegulationsSection> Sections { get; private set; } = [];

    public Campaign Campaign => Source.View.Campaign;
    public string Name => Campaign.Document.Name!.In(Formatter.Language);

    public Masthead Masthead =>
        new(Campaign.Code, Name, Theme)
        {
            IsDraft = Source.IsDraft,
            HasDraws = Campaign.Document.Prizes.Any(x => x.Raffle is not null || x.Stock is not null),
        };

    /// <summary>Of a draft, what makes no sense in it.</summary>
    public IEnumerable<string> Contradictions =>
        Source.IsDraft
            ? ChallengeHub
                .Contradictions.Of(Source.Document)
                .Select(x => ContradictionWords.Of(x, Source.Document, Formatter))
            : [];

    /// <summary>Where draws are verified; null for a draft.</summary>
    public string? Draws => Source.IsDraft ? null : Url.Page("/Draws/Draws", new { campaign = Campaign.Code });

    public async Task<IActionResult> OnGet(string campaign)
    {
        if (await View(campaign) is not { } snapshot)
            return NotFound();
        if (snapshot.Campaign.LaunchedAt is null && !HttpContext.May(AccessPolicies.Campaigns, campaign))
            return NotFound();
        var language = Language.Current;
        Theme = SpokenTheme.Of(themes.For(snapshot.Campaign.Document.Theme), language, Request.PathBase);
        Formatter = RuleFormatter.Of(snapshot.Campaign.Document, language, Theme);
        Source = new RegulationsSource(snapshot, (await campaigns.Get(campaign)).Raffles, clock.GetUtcNow())
        {
            IsBaselineChanged = await campaigns.IsBaselineChanged(snapshot.Campaign),
        };
        Sections = Regulations.Of(Source, Formatter);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    /// <summary>To the minute.</summary>
    public string Moment =>
        LocalMoments.Moment(Source.Now.AddTicks(-(Source.Now.Ticks % TimeSpan.TicksPerMinute)), Formatter);

    private async Task<CampaignSnapshot?> View(string campaign)
    {
        try
        {
            return await boards.Snapshot(campaign);
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return null;
        }
    }
}
