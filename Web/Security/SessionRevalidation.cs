using System.Security.Claims;

namespace ChallengeHub.Web;

/// <summary>Tells of somebody who was let in a while ago whether he would be let in now.</summary>
public sealed class SessionRevalidation(Sessions sessions, ApiKeys keys, Screens screens)
{
    /// <summary>The same with what he may do now; null: he would not be let in.</summary>
    public async Task<ClaimsPrincipal?> Again(ClaimsPrincipal user)
    {
        if (Caller.Of(user).Kind == CallerKind.Person)
            return await SignedIn.Again(user, sessions);
        return await Is(user) ? user : null;
    }

    private async Task<bool> Is(ClaimsPrincipal user) =>
        Caller.Of(user).Kind switch
        {
            CallerKind.Key => user.Identity!.Name == AdminKey.Author || await keys.IsGood(user.Identity.Name!),
            // a redirected one reconnects, with its new campaign
            CallerKind.Screen => await screens.Find(long.Parse(user.Identity!.Name![Screen.AuthorPrefix.Length..]))
                is { } screen
                && Caller.Of(user).Campaigns.Contains(screen.Showing.Campaign),
            _ => false,
        };
}
