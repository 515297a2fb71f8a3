namespace ChallengeHub.Web;

/// <summary>The front door: the challenges, with the way to everything that the reader may do with each.</summary>
[RequireAccess(AccessPolicies.Boards)]
public sealed class IndexView(StudioDesk studio, FirstSteps first) : ChallengesPage(studio, first)
{
    public Task OnGet() => Load();
}
