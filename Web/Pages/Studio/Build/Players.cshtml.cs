using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Step 2: teams and players, pasted or uploaded from a spreadsheet.</summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class PlayersStep(StudioDesk studio) : StepPage(studio)
{
    public override DraftStep Step => DraftStep.Players;
    public PlayerListForm List { get; private set; } = null!;

    public void OnGet()
    {
        List = PlayerListForm.Saved(Draft.Document, Lang);
        SaySaved();
    }

    public async Task<IActionResult> OnPost()
    {
        List = await PlayerListForm.Sent(Request, Draft.Document, Lang);
        var errors = new FieldErrors();
        if (List.FileFault is { } fault)
            errors.Add(fault);
        // what can be read is looked at before it is kept; what cannot is kept as text, with its faults
        if (Go == Next && errors.Count == 0 && List is { IsSeen: false, Read.Faults.Count: 0 })
        {
            IsUnsaved = true;
            return Page();
        }
        var answer = await Keep(List.On(Draft.Document), errors);
        if (List.Read.Faults.Count == 0 && Faults.ContainsKey("players"))
            List.Fault = Field("players", T.PlayerList).Fault;
        return answer;
    }
}
