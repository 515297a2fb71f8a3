using System.Security.Claims;

namespace ChallengeHub.Web;

/// <summary>Tells of somebody who was let in a while ago whether he would be let in now.</summary>
public sealed class StillGood(Sessions sessions, ApiKeys keys)
{
    public async Task<bool> Is(ClaimsPrincipal user) => Visitor.Of(user).Kind switch
    {
        VisitorKind.Person => await SignedIn.Again(user, sessions) is not null,
        VisitorKind.Key => user.Identity!.Name == AdminKey.Author || await keys.IsGood(user.Identity.Name!),
        _ => false,
    };
}
