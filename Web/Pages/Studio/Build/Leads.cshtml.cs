using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// Step 6: what leads must say, where they go, and by when they are worked on; all of it can be left alone.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns), RequestFormLimits(ValueCountLimit = RulesEditor.MostFields)]
public sealed class LeadsStep(StudioDesk studio) : StepPage(studio)
{
    public override DraftStep Step => DraftStep.Leads;
    public LeadsForm Form { get; private set; } = new();

    public LeadsEditor Editor =>
        new(this, Form, Draft.Document.Whole(), LeadsPeople.Of(Draft.Document, Lang), Formatter)
        {
            Stale = Draft.Document.Stale,
        };

    public void OnGet()
    {
        Form = LeadsForm.Of(Document, Lang);
        SaySaved();
    }

    public async Task<IActionResult> OnPost(LeadsForm form)
    {
        Form = form;
        Anchor = LeadsButtons.Press(form, Go);
        var errors = new FieldErrors();
        var reading = new LeadsReading(errors, LeadsPeople.Of(Draft.Document, Lang), Lang);
        return await Keep(Draft.Document with { Campaign = form.Read(Document, reading) }, errors);
    }
}
