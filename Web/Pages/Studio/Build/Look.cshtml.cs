using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Step 5: theme, screens, and what few need to change.</summary>
[Through(Doors.Campaigns)]
public sealed class LookStep(StudioDesk studio) : StepPage(studio)
{
    public override DraftStep Step => DraftStep.Look;
    public LookForm Form { get; private set; } = new();
    public IReadOnlyList<Theme> All => [.. Studio.Themes.All];

    public void OnGet()
    {
        Form = LookForm.Of(Document);
        SaySaved();
    }

    public async Task<IActionResult> OnPost(LookForm form)
    {
        Form = form;
        var errors = new FieldErrors();
        return await Keep(Draft.Document with { Campaign = form.Read(Document, errors) }, errors);
    }
}
