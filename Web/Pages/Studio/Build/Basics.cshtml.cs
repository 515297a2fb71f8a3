using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Step 1: name, days, zone, currency, periods.</summary>
[Through(Doors.Campaigns)]
public sealed class BasicsStep(StudioDesk studio) : StepPage(studio)
{
    public override DraftStep Step => DraftStep.Basics;
    public BasicsForm Form { get; private set; } = new();

    public void OnGet()
    {
        Form = BasicsForm.Of(Draft, Lang);
        SaySaved();
    }

    public async Task<IActionResult> OnPost(BasicsForm form)
    {
        Form = form;
        var code = Typed.Text(form.Code) ?? Draft.Code;
        if (code != Draft.Code && !HttpContext.May(Doors.Campaigns, code))
        {
            await Try(() => throw Refusal.Invalid("code", Say("codeNotYours")));
            return Page();
        }
        var errors = new FieldErrors();
        return await Keep(form.Read(Draft.Document, errors), errors, code);
    }
}
