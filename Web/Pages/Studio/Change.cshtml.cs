using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChallengeHub.Web;

/// <summary>Other rules for a running campaign: first what differs from those in force and from when, in words, then a new version.</summary>
[Through(Doors.Campaigns), RequestFormLimits(ValueCountLimit = RulesEditor.MostFields)]
public sealed class ChangeView(StudioDesk studio) : LaunchedPage(studio)
{
    private const string Preview = "preview", Save = "save";

    public RulesEditor Editor { get; private set; } = null!;
    public string? From { get; private set; }
    /// <summary>Of the campaign that the form was made of.</summary>
    public long Version { get; private set; }
    /// <summary>Null until it was asked for.</summary>
    public IReadOnlyList<RuleDifference>? Differences { get; private set; }
    /// <summary>Null: from the moment of saving on.</summary>
    public DateTimeOffset? EffectiveFrom { get; private set; }
    public int NextVersion => View.RuleSets.Count + 1;

    public void OnGet() => (Editor, Version) = (Edit(RulesForm.Of(Campaign.Document.Rules, Reading())), Campaign.Mark);

    public async Task<IActionResult> OnPost(RulesForm form, string? from, long version, string? go)
    {
        (From, Version) = (from, version);
        form.Tidy();
        RuleButtons.Press(form, go, Campaign.Document);
        Editor = Edit(form);
        IsUnsaved = true;
        if (go is not (Preview or Save)) return Page();
        var errors = Editor.Told.Typed;
        var effective = Typed.Moment(from, Campaign.Zone, errors, "rulesEffectiveFrom");
        EffectiveFrom = effective;
        if (errors.Count > 0 || Editor.FaultsToSay.Count > 0) return Wrong(errors);
        if (effective < Now) return Wrong([("rulesEffectiveFrom", "must not lie in the past: nothing is re-scored silently")]);
        Differences = RuleDifference.Of(RuleSets.At(View.RuleSets, Now).Rules, Editor.Told.Rules);
        if (go == Preview) return Page();
        if (await Try(() => Studio.Campaigns.Put(Code, Campaign.Document with { Rules = Editor.Told.Rules, RulesEffectiveFrom = effective }, new Expectation(Versions: [version]), HttpContext.By())))
            return LocalRedirect($"~/studio/{Code}/run?changed=1");
        if (Response.StatusCode == StatusCodes.Status412PreconditionFailed) (Fault, Version) = (Say("changeStale"), Campaign.Mark);
        return Page();
    }

    public IActionResult OnPostSentences(RulesForm form) => new JsonResult(Edit(form).Spoken());

    private PageResult Wrong(IEnumerable<(string Field, string Message)> errors)
    {
        Faults = Editor.FaultsToSay.Concat(errors.GroupBy(x => x.Field).Where(x => !Editor.FaultsToSay.ContainsKey(x.Key)).Select(x => KeyValuePair.Create(x.Key, x.Select(y => y.Message).ToArray()))).ToDictionary();
        (Fault, Response.StatusCode) = (Say("changeFaulty"), StatusCodes.Status400BadRequest);
        return Page();
    }

    private RulesEditor Edit(RulesForm form) => new(this, form, form.Read(Campaign.Document.Rules, Reading(), Studio.Themes.For(Campaign.Document.Theme)), Campaign.Document, Tongue);

    private RuleReading Reading() => RuleReading.Of(Campaign.Document, Lang);
}
