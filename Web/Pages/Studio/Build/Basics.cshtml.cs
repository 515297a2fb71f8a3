using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Step 1: name, days, zone, currency, periods.</summary>
[RequireAccess(AccessPolicies.Campaigns)]
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
        // the page may have been opened under the code that the draft had then
        var typed = Typed.Text(form.Code) is { } typedCode && typedCode == Code ? Draft.Code : Typed.Text(form.Code);
        if (typed is not null && typed != Draft.Code && !HttpContext.May(AccessPolicies.Campaigns, typed))
        {
            Refuse("code", T.CodeNotYours);
            return Page();
        }
        var errors = new FieldErrors();
        var follows = typed is null || (typed == Draft.Code && Draft.Document.CodeFollowsName);
        var document = form.Read(Draft.Document, errors) with { CodeFollowsName = follows };
        var code = follows ? CodeAfter(document.Campaign.Name, isAsked: typed is null) : typed;
        return await Keep(document, errors, code);
    }

    /// <summary>
    /// The code that the name proposes, once that is another one; people who may not look after that one keep what
    /// there is.
    /// </summary>
    /// <param name="isAsked">The field of the code was emptied.</param>
    private string CodeAfter(LocalText? name, bool isAsked)
    {
        var before = Proposed(Document.Name);
        var now = Proposed(name);
        return name is null || (before == now && !isAsked) || !HttpContext.May(AccessPolicies.Campaigns, now)
            ? Draft.Code
            : now;
    }

    private static string Proposed(LocalText? name) => ProposedCode.Of(name?.In("en"), "challenge");
}
