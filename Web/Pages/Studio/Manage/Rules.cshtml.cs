using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// The rules of a launched challenge: every version with what it changed, and the form that makes the next one.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns), RequestFormLimits(ValueCountLimit = RulesEditor.MostFields)]
public sealed class ManageRules(StudioDesk studio) : ManagePage(studio)
{
    public override ManageSection Section => ManageSection.Rules;
    public RulesEditor Editor { get; private set; } = null!;

    /// <summary>From when on the next version holds; empty: from the moment of saving.</summary>
    public string? From { get; private set; }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<RuleVersion> Versions => RuleVersion.Of(View, Now);

    /// <summary>"for what happens from 1 April 2026 on · in force".</summary>
    public string Holds(RuleVersion version)
    {
        var since = version.Set.Version == 1 ? T.EffectiveAlways : T.FormatEffectiveFrom(At(version.Set.EffectiveFrom));
        return version.InForce ? $"{since} · {T.VersionInForce}" : since;
    }

    public void OnGet() => Editor = Edit(RulesForm.Of(Campaign.Document.Rules, Reading()));

    public async Task<IActionResult> OnPost(RulesForm form, string? from)
    {
        From = from;
        form.Tidy();
        Anchor = RuleButtons.Press(form, Go, Campaign.Document);
        Editor = Edit(form);
        if (Go is not (Preview or Save))
            return Page();

        var errors = new FieldErrors();
        var wrong = Editor.Read.Errors(Campaign.Document);
        var effective = Typed.Moment(from, Campaign.Zone, errors, "rulesEffectiveFrom");
        errors.If(effective < Now, "rulesEffectiveFrom", "rules-in-past");
        if (errors.Count > 0 || wrong.Count > 0)
            return Refuse([.. wrong, .. errors]);

        Notes =
        [
            T.FormatNextVersion(n: $"{View.RuleSets.Count + 1}", when: effective is { } at ? At(at) : T.MomentOfSaving),
        ];

        return await Keep(Campaign.Document with { Rules = Editor.Read.Rules, RulesEffectiveFrom = effective }, errors);
    }

    /// <summary>What the form says as it stands, for the page's script; nothing is kept.</summary>
    public IActionResult OnPostSentences(RulesForm form) => new JsonResult(Edit(form).Spoken());

    protected override string FieldName(string field) =>
        field == "rulesEffectiveFrom" ? T.EffectiveFromField : base.FieldName(field);

    private RulesEditor Edit(RulesForm form) =>
        new(
            this,
            form,
            form.Read(Campaign.Document.Rules, Reading(), Studio.Themes.For(Campaign.Document.Theme)),
            Campaign.Document,
            Formatter
        );

    private RuleReading Reading() => RuleReading.Of(Campaign.Document, Lang);
}
