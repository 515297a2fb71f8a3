using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// Step 3: three big numbers, and bonus rules by choosing; each is said as a sentence while it is typed.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns), RequestFormLimits(ValueCountLimit = RulesEditor.MostFields)]
public sealed class RulesStep(StudioDesk studio) : StepPage(studio)
{
    public override DraftStep Step => DraftStep.Rules;
    public RulesEditor Editor { get; private set; } = null!;

    public void OnGet()
    {
        Editor = Edit(RulesForm.Of(Document.Rules, Reading()));
        SaySaved();
    }

    public async Task<IActionResult> OnPost(RulesForm form)
    {
        form.Tidy();
        Anchor = RuleButtons.Press(form, Go, Draft.Document.Whole());
        Editor = Edit(form);
        return await Keep(
            Draft.Document with
            {
                Campaign = Document with { Rules = Editor.Read.Rules },
            },
            Editor.Read.Typed
        );
    }

    /// <summary>What the form says as it stands, for the page's script; nothing is kept.</summary>
    public IActionResult OnPostSentences(RulesForm form) => new JsonResult(Edit(form).Spoken());

    protected override IReadOnlyDictionary<string, string[]> FaultsOf(DraftDocument document, FieldErrors typed) =>
        Editor.FaultsToSay;

    private RulesEditor Edit(RulesForm form)
    {
        var read = form.Read(Document.Rules, Reading(), Studio.Themes.For(Document.Theme));
        return new(this, form, read, Draft.Document.Whole(), Formatter) { Stale = Draft.Document.Stale };
    }

    private RuleReading Reading() => RuleReading.Of(Document, Lang);
}
