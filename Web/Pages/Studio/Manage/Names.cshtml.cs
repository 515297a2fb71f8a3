using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// What a launched challenge and its teams are called, in both languages, and the teams' colours; a team is added
/// here, and one without players removed.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns), RequestFormLimits(ValueCountLimit = RulesEditor.MostFields)]
public sealed class ManageNames(StudioDesk studio) : ManagePage(studio)
{
    public override ManageSection Section => ManageSection.Names;
    public NamesForm Form { get; private set; } = new();

    public void OnGet() => Form = NamesForm.Of(Campaign.Document, Lang);

    public async Task<IActionResult> OnPost(NamesForm form)
    {
        Form = form;
        var errors = new FieldErrors();
        return await Keep(form.Read(Campaign.Document, code => PeopleOf(code) > 0), errors);
    }

    /// <summary>As walls show it now.</summary>
    public string? ColourOf(string? team) => TeamColours.Of(Campaign.Document.Teams).GetValueOrDefault(team ?? "");

    public int PeopleOf(string? team) => View.Participants.Count(x => x.Team == team);
}
