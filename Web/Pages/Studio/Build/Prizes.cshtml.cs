using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Step 4: what can be won, on which board, and how.</summary>
[RequireAccess(AccessPolicies.Campaigns), RequestFormLimits(ValueCountLimit = RulesEditor.MostFields)]
public sealed class PrizesStep(StudioDesk studio) : StepPage(studio)
{
    public override DraftStep Step => DraftStep.Prizes;
    public List<PrizeForm> Forms { get; private set; } = [];
    public ObjectivesForm Objectives { get; private set; } = new();
    public string? Budget { get; private set; }

    public PrizesEditor Editor => new(this, Forms, Draft.Document.Whole(), Formatter) { Stale = Draft.Document.Stale };

    public ObjectivesFields Targets =>
        ObjectivesFields.Of(this, Objectives, board => TargetNames.Of(Draft.Document, board));

    public void OnGet()
    {
        Forms = [.. Document.Prizes.Select(x => PrizeForm.Of(x, Lang))];
        Objectives = ObjectivesForm.Of(Draft.Document.Aimed().Targets);
        Budget = Typed.Of(Document.Budget);
        SaySaved();
    }

    public async Task<IActionResult> OnPost(List<PrizeForm> prizes, ObjectivesForm objectives, string? budget)
    {
        Forms = prizes;
        Objectives = objectives;
        Budget = budget;
        Anchor = PrizeButtons.Press(Forms, Go);
        var errors = new FieldErrors();
        var campaign = Document with
        {
            Prizes = PrizeForm.ReadAll(Forms, Document.Prizes, errors),
            Budget = Typed.Number(Budget, errors, "budget"),
        };
        return await Keep((Draft.Document with { Campaign = campaign, Targets = Objectives.Read() }).Aimed(), errors);
    }
}
