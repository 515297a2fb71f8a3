using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Every draw of a campaign with the fingerprint that was published for it, and who won.</summary>
[RequireAccess(AccessPolicies.Boards)]
public sealed class DrawsView(Themes themes, Accounts accounts, PageReads pages, DrawReads draws)
    : StaffPage(themes, accounts)
{
    public CampaignPage Campaign { get; private set; } = null!;
    public SpokenTheme Theme => SpokenTheme.Of(Themes.For(Campaign.Theme), Lang, Request.PathBase);
    public DrawLines Shown { get; private set; } = new([], 0, 0);
    public IReadOnlyList<DrawLine> Lines => Shown.Lines;
    private IReadOnlyDictionary<int, string> titles = new Dictionary<int, string>();

    /// <param name="after">How many draws to pass over.</param>
    public async Task<IActionResult> OnGet(string campaign, int after = 0)
    {
        if (await pages.Campaign(campaign, Lang) is not { } found)
            return NotFound();
        Campaign = found;
        Shown = await draws.Page(campaign, after, new Reader(Caller.Of(User).Audience(campaign), Lang));
        titles = Lines.Select(x => x.Period).Distinct().ToDictionary(x => x, x => TitleOf(Campaign, x, Lang));
        return Page();
    }

    public string PeriodTitle(int number) => titles[number];

    /// <summary>Who won; of many the best ranked.</summary>
    public string WinnersOf(DrawLine line) =>
        string.Join(", ", line.Winners)
        + (line.Won > line.Winners.Count ? T.FormatDrawsMoreWon($"{line.Won - line.Winners.Count}") : "");

    public static string Address(CampaignPage campaign, DrawLine line) =>
        $"/draws/{campaign.Code}/{(line.Period == BoardKey.Overall ? "overall" : line.Period)}/{line.Prize}";

    internal static string TitleOf(CampaignPage campaign, int number, string language) =>
        campaign.Periods.FirstOrDefault(x => x.Number == number) is { } period
            ? PeriodName.Of(period, TimeZoneInfo.FindSystemTimeZoneById(campaign.TimeZone), language)
            : T.WallOverall;
}
