using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// Ends a challenge before its time, for good: by typing its name, with a reason that the audit keeps. It is never
/// paused.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class ManageEnd(StudioDesk studio) : ManagePage(studio)
{
    public override ManageSection Section => ManageSection.End;
    public string? Reason { get; private set; }
    public string? Confirmed { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(string? reason, string? typed)
    {
        Reason = reason;
        Confirmed = typed;
        var errors = new FieldErrors();
        errors.If(Typed.Text(reason) is null, "reason", "required");
        errors.If(!IsItsName(Typed.Text(typed)), "typed", Typed.Text(typed) is null ? "required" : "not-the-name");
        if (errors.Count > 0)
        {
            Faults = ErrorSentences.ByField(errors, Lang);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        return await Try(() => Studio.Campaigns.End(Code, HttpContext.By(), Typed.Text(reason)))
            ? LocalRedirect($"~/studio/{Code}/manage?ended=1")
            : Page();
    }

    private bool IsItsName(string? text) =>
        Language.Known.Any(language =>
            string.Equals(Campaign.Document.Name!.In(language), text, StringComparison.CurrentCultureIgnoreCase)
        );
}
