using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// Step 5: theme, screens, and what few need to change. In another theme the old theme's names follow; those that a
/// person wrote are asked about.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class LookStep(StudioDesk studio) : StepPage(studio)
{
    private const string Names = "names";

    public override DraftStep Step => DraftStep.Look;

    /// <summary>Few say more of their leads: who does takes the step above.</summary>
    protected override DraftStep Following => DraftStep.Review;
    public LookForm Form { get; private set; } = new();
    public IReadOnlyList<Theme> All => [.. Studio.Themes.All];

    /// <summary>Written for another theme, and not looked at since; none: nothing is asked.</summary>
    public IReadOnlyList<HandName> Asked =>
        Draft.Document.NamesOfTheme is null ? [] : NamesInTheme.ByHand(Draft.Document, ChosenTheme);
    public Theme ChosenTheme => Studio.Themes.For(Document.Theme);
    public string OldTheme =>
        Studio.Themes.Find(Draft.Document.NamesOfTheme ?? "")?.Name.In(Lang) ?? Draft.Document.NamesOfTheme ?? "";

    /// <summary>The draft's wall as the form has it; by the script as it is being chosen.</summary>
    public string Preview => Url.Content($"~/studio/{Draft.Code}/build/preview");

    public void OnGet()
    {
        Form = LookForm.Of(Document);
        SaySaved();
    }

    public async Task<IActionResult> OnPost(LookForm form, List<HandNameForm> names)
    {
        Form = form;
        var errors = new FieldErrors();
        var document = form.Read(Document, errors);
        if (document.Theme != Document.Theme && !await Studio.Checked.Knows(document.Theme))
        {
            errors.Add("theme", ThemeChecked.Unknown);
            document = document with { Theme = Document.Theme };
        }
        return await Keep(Named(document, names), errors);
    }

    protected override IReadOnlyDictionary<string, string[]> FaultsOf(DraftDocument document, FieldErrors typed)
    {
        var faults = base.FaultsOf(document, typed);
        return document.NamesOfTheme is null
            ? faults
            : faults.Append(KeyValuePair.Create(Names, new[] { "namesAsked" })).ToDictionary();
    }

    private DraftDocument Named(CampaignDocument document, List<HandNameForm> answers)
    {
        var before = Draft.Document;
        var theme = Studio.Themes.For(document.Theme);
        if (answers.Count > 0)
            document = NamesInTheme.Answered(document, answers, theme);
        if (document.Theme == Document.Theme)
            return before with { Campaign = document, NamesOfTheme = answers.Count > 0 ? null : before.NamesOfTheme };
        var followed = before with
        {
            Campaign = document with { Rules = NamesInTheme.Follow(document.Rules, Studio.Themes.All, theme) },
        };
        var origin = before.NamesOfTheme ?? Document.Theme;
        return followed with
        {
            NamesOfTheme = origin == document.Theme || NamesInTheme.ByHand(followed, theme).Count == 0 ? null : origin,
        };
    }
}
