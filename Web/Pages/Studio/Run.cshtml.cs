using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>A launched campaign: its rules' versions with what each changed, and the way to end it early. It is never paused.</summary>
[Through(Doors.Campaigns)]
public sealed class RunView(StudioDesk studio) : LaunchedPage(studio)
{
    public IReadOnlyList<RuleVersion> Versions { get; private set; } = [];
    public string? Reason { get; private set; }

    public void OnGet()
    {
        if (Request.Query.ContainsKey("launched")) Done = Say("launched");
        if (Request.Query.ContainsKey("changed")) Done = Say("saved");
        Show();
    }

    public async Task<IActionResult> OnPostEnd(string? reason)
    {
        Reason = reason;
        if (await Try(() => Typed.Text(reason) is { } told
            ? Studio.Campaigns.End(Code, HttpContext.By(), told)
            : throw Refusal.Invalid("reason", "is required"))) Done = Say("endedNow");
        await Load();
        Show();
        return Page();
    }

    private void Show() => Versions = RuleVersion.Of(View, Now);
}
