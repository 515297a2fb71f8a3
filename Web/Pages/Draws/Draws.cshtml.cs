using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Every draw of a campaign with the fingerprint that was published for it, and who won.</summary>
[Through(Doors.Boards)]
public sealed class DrawsView(Themes themes, Accounts accounts, PageReads pages, DrawReads draws) : OfficePage(themes, accounts)
{
    public CampaignPage Campaign { get; private set; } = null!;
    public IReadOnlyList<DrawLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGet(string campaign)
    {
        if (await pages.Campaign(campaign, Lang) is not { } found) return NotFound();
        Campaign = found;
        Lines = await draws.All(campaign, new Reader(Visitor.Of(User).Audience(campaign), Lang));
        return Page();
    }

    public string PeriodTitle(int number) => TitleOf(Campaign, number, Lang);

    public static string Address(CampaignPage campaign, DrawLine line) => $"/draws/{campaign.Code}/{(line.Period == BoardKey.Overall ? "overall" : line.Period)}/{line.Prize}";

    internal static string TitleOf(CampaignPage campaign, int number, string language) => campaign.Periods.FirstOrDefault(x => x.Number == number) is { } period
        ? PeriodName.Of(period, TimeZoneInfo.FindSystemTimeZoneById(campaign.TimeZone), language)
        : Words.Say(language, "overall");
}
