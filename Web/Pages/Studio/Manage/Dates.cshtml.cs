using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// What a launch fixes: shown with the reason once it has begun, changed before, or taken back to a draft.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class ManageDates(StudioDesk studio) : ManagePage(studio)
{
    public override ManageSection Section => ManageSection.Dates;
    public DatesForm Form { get; private set; } = new();

    public void OnGet() => Form = DatesForm.Of(Campaign);

    public async Task<IActionResult> OnPost(DatesForm form)
    {
        Form = form;
        if (Fixed is not null)
            return Firm();
        var errors = new FieldErrors();
        var document = form.Read(Campaign, errors);
        Notes = HasDraws ? [(SamePeriods(document) ? T.ManageRelaunch : T.ManageSeeds)] : [T.ManageRelaunch];
        return await Keep(
            document,
            errors,
            () => Studio.Campaigns.Reschedule(Code, document, new Expectation(Versions: [Version]), HttpContext.By())
        );
    }

    public async Task<IActionResult> OnPostReopen()
    {
        Form = DatesForm.Of(Campaign);
        if (Fixed is not null)
            return Firm();

        if (
            await Try(() =>
                Studio.Drafts.Reopen(
                    Code,
                    new Expectation(Versions: [Version]),
                    column => T.Of($"head{column}"),
                    HttpContext.By()
                )
            )
        )
            return LocalRedirect(StudioDesk.Address(Code, DraftStep.Review));

        if (Response.StatusCode == StatusCodes.Status412PreconditionFailed)
        {
            Fault = T.ManageStale;
            Version = Campaign.Mark;
        }

        return Page();
    }

    /// <summary>What going back to a draft means here.</summary>
    public IEnumerable<string> Reopening
    {
        get
        {
            yield return T.ManageReopenLead;
            if (HasDraws)
                yield return T.ManageReopenSeeds;
            if (View.Participants.Count(x => !x.Active) is var left and > 0)
                yield return T.FormatManageReopenLeft($"{left}");
            if (View.RuleSets.Any(x => x.Version > 1 && x.EffectiveFrom > Campaign.StartsAt))
                yield return T.ManageReopenRules;
        }
    }

    public IReadOnlyList<string> Settings =>
        Campaign.Document is var document
            ?
            [
                ReviewWords.Window(document with { EndsAt = Campaign.End }, Formatter),
                ReviewWords.Periods(document, Formatter),
                ReviewWords.GraceOf(document, Formatter),
                .. ReviewWords.FreezeOf(document, Formatter) is { } freeze ? new[] { freeze } : [],
                .. ReviewWords.CeremonyOf(document) is { } ceremony ? new[] { ceremony } : [],
                ReviewWords.Ties(document),
                ReviewWords.TeamScoreOf(document),
                $"{T.Currency}: {document.Currency}",
            ]
            : [];

    private bool HasDraws => Campaign.Document.Prizes.Any(x => x.Raffle is not null || x.Stock is not null);

    private bool SamePeriods(CampaignDocument document) =>
        Campaign.Document is var before
        && (document.StartsAt, document.EndsAt, document.TimeZone, document.Periods.Every)
            == (before.StartsAt, before.EndsAt, before.TimeZone, before.Periods.Every);

    /// <summary>It began while the form stood open.</summary>
    private IActionResult Firm()
    {
        Fault = T.Of($"manageFixed{Fixed}");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
