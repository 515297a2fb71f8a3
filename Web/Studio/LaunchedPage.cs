using Microsoft.AspNetCore.Mvc.Filters;

namespace ChallengeHub.Web;

/// <summary>What the studio's pages of a launched campaign have in common.</summary>
public abstract class LaunchedPage(StudioDesk studio) : StaffPage(studio.Themes, studio.Accounts)
{
    protected StudioDesk Studio { get; } = studio;
    public CampaignSnapshot View { get; private set; } = null!;
    public Campaign Campaign => View.Campaign;

    /// <summary>In the address, where its door was asked.</summary>
    public string Code => (string)RouteData.Values["campaign"]!;
    public DateTimeOffset Now => Studio.Clock.GetUtcNow();
    public CampaignStatus Status => Campaign.Status(Now);
    public bool IsOver => Status == CampaignStatus.Closed || Campaign.EndedAt is not null || Now >= Campaign.EndsAt;
    public string Name => Campaign.Document.Name!.In(Lang);
    public RuleFormatter Formatter =>
        RuleFormatter.Of(
            Campaign.Document,
            Lang,
            SpokenTheme.Of(Studio.Themes.For(Campaign.Document.Theme), Lang, Request.PathBase)
        );

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (!(await Studio.Campaigns.All()).Any(x => x.Code == Code && x.LaunchedAt is not null))
        {
            context.Result = NotFound();
            return;
        }
        await Load();
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>On the campaign's clocks, to the second.</summary>
    public string At(DateTimeOffset at) =>
        LocalMoments.Moment(at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)), Formatter);

    protected virtual async Task Load() => View = await Studio.Reads.Snapshot(Code);
}
