using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Step 6: the challenge as its players will read it, and what is still missing; then it is launched.</summary>
[Through(Doors.Campaigns)]
public sealed class ReviewStep(StudioDesk studio) : StepPage(studio)
{
    public override DraftStep Step => DraftStep.Review;
    public CampaignDocument Whole => Draft.Document.Whole();
    public IReadOnlyList<(string Field, string Message)> Missing => [.. Draft.Document.Errors().DistinctBy(x => (x.Field, x.Message))];

    public string ThemeName => Studio.Themes.For(Document.Theme).Name.In(Lang);

    public void OnGet() => SaySaved();

    public async Task<IActionResult> OnPost()
    {
        Campaign? launched = null;
        if (await Try(async () => launched = await Studio.Drafts.Launch(Code, Version, HttpContext.By()))) return LocalRedirect($"~/studio/{launched!.Code}/run?launched=1");
        if (Response.StatusCode == StatusCodes.Status412PreconditionFailed)
            Fault = Say("draftReadAgain", ("who", await Studio.NameOf(Draft.UpdatedBy)), ("when", Moment(Draft.UpdatedAt)));
        Version = Draft.Version;
        return Page();
    }

    /// <summary>Where a field that is missing can be typed.</summary>
    public string Where(string field) => Url.Content(StudioDesk.Address(Draft.Code, StudioDesk.StepOf(field)));

    public int Count(Role role) => Draft.Document.Players.Count(x => x.Role == role);
}
