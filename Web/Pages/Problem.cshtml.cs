namespace ChallengeHub.Web;

/// <summary>What a person sees in place of a page that is not there or not open.</summary>
[Through(Doors.Open)]
public sealed class ProblemView(Themes themes, Accounts accounts) : OfficePage(themes, accounts)
{
    public string Title { get; private set; } = "";

    public void OnGet(int status) => Title = Say(status is 403 or 404 or 429 ? $"problem{status}" : "problem");

    public void OnPost(int status) => OnGet(status);
}
