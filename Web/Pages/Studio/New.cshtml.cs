using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Begins a challenge: a preset, a name and days.</summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class NewView(StudioDesk studio) : StaffPage(studio.Themes, studio.Accounts)
{
    public BasicsForm Form { get; private set; } = new();
    public string Preset { get; private set; } = ChallengeHub.Web.Preset.First;

    /// <summary>Sent twice, the form begins one draft.</summary>
    public string FormId { get; private set; } = Guid.CreateVersion7().ToString("N");
    public bool MayCreate => StudioDesk.MayCreate(HttpContext);
    public IReadOnlyList<Theme> Presets =>
        [.. studio.Themes.All.OrderBy(x => x.Code != ChallengeHub.Web.Preset.First).ThenBy(x => x.Code)];

    /// <summary>The zone is the latest campaign's, or was typed.</summary>
    public bool IsSettled { get; private set; } = true;

    public async Task OnGet()
    {
        var latest = (await studio.Campaigns.All()).OrderByDescending(x => x.Id).FirstOrDefault()?.Document;
        Form = BasicsForm.New(studio.Clock.GetUtcNow(), latest, Lang);
        IsSettled = latest is not null;
    }

    public async Task<IActionResult> OnPost(BasicsForm form, string? preset, string? formId)
    {
        if (!MayCreate)
            return Forbid();

        Form = form;
        Preset = preset ?? Preset;
        FormId = Typed.Text(formId) ?? FormId;
        var errors = new FieldErrors();
        var document = form.Read(
            new DraftDocument { Campaign = ChallengeHub.Web.Preset.Of(studio.Themes.For(Preset)), Form = FormId },
            errors
        );

        var wrong = ErrorSentences.ByField(
            errors.Concat(document.Errors().Where(x => StudioDesk.StepOf(x.Field) == DraftStep.Basics)).Distinct(),
            Lang
        );

        Draft? draft = null;

        // what nothing is known of is no draft yet; with a name it is kept, whatever else is missing
        if (
            document.Campaign.Name is null
            || !await Try(async () =>
                draft = await studio.Drafts.Begin(
                    Typed.Text(form.Code) ?? form.ProposedCode,
                    document,
                    Typed.Text(form.Code) is not null,
                    HttpContext.By()
                )
            )
        )
        {
            if (Faults.Count == 0)
            {
                Faults = wrong;
                Response.StatusCode = StatusCodes.Status400BadRequest;
            }
            return Page();
        }

        return LocalRedirect(StudioDesk.Address(draft!.Code, wrong.Count > 0 ? DraftStep.Basics : DraftStep.Players));
    }
}
