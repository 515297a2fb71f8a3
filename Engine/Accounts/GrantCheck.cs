namespace ChallengeHub;

/// <summary>
/// What a grant must bear: admins and their like need no scope, a director a team, a player his own code and campaign.
/// Pure.
/// </summary>
public static class GrantCheck
{
    public const int Most = 50;

    public static IEnumerable<(string Field, string Message)> Errors(IReadOnlyList<Grant> grants)
    {
        if (grants.Count is 0 or > Most)
            yield return ("grants", "must be 1 to 50");
        for (var i = 0; i < grants.Count; i++)
        {
            var (role, campaign, scope) = grants[i];
            if (campaign is not null && !Codes.IsValid(campaign))
                yield return ($"grants[{i}].campaign", Codes.Rule);
            if (scope is not null && !Codes.IsValid(scope))
                yield return ($"grants[{i}].scope", Codes.Rule);
            var scoped = role is AccountRole.Director or AccountRole.Rep or AccountRole.Prospector;
            if (scoped && campaign is null)
                yield return ($"grants[{i}].campaign", $"is needed for a {Word(role)}");
            if (scoped && scope is null)
                yield return (
                    $"grants[{i}].scope",
                    role == AccountRole.Director
                        ? "is needed: the director's team"
                        : "is needed: the participant's code"
                );
            if (!scoped && scope is not null)
                yield return ($"grants[{i}].scope", $"does not go with {Word(role)}");
            if (role == AccountRole.Admin && campaign is not null)
                yield return ($"grants[{i}].campaign", "does not go with admin: an admin sees all");
        }
    }

    private static string Word(AccountRole role) => role.ToString().ToLowerInvariant();
}
