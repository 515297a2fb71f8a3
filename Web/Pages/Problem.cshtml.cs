using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// What a person sees in place of a page that is not there or not open, or of a form that could not be taken: that one
/// is not asked for its token again.
/// </summary>
[RequireAccess(AccessPolicies.Open), IgnoreAntiforgeryToken]
public sealed class ProblemView(Themes themes, Accounts accounts) : StaffPage(themes, accounts)
{
    public string Title { get; private set; } = "";

    public int Status { get; private set; }

    public void OnGet(int status)
    {
        Status = status;
        Title = status is 400 or 403 or 404 or 429 ? T.Of($"problem{status}") : T.Problem;
    }

    public void OnPost(int status) => OnGet(status);
}
