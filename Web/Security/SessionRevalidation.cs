using System.Security.Claims;

namespace ChallengeHub.Web;

/// <summary>Tells of somebody who was let in a while ago whether he would be let in now.</summary>
public sealed class SessionRevalidation(Sessions sessions, ApiKeys keys, Screens screens)
{
    public async Task<bool> Is(ClaimsPrincipal user) =>
        Caller.Of(user).Kind switch
        {
            CallerKind.Person => await SignedIn.Again(user, sessions) is not null,
            CallerKind.Key => user.Identity!.Name == AdminKey.Author || await keys.IsGood(user.Identity.Name!),
            // a redirected one reconnects, with its new campaign
            CallerKind.Screen => await screens.Find(long.Parse(user.Identity!.Name![Screen.AuthorPrefix.Length..]))
                is { } screen
                && Caller.Of(user).Campaigns.Contains(screen.Showing.Campaign),
            _ => false,
        };
}
