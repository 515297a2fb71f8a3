namespace ChallengeHub.Web;

/// <summary>What roles are called.</summary>
public static class RoleWords
{
    public static string Of(AccountRole role) => T.Of($"role{role}");

    /// <summary>"Director · lyon · hollywood".</summary>
    public static string Of(Grant grant) =>
        string.Join(" · ", new[] { Of(grant.Role), grant.Scope, grant.Campaign }.Where(part => part is not null));
}
