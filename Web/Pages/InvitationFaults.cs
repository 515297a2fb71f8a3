namespace ChallengeHub.Web;

/// <summary>What is missing or wrong in a form about a person, in the reader's words: each field by its
/// name.</summary>
public static class InvitationFaults
{
    public static IReadOnlyDictionary<string, string[]> Of(
        IReadOnlyDictionary<string, string[]> faults,
        Invitation told,
        string language
    ) =>
        faults.ToDictionary(
            x => x.Key,
            x =>
                x.Value.Select(fault => Word(x.Key, fault, told) is { } word ? StaffWords.Say(language, word) : fault)
                    .ToArray()
        );

    private static string? Word(string field, string fault, Invitation told) =>
        field switch
        {
            "email" => told.Email.Length == 0 ? "missingEmail" : "wrongEmail",
            "name" when told.Name.Length == 0 => "missingName",
            "grants" when told.Grants.Count == 0 => "missingRoles",
            _ when field.EndsWith("].campaign", StringComparison.Ordinal) => OfCampaign(fault),
            _ when field.EndsWith("].scope", StringComparison.Ordinal) => OfScope(fault),
            _ => null,
        };

    private static string OfCampaign(string fault) =>
        fault.StartsWith("is needed", StringComparison.Ordinal) ? "missingChallenge"
        : fault.StartsWith("does not go", StringComparison.Ordinal) ? "adminEverywhere"
        : "wrongCode64";

    private static string OfScope(string fault) =>
        fault == "is needed: the director's team" ? "missingTeam"
        : fault.StartsWith("is needed", StringComparison.Ordinal) ? "missingPlayer"
        : fault.StartsWith("does not go", StringComparison.Ordinal) ? "needlessScope"
        : "wrongCode64";
}
