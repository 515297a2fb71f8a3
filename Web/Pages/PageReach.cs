namespace ChallengeHub.Web;

/// <summary>Whose "why this score?" the reader may open, and which line is his own.</summary>
/// <param name="Teams">A director's.</param>
public sealed record PageReach(bool All, IReadOnlyList<string> Codes, IReadOnlyList<string> Teams)
{
    public static PageReach Of(Visitor visitor, string campaign)
    {
        var here = visitor.Grants.Where(grant => grant.Campaign == campaign && grant.Scope is not null).ToLookup(grant => grant.Role, grant => grant.Scope!);
        return new PageReach(visitor.ReachesAll(campaign), [.. here[AccountRole.Rep], .. here[AccountRole.Prospector]], [.. here[AccountRole.Director]]);
    }
}
