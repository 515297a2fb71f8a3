using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>How a launched challenge looks, which boards its screens show, how much of its people, and who
/// vouches for its leads.</summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class ManageLook(StudioDesk studio) : ManagePage(studio)
{
    public override ManageSection Section => ManageSection.Look;
    public LookForm Form { get; private set; } = new();
    public IReadOnlyList<Theme> All => [.. Studio.Themes.All];

    public void OnGet() => Form = LookForm.Of(Campaign.Document);

    public async Task<IActionResult> OnPost(LookForm form)
    {
        Form = form;
        var errors = new FieldErrors();
        var before = Campaign.Document;
        // the rest of the builder's form stands among the dates and settings
        return await Keep(
            form.Read(before, errors) with
            {
                Ties = before.Ties,
                TeamScore = before.TeamScore,
                Periods = before.Periods,
                Rates = RatesText.Read(form.Rates, before.Rates, errors),
            },
            errors
        );
    }
}
