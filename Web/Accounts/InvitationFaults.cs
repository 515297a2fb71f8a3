namespace ChallengeHub.Web;

/// <summary>What is missing or wrong in a form about a person, in the reader's words: each field by its
/// name.</summary>
public static class InvitationFaults
{
    public static IReadOnlyDictionary<string, string[]> Of(IReadOnlyList<FieldError> errors, Invitation invitation) =>
        errors
            .GroupBy(x => x.Field)
            .ToDictionary(
                x => x.Key,
                x =>
                    x.Select(error => Word(error, invitation) is { } word ? T.Of(word) : ErrorSentences.Of(error))
                        .ToArray()
            );

    private static string? Word(FieldError error, Invitation invitation) =>
        (error.Field, error.Code) switch
        {
            ("email", _) => invitation.Email.Length == 0 ? "missingEmail" : "wrongEmail",
            ("name", _) when invitation.Name.Length == 0 => "missingName",
            ("grants", _) when invitation.Grants.Count == 0 => "missingRoles",
            (_, "role-missing") => "missingRole",
            (_, "grant-needs-campaign") => "missingChallenge",
            (_, "admin-everywhere") => "adminEverywhere",
            (_, "grant-needs-team") => "missingTeam",
            (_, "grant-needs-player") => "missingPlayer",
            (_, "grant-needless-scope") => "needlessScope",
            (_, Codes.Rule) => "wrongCode64",
            _ => null,
        };
}
