namespace ChallengeHub;

/// <summary>
/// What a grant must have: admins and their like need no scope, a director a team, a player his own code and campaign.
/// Pure.
/// </summary>
public static class GrantCheck
{
    public const int Most = 50;

    public static IEnumerable<FieldError> Errors(IReadOnlyList<Grant> grants)
    {
        if (grants.Count is 0 or > Most)
            yield return new FieldError("grants", "grant-count");

        for (var i = 0; i < grants.Count; i++)
        {
            var (role, campaign, scope) = grants[i];
            if (campaign is not null && !Codes.IsValid(campaign))
                yield return new FieldError($"grants[{i}].campaign", Codes.Rule);
            if (scope is not null && !Codes.IsValid(scope))
                yield return new FieldError($"grants[{i}].scope", Codes.Rule);

            var scoped = role is AccountRole.Director or AccountRole.Rep or AccountRole.Prospector;
            if (scoped && campaign is null)
                yield return new FieldError($"grants[{i}].campaign", "grant-needs-campaign", Word(role));
            if (scoped && scope is null)
                yield return new FieldError(
                    $"grants[{i}].scope",
                    role == AccountRole.Director ? "grant-needs-team" : "grant-needs-player"
                );
            if (!scoped && scope is not null)
                yield return new FieldError($"grants[{i}].scope", "grant-needless-scope", Word(role));
            if (role == AccountRole.Admin && campaign is not null)
                yield return new FieldError($"grants[{i}].campaign", "admin-everywhere");
        }
    }

    private static string Word(AccountRole role) => role.ToString().ToLowerInvariant();
}
